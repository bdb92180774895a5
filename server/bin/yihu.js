#!/usr/bin/env node
// Runs the command line under the Node that npm brought with the project, whichever Node started this file.
import { spawn } from 'node:child_process'
// As a whole: Node 20, which may start this file, has no enableCompileCache, and a named import of it would not load.
import * as modules from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = join(dirname(fileURLToPath(import.meta.url)), '../src/cli/main.ts')
const enough = Number(process.versions.node.split('.')[0]) >= 24

if (enough) {
  // The second start finds what the first one compiled.
  modules.enableCompileCache()
  await import(main)
} else {
  const ours = modules.createRequire(import.meta.url).resolve('node/bin/node')
  const child = spawn(ours, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 1 : (code ?? 1)
  })
}
