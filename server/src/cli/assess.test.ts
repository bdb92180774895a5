import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { fillMonth, period } from '../testing/month-of-orders.ts'
import { setUpSmallCentre, units } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { assessCommand } from './assess.ts'
import type { AssessOptions } from './assess.ts'
import { readSettings, Stop } from './settings.ts'

const database = useTestDatabase()
let folder: string
let options: AssessOptions
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yihu-assess-'))
  options = { scheme: 'xiangtan-2023-10', format: 'json', out: join(folder, 'out.json') }
})
afterEach(async () => {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const header =
  '单位,有效工单量,按时办结量,延期量,联系反馈当事人量,系统满意率,抽查回访满意率,驳回总量,知识库建设,工作配合,加分项'
const row = (unit: string, rest = '10,9,1,10,80%,90%,0,20,5,0') => `${unit},${rest}`

describe('a table of counts', () => {
  it('is assessed', async () => {
    const result = await assessed([
      header,
      row('岳塘区人民政府'),
      row('市医保局', '１０,10,0,10,80,90,0,20,5,0'),
    ])
    expect(result.groups.flatMap(({ rows }) => rows.map(({ unit }) => unit))).toEqual([
      '岳塘区人民政府',
      '市医保局',
    ])
  })

  it('as Chinese Excel writes it (GB 18030) is the same', async () => {
    const utf8 = await assessed([header, row('市医保局')])
    // “市医保局” and the header in GB 18030 would need an encoder Node does not have; the unit alone tells.
    const bytes = Buffer.concat([
      Buffer.from(
        'unit,valid_orders,on_time_count,delay_count,contact_count,system_satisfaction_rate_pct,spot_check_satisfaction_rate_pct,rejected_count,knowledge_base_score,cooperation_score,bonus\r\n',
      ),
      Buffer.from('cad0d2bdb1a3bed6', 'hex'),
      Buffer.from(',10,9,1,10,80%,90%,0,20,5,0\r\n'),
    ])
    expect((await assessed(bytes)).groups).toEqual(utf8.groups)
  })

  it.each<[string, string[], string[]]>([
    [
      'a unit twice',
      [header, row('市医保局'), row('市医保局')],
      [':3:1:', '单位“市医保局”与第 2 行重复', 'repeats line 2'],
    ],
    ['an unknown column', [`${header},颜色`, `${row('市医保局')},红`], [':1:12:', '颜色']],
    ['a column missing', ['单位,有效工单量', '市医保局,10'], [':1:', '按时办结量']],
    [
      'no number',
      [header, row('市医保局', '十,9,1,10,80%,90%,0,20,5,0')],
      [':2:2:', '“十”不是数', 'is not a number'],
    ],
    [
      'a negative count',
      [header, row('市医保局', '-1,0,1,0,80%,90%,0,20,5,0')],
      [':2:2:', '不能为负', 'may not be negative'],
    ],
    [
      'more closed than there were',
      [header, row('市医保局', '10,11,1,10,80%,90%,0,20,5,0')],
      [':2:3:', '大于', 'exceeds'],
    ],
    [
      'a rate beyond 100 %',
      [header, row('市医保局', '10,9,1,10,101%,90%,0,20,5,0')],
      [':2:6:', '不能超过 100%', 'may not exceed'],
    ],
    ['a unit the scheme does not know', [header, row('没有的单位')], ['没有的单位']],
    [
      'a quotation mark that is never closed',
      [header, `"市医保局,10`],
      ['不是有效的 CSV', 'not a valid CSV'],
    ],
    ['no rows', [header], ['表中没有数据行', 'the table has no rows']],
    ['nothing', [''], ['表中没有数据行', 'the table has no rows']],
  ])('with %s is refused, line and column named', async (_, lines, words) => {
    const stop = await stopped(lines)
    expect(stop.exitCode).toBe(2)
    for (const word of words) expect(stop.message).toContain(word)
    expect(stop.message).toMatch(/\p{Script=Han}/u)
    expect(stop.message).toMatch(/[a-z]{3}/)
    expect(await readdir(folder)).toEqual(['counts.csv'])
  })
})

describe('what is asked wrongly', () => {
  it.each<[string, Partial<AssessOptions>, string[]]>([
    [
      'an unknown scheme',
      { scheme: 'nope', period },
      ['没有考核方案“nope”', 'There is no scheme “nope”', 'xiangtan-2023-10'],
    ],
    [
      'a scheme file that is not there',
      { scheme: '/nowhere/scheme.yaml', period },
      ['读不了文件', 'cannot be read'],
    ],
    ['a month that is none', { period: '2023-13' }, ['“2023-13”不正确', '“2023-13” is none']],
    ['no month at all', {}, ['请用 --period', '--period']],
    ['an unknown format', { period, format: 'pdf' }, ['没有格式“pdf”', 'no format “pdf”']],
    ['a workbook without a file', { period, format: 'xlsx', out: '' }, ['--out']],
    ['a ledger without counts', { period, ledger: 'ledger.csv' }, ['--counts']],
    [
      'a table that is not there',
      { counts: '/nowhere/counts.csv' },
      ['读不了文件', 'cannot be read', 'ENOENT'],
    ],
  ])('%s is refused before any database is opened', async (_, wrong, words) => {
    const { out, ...rest } = { ...options, ...wrong }
    const stop = await stopOf({ ...rest, ...(out ? { out } : {}) })
    expect(stop.exitCode).toBe(2)
    for (const word of words) expect(stop.message).toContain(word)
    expect(await readdir(folder)).toEqual([])
  })

  it('an out file in a folder that is not there is said, with 1', async () => {
    const out = join(folder, 'missing', 'out.json')
    await writeFile(join(folder, 'counts.csv'), `${header}\n${row('市医保局')}\n`)
    const stop = await stopOf({ ...options, counts: join(folder, 'counts.csv'), out })
    expect(stop).toMatchObject({ exitCode: 1, message: expect.stringContaining('文件夹不存在') })
    expect(stop.message).toContain('the folder does not exist')
    expect(await readdir(folder)).toEqual(['counts.csv'])
  })

  it('an out file that is a folder is said, with 1, and stays', async () => {
    await writeFile(join(folder, 'counts.csv'), `${header}\n${row('市医保局')}\n`)
    const stop = await stopOf({ ...options, counts: join(folder, 'counts.csv'), out: folder })
    expect(stop).toMatchObject({ exitCode: 1, message: expect.stringContaining(folder) })
    expect(await readdir(folder)).toEqual(['counts.csv'])
    const beside = (await readdir(join(folder, '..'))).filter(
      (name) => name.startsWith(basename(folder)) && name.endsWith('.part'),
    )
    expect(beside).toEqual([])
  })

  it.each(['-1', '65536', 'http', '80.5'])('a port %s is no port', (port) => {
    expect(() => readSettings({ YIHU_PORT: port })).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining(port) }),
    )
  })
})

describe('from the database', () => {
  it('says that there is no centre, then which there are, then assesses the one that is named', async () => {
    expect((await stopOf({ ...options, period })).message).toContain('There is no centre')
    const small = await setUpSmallCentre(database.storage)
    const empty = await stopOf({ ...options, period })
    expect(empty).toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('There are no orders to assess in 2023-10'),
    })
    await setUpSmallCentre(database.storage, { code: 'second' })
    expect((await stopOf({ ...options, period })).message).toContain('small, second')
    expect((await stopOf({ ...options, period, centre: 'third' })).message).toContain('small, second')

    await fillMonth(small)
    for (const unit of [units[0], units[1]])
      await sql`insert into manual_scores values (${small.centre.centreId}, ${period}, 'knowledge_base_score', ${small.unitId(unit)},
        20, '评定', ${small.userId('assessor')}, now())`.execute(database.storage.owner)
    await assessCommand(settings(), { ...options, period, centre: 'small' })
    expect((await result()).groups.map(({ rows }) => rows.map(({ unit }) => unit))).toEqual([
      [units[0]],
      [units[1]],
    ])
  })
})

function settings() {
  return readSettings({ DATABASE_URL: database.url, YIHU_DATA_DIR: join(folder, 'data') })
}

interface Printed {
  groups: { rows: { unit: string }[] }[]
}

async function assessed(table: readonly string[] | Buffer): Promise<Printed> {
  const counts = join(folder, 'counts.csv')
  await writeFile(counts, table instanceof Buffer ? table : `${table.join('\n')}\n`)
  await assessCommand(settings(), { ...options, counts })
  return result()
}

async function result(): Promise<Printed> {
  return JSON.parse(await readFile(join(folder, 'out.json'), 'utf8')) as Printed
}

async function stopped(lines: readonly string[]): Promise<Stop> {
  const counts = join(folder, 'counts.csv')
  await writeFile(counts, `${lines.join('\n')}\n`)
  return stopOf({ ...options, counts })
}

/** The refusal a command ends in; an assessment that succeeds, or any other error, fails the test. */
async function stopOf(asked: AssessOptions): Promise<Stop> {
  const error: unknown = await assessCommand(settings(), asked).then(
    () => new Error('it was not refused'),
    (reason: unknown) => reason,
  )
  if (error instanceof Stop) return error
  throw error
}
