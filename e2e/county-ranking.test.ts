import type { APIRequestContext, Browser } from 'playwright-core'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import { expectAccessible } from './expect-accessible.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'

/* The figures of three counties and four calls to each, and the ranking they give: as published of March 2023. */

const counties = ['湘乡市人民政府', '湘潭县人民政府', '韶山市人民政府'] as const
const text = [
  '县市区,有效来电,接通率,在线办结率,按时办结率,回访率,满意率,数据准确度',
  `${counties[0]},4829,89.89,76.62,99.76,100.00,73.11,30`,
  `${counties[1]},4321,85.88,71.40,99.949,99.00,73.54,30`,
  `${counties[2]},945,92.91,88.42,100.00,100.00,74.30,30`,
].join('\n')
/** Their means are those printed for the first county: 8.75, 10, 37.5, 24.75, 10. */
const calls = [
  ['10', '10', '40', '25', '10'],
  ['10', '10', '37', '24', '10'],
  ['10', '10', '36.5', '25', '10'],
  ['5', '10', '36.5', '25', '10'],
]
let served: ServedCentre
let browser: Browser

beforeAll(async () => {
  served = await serveCentre(new Date())
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

test(
  'the ranking of the counties opens down to the calls they were tested with',
  { timeout: 90_000 },
  async () => {
    const desk = await signIn(browser, served, 'assessor')
    const { page } = desk
    await record(page.request, served)
    await desk.go(`/assessment?scheme=xiangtan-2023-03-counties&period=${served.period}`)
    await page.getByRole('button', { name: '运行考核' }).click()
    const row = page.getByRole('row').filter({ hasText: '湘乡市' })
    await row.waitFor()
    const printed = await row.getByRole('gridcell').or(row.getByRole('cell')).allTextContents()
    for (const cell of ['89.89%', '18.98', '8.75', '37.50', '24.75', '27.30']) expect(printed).toContain(cell)
    await row.getByText('37.50', { exact: true }).click()
    await page.getByText('拨打 1 次，振铃 9 秒，接通：业务解答不全').first().waitFor()
    await expectAccessible(page)
    await desk.leave()
  },
)

/** What the pages of the counties are for has stories of its own. */
async function record(request: APIRequestContext, { period, ids }: ServedCentre): Promise<void> {
  const post = async (path: string, data: object) => {
    const reply = await request.post(path, { headers: { 'idempotency-key': randomUUID() }, data })
    expect(reply.status(), await reply.text()).toBe(201)
    return (await reply.json()) as { tests: { dialTestId: string; version: number; unitId: string }[] }
  }
  await post('/api/county-figures', { period, text, source: '县级平台月报' })
  const { tests } = await post('/api/dial-campaigns', {
    name: '本月拨测',
    period,
    callsPerUnit: 4,
    fromOn: `${period}-01`,
    untilOn: `${period}-28`,
    startsAt: '08:30',
    endsAt: '17:30',
    inWorkingHours: false,
    unitIds: counties.map((name) => ids.unitIds.get(name)),
  })
  for (const unitId of new Set(tests.map((one) => one.unitId)))
    for (const [index, { dialTestId, version }] of tests.filter((one) => one.unitId === unitId).entries()) {
      const [voiceMenu, connection, service, knowledge, callbackService] = calls[index] ?? []
      await post(`/api/dial-tests/${dialTestId}`, {
        version,
        record: {
          dialledAt: new Date(Date.now() - 60_000).toISOString(),
          ringSeconds: 9,
          attempts: 1,
          isConnected: true,
          scores: { voiceMenu, connection, service, knowledge, callbackService },
          findings: '业务解答不全',
        },
      })
    }
}
