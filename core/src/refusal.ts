/**
 * A refusal is an answer the caller must handle: the request was understood and may not be done.
 * A defect (a broken invariant, a lost connection) throws instead (design law 8).
 */
export interface Refusal<Code extends string = string> {
  readonly ok: false
  /** Stable code from the catalogue; clients decide by it. */
  readonly code: Code
  /** The values the message names, for example the state the order is in. */
  readonly details?: Readonly<Record<string, unknown>>
}

export interface Accepted<Value> {
  readonly ok: true
  readonly value: Value
}

export type Result<Value, Code extends string = string> = Accepted<Value> | Refusal<Code>

/** Wraps a value as the good outcome of a `Result`. */
export function accepted<Value>(value: Value): Accepted<Value> {
  return { ok: true, value }
}

/** Makes a refusal; `details` are the values its message will name. */
export function refused<Code extends string>(code: Code, details?: Record<string, unknown>): Refusal<Code> {
  return details === undefined ? { ok: false, code } : { ok: false, code, details }
}
