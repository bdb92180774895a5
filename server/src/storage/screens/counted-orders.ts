/** So many orders are counted and can be paged through; beyond them a list is too long to be worked from. */
export const countedOrders = 10_000
