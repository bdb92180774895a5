/** A text of a log entry's fields; nothing when the field is not there. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
