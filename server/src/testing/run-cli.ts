import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url))

export interface CliResult {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CliCall {
  readonly env?: Readonly<Record<string, string>>
  /** Folder it is run in; that of the test, when left out. */
  readonly cwd?: string
  /** A shell script around the program, which is its `"$@"`; for limits and disks of its own. */
  readonly script?: string
  /** What runs the shell, for example `unshare -m`. */
  readonly launcher?: readonly string[]
}

/** Runs `yihu …` as a process of its own, the way people do, and waits for its end. */
export function runCli(
  args: readonly string[],
  { env = {}, cwd, script, launcher = [] }: CliCall = {},
): Promise<CliResult> {
  const program = [process.execPath, main, ...args]
  const [command = '', ...rest] =
    script === undefined ? program : [...launcher, 'sh', '-c', script, 'yihu', ...program]
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    })
    const said = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, ...said }))
  })
}
