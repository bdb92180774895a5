import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../testing/run-cli.ts'

/* `yihu assess` on somebody's own files, in a folder of theirs, with no database to be found. */

const slow = { timeout: 60_000 }
const files = ['lanqiao.yaml', 'lanqiao-counts.csv', 'lanqiao-ledger.csv']
const [scheme = '', counts = '', ledger = ''] = files
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yihu-anywhere-'))
  for (const name of files)
    await copyFile(
      fileURLToPath(new URL(`../../../docs/examples/${name}`, import.meta.url)),
      join(folder, name),
    )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('yihu assess outside the repository', () => {
  it('gives the scorecard of a city nobody has seen as JSON, and leaves nothing behind', slow, async () => {
    const result = await assess('--counts', counts, '--ledger', ledger, '--period', '2026-01')
    expect(result).toMatchObject({ exitCode: 0, stderr: '' })
    const { groups, items } = JSON.parse(result.stdout) as Scored
    const rows = groups.flatMap((group) => group.rows)
    expect(rows.map(({ unit, rank, grade, total_score }) => [unit, rank, grade, total_score])).toEqual([
      ['东岚区', 1, 'A', 117.48],
      ['西岚区', 2, 'B', 88.75],
      ['南桥县', 3, 'D', 61],
      ['市城管局', 1, 'C', 130.3],
      ['市住建局', 2, 'C', 75],
      ['市水务公司', 1, 'B', 110.9],
      ['市图书馆', null, undefined, 114.1],
    ])
    expect(items).toContainEqual({
      unit: '南桥县',
      kind: '月度考评',
      reason: '本月考核等级为 D',
      points: '-0.5',
      rule: 'grade_d',
    })
    expect((await readdir(folder)).toSorted()).toEqual(files.toSorted())
  })

  it('reads a table as Excel saves it, and needs no ledger', slow, async () => {
    const table = await readFile(join(folder, counts), 'utf8')
    await writeFile(join(folder, 'excel.csv'), `\uFEFF${table.replaceAll('\n', '\r\n')}`)
    const result = await assess('--counts', 'excel.csv')
    expect(result).toMatchObject({ exitCode: 0, stderr: '' })
    const { groups } = JSON.parse(result.stdout) as Scored
    // Without the two points entered: 5 + 40 + 25.1 + 26.375 + 20 − 1
    expect(groups[0]?.rows[0]).toMatchObject({ unit: '东岚区', total_score: 115.48 })
  })

  it('says where the file is wrong, and ends with 2', slow, async () => {
    const text = await readFile(join(folder, scheme), 'utf8')
    await writeFile(join(folder, 'broken.yaml'), text.replace('by: total_score', 'by: 总得分（150 分）'))
    const result = await runCli(['assess', '--scheme', 'broken.yaml', '--counts', counts], { cwd: folder })
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
    expect(result.stderr).toMatch(
      /^broken\.yaml:\d+:7: “总得分（150 分）”是名称，这里要写它的键“total_score” \/ "总得分/m,
    )
  })
})

interface Scored {
  readonly groups: readonly {
    readonly rows: readonly { unit: string; rank: number | null; grade?: string; total_score: number }[]
  }[]
  readonly items: readonly object[]
}

/** No address of a database and no folder for one: there is none to be used. */
function assess(...rest: readonly string[]) {
  return runCli(['assess', '--scheme', scheme, ...rest, '--format', 'json'], {
    cwd: folder,
    env: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', YIHU_DATA_DIR: '/nowhere' },
  })
}
