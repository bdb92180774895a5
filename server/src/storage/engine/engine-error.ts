/** Why a database could not be opened. The first group is the embedded engine's, the second an outside database's. */
export type EngineErrorCode =
  | 'dataDirectoryInUse'
  | 'dataDirectoryUnusable'
  | 'platformUnsupported'
  | 'noUnprivilegedAccount'
  | 'engineStartFailed'
  | 'databaseUrlInvalid'
  | 'databaseUnreachable'
  | 'databaseLoginRefused'
  | 'databaseMissing'
  | 'databaseTooOld'
  | 'databaseEncodingWrong'
  | 'databaseLocaleWrong'

/** The same sentence twice: what is wrong, and what to do. Never holds a password. */
export interface EngineMessage {
  readonly zh: string
  readonly en: string
}

/** Thrown by the embedded engine; `openDatabase` turns it into a refusal. `message` is both languages, one a line. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: EngineErrorCode
  readonly text: EngineMessage
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: EngineErrorCode, text: EngineMessage, details: Record<string, unknown> = {}) {
    super(`${text.zh}\n${text.en}`)
    this.code = code
    this.text = text
    this.details = details
  }
}

/** The `code` of a Node or PostgreSQL error (`ENOENT`, `28P01`), or the empty string. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}
