/** So many orders are counted and can be paged through; beyond them a list is too long to be worked from. */
export const countedOrders = 10_000

/** From which sizes on a list is made another way; what it finds does not depend on them. */
export interface ListSizes {
  readonly counted: number
  /** Assignments from which on a unit's orders are looked up on the way through all orders. */
  readonly manyOfUnits: number
}

export const listSizes: ListSizes = { counted: countedOrders, manyOfUnits: 20_000 }
