import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../testing/run-cli.ts'
import type { CliResult } from '../testing/run-cli.ts'
import { useTestDatabase } from '../testing/test-database.ts'

/** Each of these starts a process, which takes seconds; what a command decides by itself is tested beside it. */
const slow = { timeout: 60_000 }
const database = useTestDatabase()
const counts = fileURLToPath(new URL('../../data/replays/xiangtan-2023-10/annex1.csv', import.meta.url))
const assess = ['assess', '--scheme', 'xiangtan-2023-10', '--counts', counts, '--format', 'json']
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yihu-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('yihu', () => {
  it('assesses a table of counts without any database', slow, async () => {
    const dataDir = join(folder, 'not-needed')
    const result = await runCli(assess, {
      env: { YIHU_DATA_DIR: dataDir, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' },
    })
    expect(result).toMatchObject({ exitCode: 0, stderr: '' })
    const { scheme, groups } = JSON.parse(result.stdout) as { scheme: string; groups: { rows: object[] }[] }
    expect(scheme).toBe('xiangtan-2023-10')
    expect(groups.flatMap(({ rows }) => rows)).toHaveLength(55)
    expect(groups[0]?.rows[0]).toMatchObject({ rank: 1, unit: '岳塘区人民政府', total_score: 96.77 })
    expect(await readdir(folder)).toEqual([])
  })

  it('ends with 2 where it was asked wrongly: an option left out', slow, async () => {
    expect(await runCli(['assess'])).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('--scheme'),
    })
  })

  it('ends with 2 where it was asked wrongly: an unknown month to replay', slow, async () => {
    const result = await runCli(['replay', 'nowhere-2023-10'], { env: { DATABASE_URL: database.url } })
    expectStop(result, 2, [
      '没有可回放的月份“nowhere-2023-10”',
      'There is no month “nowhere-2023-10”',
      'xiangtan-2023-10',
    ])
    const { rows } = await database.storage.pool.query('select 1 from centres')
    expect(rows).toEqual([])
  })

  it('ends with 1 where it failed: the port is taken, and nothing was started for it', slow, async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    try {
      const dataDir = join(folder, 'not-started')
      const result = await runCli(['serve'], { env: { YIHU_PORT: String(port), YIHU_DATA_DIR: dataDir } })
      expectStop(result, 1, [`端口 ${port} 已被占用`, `Port ${port} is taken`])
      expect(await readdir(folder)).toEqual([])
    } finally {
      other.close()
    }
  })

  it('ends with 1 where the database cannot be reached, and never prints its password', slow, async () => {
    const result = await runCli(['doctor'], {
      env: { DATABASE_URL: 'postgresql://yihu:geheim@127.0.0.1:1/yihu' },
    })
    expectStop(result, 1, ['连接不上数据库 127.0.0.1:1', 'The database at 127.0.0.1:1 cannot be reached'])
    expect(result.stderr + result.stdout).not.toContain('geheim')
  })
})

describe('a file that cannot be written whole is not written', () => {
  it('when the file size limit is reached', slow, async () => {
    const out = join(folder, 'limited.json')
    await writeFile(out, 'the old one')
    // The unit of the limit is 512 or 1024 bytes, by the shell; the result has some thirty thousand.
    const result = await runCli([...assess, '--out', out], { script: 'ulimit -f 4; "$@"' })
    expectStop(result, 1, ['超过文件大小限制', 'the file size limit is reached', out])
    expect(await readdir(folder)).toEqual(['limited.json'])
    await rm(out)
  })

  it('when the disk is full', slow, async ({ skip }) => {
    // A small disk of its own, in a mount name space that ends with the process.
    const mount = `mount -t tmpfs -o size=8k tmpfs ${folder}`
    const script = `${mount} || exit 99; "$@"; code=$?; echo "left: $(ls -A ${folder})"; exit $code`
    const result = await runCli([...assess, '--out', join(folder, 'full.json')], {
      script,
      launcher: ['unshare', '-m'],
    }).catch((error: Error) => ({ exitCode: 99, stdout: '', stderr: error.message }))
    if (result.exitCode === 99 || result.stderr.startsWith('unshare'))
      skip(`no small disk to fill: ${result.stderr.trim()}`)
    expect(result.stderr).toContain('磁盘已满')
    expect(result.stderr).toContain('the disk is full')
    expect(result).toMatchObject({ exitCode: 1, stdout: 'left: \n' })
  })
})

/** A refusal in words: Chinese and English on the error stream, nothing on the other, no stack. */
function expectStop(result: CliResult, exitCode: number, words: readonly string[]): void {
  expect(result).toMatchObject({ exitCode, stdout: expect.any(String) })
  for (const word of words) expect(result.stderr).toContain(word)
  expect(result.stderr).not.toMatch(/\n\s+at /)
}
