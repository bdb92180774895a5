import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DataLock } from './data-lock.ts'
import type { DataPlace } from './data-place.ts'
import { EngineError } from './engine-error.ts'
import type { NativeBinaries } from './native-binaries.ts'
import { isReady, signal } from './postmaster-file.ts'
import { cannotRun, runProgram, spawnOptions } from './run-program.ts'
import type { Transport } from './transport.ts'

export interface Postmaster {
  readonly pid: number
  /** Ends the server: fast, then immediate (which costs a crash recovery, but no data), then by force. */
  stop(): Promise<void>
  /** Settles when the process has ended, wanted or not. */
  readonly ended: Promise<void>
}

const lingeringPatience = 15_000
const recoveryReport = 10_000

/** Starts the server and waits until it takes connections. The crash recovery before that may take its time. */
export async function startPostmaster(
  place: DataPlace,
  binaries: NativeBinaries,
  transport: Transport,
  lock: DataLock,
  log: (line: string) => void,
): Promise<Postmaster> {
  for (const end = Date.now() + lingeringPatience; ; await sleep(300)) {
    const started = await tryStart(place, binaries, transport, lock, log)
    if ('stop' in started) return started
    // Backends of a postmaster killed just now hold its shared memory for a moment.
    if (
      /lock file .* already exists|shared memory block .* still in use/.test(started.said) &&
      Date.now() < end
    )
      continue
    throw startFailed(place, started.said)
  }
}

async function tryStart(
  place: DataPlace,
  binaries: NativeBinaries,
  transport: Transport,
  lock: DataLock,
  log: (line: string) => void,
): Promise<Postmaster | { said: string }> {
  // Not in `log/`: that folder is the account's, and root must not open files by names another may have planted.
  const outputFile = join(place.dir, 'start.log')
  const output = openSync(outputFile, 'w', 0o600)
  // detached: Ctrl-C in the terminal must reach us alone, who then stop the server after the last transaction.
  const child = spawn(binaries.postgres, ['-D', place.cluster, ...safeguards, ...transport.serverArguments], {
    ...spawnOptions(place),
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  let failure: Error | undefined
  let hasEnded = false
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      failure = error
      if (child.pid === undefined) end()
    })
    child.once('exit', () => end())
    const end = () => {
      hasEnded = true
      resolve()
    }
  })
  const { pid } = child
  if (pid !== undefined) lock.record({ postmasterPid: pid })

  for (let nextReport = Date.now() + recoveryReport; !isReady(place.cluster, pid);) {
    if (hasEnded && failure !== undefined) throw cannotRun(binaries.postgres, failure)
    if (hasEnded || pid === undefined) return { said: readFileSync(outputFile, 'utf8').trim() }
    if (Date.now() > nextReport) {
      log('数据库正在恢复，请稍候… (the database is recovering from an unclean stop, please wait…)')
      nextReport = Date.now() + recoveryReport
    }
    await sleep(15)
  }
  if (pid === undefined) throw new Error('a ready server without a process id')
  // We do not keep Node alive for the server's sake: a command that forgets to stop it may end, and stops it so.
  child.unref()
  const dismissGuard = guardAgainstOurDeath(place, pid)
  void ended.then(dismissGuard)
  return { pid, ended, stop: () => stopChild(child, ended, place, binaries) }
}

/** Durability is a promise, so it is not left to a settings file. */
const safeguards = ['-c', 'fsync=on', '-c', 'full_page_writes=on', '-c', 'synchronous_commit=on']

/**
 * Stops the server when this process dies: by an exit handler, and against kill -9 by a small shell that waits on a
 * pipe which only we hold open. Should that shell be killed too, the next start finds the orphan and stops it.
 */
function guardAgainstOurDeath(place: DataPlace, pid: number): () => void {
  const interrupt = () => signal(pid, 'SIGINT')
  process.once('exit', interrupt)
  if (process.platform === 'win32') return () => process.off('exit', interrupt)

  const script = 'read -r word; [ "$word" = done ] || kill -INT "$1"'
  const guard = spawn('/bin/sh', ['-c', script, 'yihu-guard', String(pid)], {
    ...spawnOptions(place),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const ignore = () => {}
  guard.on('error', ignore)
  guard.stdin.on('error', ignore)
  guard.unref()
  if ('unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref()
  return () => {
    process.off('exit', interrupt)
    guard.stdin.end('done\n')
  }
}

async function stopChild(
  child: ChildProcess,
  ended: Promise<void>,
  place: DataPlace,
  binaries: NativeBinaries,
): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  if (process.platform === 'win32') {
    // There are no signals on Windows; pg_ctl knows the server's event.
    await runProgram(place, binaries.pgCtl, ['stop', '-D', place.cluster, '-m', 'fast', '-w', '-t', '60'])
  }
  const patience: [NodeJS.Signals, number][] = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ]
  for (const [name, milliseconds] of patience) {
    child.kill(name)
    const timer = new AbortController()
    const isOver = await Promise.race([
      ended.then(() => true),
      sleep(milliseconds, false, { signal: timer.signal }).catch(() => false),
    ])
    timer.abort()
    if (isOver) return
  }
}

function startFailed(place: DataPlace, said: string): EngineError {
  const tail = said.split('\n').slice(-8).join('\n')
  return new EngineError(
    'engineStartFailed',
    {
      zh: `数据库未能启动，日志见 ${place.log}。最后输出：\n${tail}`,
      en: `The database did not start; its log is in ${place.log}. It last said:\n${tail}`,
    },
    { log: place.log },
  )
}
