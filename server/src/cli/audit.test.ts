import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../testing/run-cli.ts'

const slow = { timeout: 60_000 }
const clean = '本月共受理诉求1000件，其中咨询类620件，占62%；求助类250件，占25%；投诉类130件，占13%。'
const schemeOfTown = `
key: town
name: { zh: 城区考核, en: Town assessment }
version: 1
validFrom: 2026-01-01
rounding: { mode: halfUp, digits: 2, zeros: trim }
zeroByZero: zero
inputs:
  - { key: due, label: { zh: 派单量, en: Due }, kind: count }
  - { key: done, label: { zh: 办结量, en: Done }, kind: count }
columns:
  - { key: due, label: { zh: 派单量, en: Due }, input: due }
  - { key: score, label: { zh: 得分, en: Score }, formula: "percent(done, due)" }
groups:
  - { key: all, title: 全部, units: [东城区, 西城区] }
ranking: { by: score, method: dense }
`
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yihu-audit-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

describe('yihu audit', () => {
  it('ends with 0 when the figures agree, without any database', slow, async () => {
    const env = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }
    const result = await runCli(['audit', await file('clean.txt', clean)], { env })
    expect(result).toMatchObject({ exitCode: 0, stderr: '' })
    expect(result.stdout).toContain('共 0 处')
  })

  it('ends with 1 and names the place, what is printed and what comes out', slow, async () => {
    const path = await file('slipped.txt', clean.replace('占25%', '占28%'))
    const result = await runCli(['audit', path, '--format', 'json'])
    expect(result.exitCode).toBe(1)
    const { findings } = JSON.parse(result.stdout) as { findings: object[] }
    expect(findings).toMatchObject([
      { check: 'share', place: '第1段 求助类', printed: '250件，28%', recomputed: '25%' },
    ])
  })

  it('reads a document as JSON and says what is wrong with one', slow, async () => {
    const table = { title: '甲', header: ['单位', '派单量'], rows: [['东城区', '3']] }
    const good = await runCli([
      'audit',
      await file('good.json', JSON.stringify({ paragraphs: [clean], tables: [table] })),
    ])
    expect(good.exitCode).toBe(0)
    const bad = await runCli(['audit', await file('bad.json', JSON.stringify({ paragraphs: [3] }))])
    expect(bad.exitCode).toBe(2)
    expect(bad.stderr).toContain('paragraphs.0')
  })

  it('recomputes an annex by a scheme, and says when none is of it', slow, async () => {
    const scheme = await file('scheme.yaml', schemeOfTown)
    const annex = (score: string) =>
      `附件 1\n考核情况\n单位\t派单量\t办结量\t得分\n东城区\t50\t40\t80\n西城区\t20\t19\t${score}\n`
    const right = await runCli(['audit', await file('right.txt', annex('95')), '--scheme', scheme])
    expect(right).toMatchObject({ exitCode: 0, stderr: '' })
    const wrong = await runCli(['audit', '--scheme', scheme, await file('wrong.txt', annex('96'))])
    expect(wrong.exitCode).toBe(1)
    expect(wrong.stdout).toContain('西城区 得分\n    印出 printed 96；重算 recomputed 95')
    const other = await runCli(['audit', await file('other.txt', clean), '--scheme', scheme])
    expect(other.exitCode).toBe(2)
    expect(other.stderr).toMatch(/没有能按方案“城区考核”重算的表.*\n.*no table/su)
  })

  it.each(['missing.txt', 'picture.png'])('ends with 2 for %s', slow, async (name) => {
    if (name !== 'missing.txt') await file(name, 'x')
    const result = await runCli(['audit', join(folder, name)])
    expect(result.exitCode).toBe(2)
    expect(result.stderr).toMatch(/\p{Script=Han}.*\n.*[a-z]/su)
  })
})
