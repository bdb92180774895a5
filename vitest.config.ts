import { defineConfig } from 'vitest/config'

/** Tests that ask the real engine, one for the whole run; all others need nothing but themselves. */
const onEngine = [
  'server/src/{operations,api,cli,jobs}/**/*.test.ts',
  'server/src/storage/*.test.ts',
  'server/src/storage/screens/*.test.ts',
  'server/src/replay/{article-task-month,county-month,play,run-replay,live-day/play-live-day}.test.ts',
]
const builtIn = ['**/node_modules/**']

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Machines that test are often small and busy; a test that hangs is still found.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['{core,contract,web,server,bench}/src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          exclude: [...builtIn, ...onEngine],
        },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          include: onEngine,
          exclude: builtIn,
          globalSetup: 'server/src/testing/start-engine.ts',
          // The files keep no state outside their databases, and share what takes long to load.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          globalSetup: 'e2e/start-demonstration.ts',
          fileParallelism: false,
          // Two cores share a database, a server and a browser; the report names what was tried twice.
          retry: 1,
        },
      },
    ],
  },
})
