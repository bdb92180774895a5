import { Logger } from 'graphile-worker'

const worthSaying: readonly string[] = ['error', 'warning']

/** Only warnings and errors of the queue are worth a line on the console. */
export function quietLogger(): Logger {
  return new Logger(() => (level, message) => {
    if (worthSaying.includes(level)) process.stderr.write(`jobs: ${message}\n`)
  })
}
