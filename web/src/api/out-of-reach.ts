import { ProblemError } from './problem-error.ts'

/**
 * Whether a request never came to a decision: no line, a proxy without a server behind it, a server that failed, is
 * starting or does not answer in time. It may be sent again; what the server refused may not.
 */
export function isOutOfReach(error: unknown): boolean {
  if (error instanceof ProblemError) return error.status >= 500
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')
}
