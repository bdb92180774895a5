import { Logger } from 'graphile-worker'

/** Only warnings and errors of the queue are worth a line on the console. */
export function quietLogger(): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') process.stderr.write(`jobs: ${message}\n`)
  })
}
