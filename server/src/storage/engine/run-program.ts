import { spawn } from 'node:child_process'
import type { SpawnOptions } from 'node:child_process'
import type { DataPlace } from './data-place.ts'
import { EngineError } from './engine-error.ts'

/**
 * How every PostgreSQL program is started: under the place's account, from a folder that account can enter, and with
 * an environment of our own. Strangers' PGDATA or PGPORT must not steer it, and LC_ALL=C keeps its messages English,
 * since we read some of them; the locale of the cluster is an argument of initdb.
 */
export function spawnOptions(place: DataPlace): SpawnOptions {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].map((name) => [name, process.env[name]] as const)
  return {
    cwd: place.dir,
    env: { ...Object.fromEntries(kept.filter(([, value]) => value !== undefined)), LC_ALL: 'C' },
    ...(place.account === undefined ? {} : { uid: place.account.uid, gid: place.account.gid }),
  }
}

/** Runs a program to its end; the result is its exit code and all it printed. */
export function runProgram(
  place: DataPlace,
  program: string,
  args: string[],
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...spawnOptions(place), stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer) => (output += chunk.toString())
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.on('error', (error) => reject(cannotRun(program, error)))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** ENOENT for a program that is there means that its loader is not: a system without glibc, such as Alpine. */
export function cannotRun(program: string, error: Error): EngineError {
  return new EngineError(
    'engineStartFailed',
    {
      zh: `无法运行 ${program}（${error.message}）。内置 PostgreSQL 需要 glibc 2.27 以上（Alpine 不支持）；也可设置 DATABASE_URL 使用外部 PostgreSQL。`,
      en: `Cannot run ${program} (${error.message}). The embedded PostgreSQL needs glibc 2.27 or newer (not Alpine); or set DATABASE_URL to use a PostgreSQL of your own.`,
    },
    { program },
  )
}
