import type { DialCampaignPageView } from '@yihu/contract/dial-test-routes'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { signedIn } from '../testing/api-client.ts'
import { setUpSmallCentre, units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const [first, second] = units
const period = '2023-10'
const heading = '单位,有效来电,接通率,在线办结率,按时办结率,回访率,满意率,数据准确度'
const table = [
  heading,
  '岳塘区,4829,89.89,76.62,99.76,100.00,73.11,30',
  `${second},945,92.91,88.42,100,100,74.30,28`,
]
const text = table.join('\r\n')

describe('county figures', () => {
  const enter = async (body: object) => (await api.as('assessor')).call('importCountyFigures', { body })

  it('are looked at before they are imported, with every problem', async () => {
    const assessor = await api.as('assessor')
    const preview = await assessor.call('previewCountyFigures', { body: { period, text } })
    expect(preview.value).toMatchObject({
      problems: [],
      replaced: [],
      rows: [{ unitName: first }, { unitName: second }],
    })
    const wrong = await assessor.call('previewCountyFigures', {
      body: { period, text: `${heading}\n丙县,1,101,1,1,1,1,1` },
    })
    expect(wrong.value.problems.map(({ zh }) => zh)).toEqual([
      '第 2 行第 1 列：没有“丙县”这个单位，请用单位名录中的名称或别名',
      '第 2 行第 3 列“接通率”为 101，超过 100，请核对（按百分数填写，如 89.89）',
    ])
    expect((await assessor.call('listCountyFigures', { query: { period } })).value).toEqual([])
  })

  it('are imported all or none, from a file as from a sheet that was copied', async () => {
    const half = await enter({ period, text: `${text}\n丙县,1,1,1,1,1,1,1`, source: '十月.csv' })
    expect(half.problem).toMatchObject({ status: 422, code: 'countyFiguresWrong' })
    const copied = text.replaceAll(',', '\t')
    const done = await enter({ period, text: copied, source: '十月月报.xlsx' })
    expect(done.status).toBe(201)
    expect(done.value).toMatchObject([
      { unitName: first, source: '十月月报.xlsx', author: 'assessor小王', figures: { connectRate: '89.89' } },
      { unitName: second, figures: { onTimeRate: '100', callbackRate: '100' } },
    ])
  })

  it('take the place of others only when asked to, and what stood there stays in the audit log', async () => {
    const again = { period, text: text.replace('89.89', '90.01'), source: '更正.csv' }
    expect((await enter(again)).problem).toMatchObject({ status: 409, code: 'countyFiguresThere' })
    const done = await enter({ ...again, replaces: true })
    expect(done.value[0]?.figures.connectRate).toBe('90.01')
    const { rows } = await sql<{ before: { figures: { connectRate: string }; author: string }[] }>`
      select details->'before' as before from audit_log where act = 'importCountyFigures' order by at desc limit 1`.execute(
      api.database.storage.owner,
    )
    expect(rows[0]?.before[0]).toMatchObject({ figures: { connectRate: '89.89' }, author: 'assessor小王' })
  })

  it.each([
    ['2023-13', 'invalidPeriod'],
    ['十月份', 'invalidPeriod'],
  ])('of “%s” are refused', async (wrong, code) => {
    expect((await enter({ period: `${wrong}  `.slice(0, 7), text, source: '一表' })).problem.code).toBe(code)
  })

  it('are entered by the assessor alone, and seen by no unit', async () => {
    const body = { period, text, source: '一表', replaces: true }
    expect((await (await api.as('supervisor')).call('importCountyFigures', { body })).problem.code).toBe(
      'notPermitted',
    )
    expect(
      (await (await api.as('unit01')).call('listCountyFigures', { query: { period } })).problem.code,
    ).toBe('notPermitted')
  })
})

describe('dial tests', () => {
  let campaign: DialCampaignPageView
  const plan = () => ({
    name: '十月拨测',
    period,
    callsPerUnit: 4,
    fromOn: '2023-10-09',
    untilOn: '2023-10-31',
    startsAt: '08:00',
    endsAt: '18:00',
    inWorkingHours: false,
    unitIds: [first, second].map((name) => api.small.unitId(name)),
  })
  const full = { voiceMenu: '10', connection: '10', service: '40', knowledge: '30', callbackService: '10' }
  const record = {
    dialledAt: '2023-10-10T02:00:00Z',
    ringSeconds: 12,
    attempts: 1,
    isConnected: true,
    scores: { ...full, service: '35.5' },
    findings: '未主动报工号',
  }

  beforeAll(async () => {
    campaign = (await (await api.as('supervisor')).call('planDialCampaign', { body: plan() })).value
  })

  it('are planned at times drawn within the window, from a seed that is kept', async () => {
    expect(campaign).toMatchObject({ state: 'open', planned: 8, made: 0, units: 2, startsAt: '08:00' })
    expect(campaign.seed).toBeGreaterThanOrEqual(0)
    const hours = campaign.tests
      .filter(({ unitName }) => unitName === first)
      .map(({ plannedAt }) => plannedAt.slice(0, 13).slice(-2))
    expect(new Set(hours).size).toBe(4)
  })

  it.each([
    [{ untilOn: '2023-11-02' }, 'outsidePeriod'],
    [{ endsAt: '07:00' }, 'endsBeforeStart'],
    [{ unitIds: ['00000000-0000-4000-8000-000000000000'] }, 'unknownUnit'],
    [{ startsAt: '02:00', endsAt: '03:00', inWorkingHours: true }, 'noTimeToDial'],
    [{ period: '2023-13' }, 'invalidPeriod'],
  ])('are not planned with %j', async (change, code) => {
    const refusal = await (
      await api.as('supervisor')
    ).call('planDialCampaign', { body: { ...plan(), ...change } })
    expect(refusal.problem.code).toBe(code)
  })

  it('are recorded once each, checked, and give the mean of the county', async () => {
    const tester = await api.as('callback')
    const tests = campaign.tests.filter(({ unitName }) => unitName === first)
    const [one] = tests
    const params = { dialTestId: one?.dialTestId ?? '' }
    const wrong = { ...record, scores: { ...full, knowledge: '30.5' } }
    const refusal = await tester.call('recordDialTest', { params, body: { version: 1, record: wrong } })
    expect(refusal.problem).toMatchObject({ status: 422, code: 'dialScoreInvalid' })
    for (const [index, service] of ['35.5', '35', '35', '35'].entries()) {
      const { status, value } = await tester.call('recordDialTest', {
        params: { dialTestId: tests[index]?.dialTestId ?? '' },
        body: { version: 1, record: { ...record, scores: { ...full, service } } },
      })
      expect(status).toBe(201)
      campaign = value
    }
    expect(campaign.results).toMatchObject([
      { unitName: first, made: 4, mean: { service: '35.125' }, total: '95.125' },
      { unitName: second, made: 0, mean: null, total: null },
    ])
    const twice = await tester.call('recordDialTest', { params, body: { version: 2, record } })
    expect(twice.problem.code).toBe('dialTestRecorded')
  })

  it('are corrected with a reason at the version seen', async () => {
    const tester = await api.as('teamleader')
    const test = campaign.tests.find(({ unitName }) => unitName === first)
    const params = { dialTestId: test?.dialTestId ?? '' }
    const body = { version: 1, record, reason: '复听录音后更正' }
    expect((await tester.call('correctDialTest', { params, body })).problem.code).toBe('staleVersion')
    const done = await tester.call('correctDialTest', {
      params,
      body: { ...body, version: 2, record: { ...record, scores: full, findings: '' } },
    })
    expect(done.value.tests.find(({ dialTestId }) => dialTestId === test?.dialTestId)?.record).toMatchObject({
      total: '100',
      tester: 'teamleader小王',
    })
    const open = campaign.tests.find(({ unitName }) => unitName === second)
    const early = { params: { dialTestId: open?.dialTestId ?? '' }, body: { ...body, version: 1 } }
    expect((await tester.call('correctDialTest', early)).problem.code).toBe('dialTestNotRecorded')
  })

  it('end once, and change no more', async () => {
    const supervisor = await api.as('supervisor')
    const params = { campaignId: campaign.campaignId }
    const ended = await supervisor.call('endDialCampaign', { params, body: { version: 1 } })
    expect(ended.value).toMatchObject({ state: 'ended', made: 4 })
    expect((await supervisor.call('endDialCampaign', { params, body: { version: 2 } })).problem.code).toBe(
      'dialCampaignEnded',
    )
    const left = campaign.tests.find(({ unitName }) => unitName === second)
    const late = { params: { dialTestId: left?.dialTestId ?? '' }, body: { version: 1, record } }
    expect((await supervisor.call('recordDialTest', late)).problem.code).toBe('dialCampaignEnded')
    expect((await supervisor.call('listDialCampaigns', { query: { state: 'open' } })).value).toEqual([])
  })

  it('are of their own centre and its staff', async () => {
    const unit = await api.as('unit02')
    await setUpSmallCentre(api.database.storage, { code: 'other' })
    const stranger = await signedIn(api.app, 'supervisor', 'other')
    const params = { campaignId: campaign.campaignId }
    expect((await stranger.call('getDialCampaign', { params })).problem.code).toBe('dialCampaignNotFound')
    expect((await stranger.call('listDialCampaigns')).value).toEqual([])
    expect((await stranger.call('listCountyFigures', { query: { period } })).value).toEqual([])
    expect((await unit.call('getDialCampaign', { params })).problem.code).toBe('notPermitted')
  })
})
