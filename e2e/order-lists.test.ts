import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { OrderPage, OrderView } from '@yihu/contract/orders'
import { unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { expectAccessible } from './expect-accessible.ts'
import { signIn } from './desk.ts'
import type { Desk } from './desk.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* A supervisor works from the list: keeps a view, reminds many units at once, takes it back, takes the list as a file. */

let centre: ServedCentre
let browser: Browser
let supervisor: Desk
// A place no other order of the demonstration is about.
const place = '河西新苑'
const search = encodeURIComponent(place)
const titles = [
  `${place}路灯不亮夜间出行不便`,
  `${place}垃圾堆积无人清运`,
  `${place}旁工地夜间施工扰民`,
  `${place}井盖破损存在隐患`,
  `${place}公交站牌信息有误`,
]
const waiting = `${place}住户咨询居住证`

beforeAll(async () => {
  centre = await serveCentre(new Date())
  browser = await launchBrowser()
  const agent = await signIn(browser, centre, 'agent')
  const orders: OrderView[] = []
  for (const title of [...titles, waiting]) orders.push(await post(agent, '/api/appeals', appealOf(title)))
  const units = (await get<{ units: { unitId: string }[] }>(agent, '/api/reference-data')).units
  await agent.leave()
  const dispatcher = await signIn(browser, centre, 'dispatcher')
  for (const [index, { orderId, version }] of orders.slice(0, titles.length).entries())
    await post(dispatcher, `/api/orders/${orderId}/actions`, {
      action: 'dispatch',
      version,
      fields: { unitId: units[index % 3]?.unitId },
    })
  await dispatcher.leave()
  supervisor = await signIn(browser, centre, 'supervisor')
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

describe('working from the list', { timeout: 180_000 }, () => {
  test('a filtered list is kept as a view, which a reload still has and an undo brings back', async () => {
    const { page } = supervisor
    await supervisor.go('/orders?state=dispatched&sort=handlingDueAt')
    await page.getByRole('button', { name: '保存当前视图' }).click()
    await page.getByLabel('视图名称').fill('办理中按到期')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    const chip = page.getByRole('button', { name: '办理中按到期', exact: true })
    await chip.waitFor()
    await supervisor.go('/orders')
    await page.getByRole('link', { name: waiting }).waitFor()
    await chip.click()
    await page.getByRole('link', { name: waiting }).waitFor({ state: 'detached' })
    expect(new URL(page.url()).searchParams.get('sort')).toBe('handlingDueAt')

    await page.getByRole('button', { name: '管理视图“办理中按到期”' }).click()
    await page.getByRole('menuitem', { name: '删除' }).click()
    await chip.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /撤\s?销/ }).click()
    await chip.waitFor()
  })

  test('a view begun with is what the list opens with', async () => {
    const { page } = supervisor
    await page.getByRole('button', { name: '管理视图“办理中按到期”' }).click()
    await page.getByRole('menuitem', { name: '打开列表时先显示' }).click()
    await page.getByLabel('默认').waitFor()
    await supervisor.go('/orders')
    await page.waitForURL(/state=dispatched/)
    await page.getByRole('button', { name: '全部工单' }).click()
    await page.getByRole('link', { name: waiting }).waitFor()
  })

  test('five units are reminded at once, and it is taken back before anything happened', async () => {
    const { page } = supervisor
    await supervisor.go(`/orders?state=dispatched&q=${search}`)
    await page.getByRole('link', { name: titles[0] ?? '' }).waitFor()
    await page.keyboard.press('Shift+X')
    await page.getByText('已选 5 件').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByText('已选 4 件').waitFor()
    await page.keyboard.press('x')
    await remind(page, 5)
    await page.getByText(/催办 5 件，\d+ 秒后开始/).waitFor()
    await page.getByRole('button', { name: /撤\s?销/ }).click()
    await page.getByText('催办已撤销，未对工单产生影响').waitFor()
    expect(await remindersOf(supervisor)).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('a queue of a desk opens as a list, with views, bulk and export, and stays that queue', async () => {
    const { page } = supervisor
    await supervisor.go('/desks/supervision')
    await page.getByRole('link', { name: /按列表处理/ }).click()
    await page.waitForURL(/\/orders\?.*queue=/)
    await page.getByRole('button', { name: '保存当前视图' }).waitFor()
    await page
      .getByRole('button', { name: /导\s?出/ })
      .first()
      .waitFor()
    await expectAccessible(page)
  })

  test('with all found, the one that cannot be reminded is named with its reason; the others are reminded', async () => {
    const { page } = supervisor
    await supervisor.go(`/orders?sort=acceptedAt&q=${search}`)
    await page
      .getByRole('checkbox', { name: /^选择 / })
      .first()
      .check()
    await page.getByRole('button', { name: '选择找到的全部（最多 500 件）' }).click()
    await page.getByText('已选 6 件').waitFor()
    await page.getByRole('button', { name: '批量操作', exact: true }).click()
    await page.getByRole('radio', { name: /催办.*5 件可以.*1 件不可以/ }).check()
    await page.getByText('工单现在的状态（待派单）不允许此操作').waitFor()
    await supervisor.fill('备注', '请于本周五前反馈办理进度。')
    await expectAccessible(page)
    await takePicture(page, 'order-bulk')
    await page.getByRole('button', { name: '确认催办 5 件' }).click()
    await page.getByText('催办完成 5 件，未完成 1 件').waitFor({ timeout: 40_000 })
    await page.reload()
    await page.getByText('催办完成 5 件，未完成 1 件').waitFor()
    await page.getByText('未完成的工单').click()
    await page.getByText('工单现在的状态（待派单）不允许此操作').waitFor()
    await takePicture(page, 'order-bulk-result')
    expect((await remindersOf(supervisor)).toSorted((a, b) => a - b)).toEqual([0, 1, 1, 1, 1, 1])
  })

  test('the list is taken as Excel and as CSV, masked', async () => {
    const { page } = supervisor
    await supervisor.go(`/orders?state=dispatched&q=${search}`)
    const workbook = unzipSync(await exported(page, '导出 Excel（.xlsx）'))
    const text = (name: string) => new TextDecoder().decode(workbook[name])
    for (const title of titles) expect(text('xl/worksheets/sheet2.xml')).toContain(title)
    expect(text('xl/worksheets/sheet2.xml')).not.toContain(waiting)
    expect(text('xl/worksheets/sheet2.xml')).not.toContain('陈小明')
    expect(text('xl/worksheets/sheet1.xml')).toContain('办理中')
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await exported(page, '导出 CSV'))
    expect(csv.startsWith('\uFEFF')).toBe(true)
    expect(csv).toContain(titles[0])
  })

  test('on a phone the list is cards, and nothing is wider than the screen', async () => {
    const { page } = supervisor
    await page.setViewportSize({ width: 390, height: 844 })
    await supervisor.go(`/orders?state=dispatched&q=${search}`)
    await page
      .getByRole('listitem')
      .filter({ hasText: titles[1] ?? '' })
      .waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await expectAccessible(page)
    await takePicture(page, 'orders-cards')
  })
})

async function remind(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: '批量操作', exact: true }).click()
  await page.getByRole('radio', { name: /催办/ }).check()
  await page.getByLabel('备注', { exact: true }).fill('请抓紧办理并联系市民。')
  await page.getByRole('button', { name: `确认催办 ${count} 件` }).click()
}

async function exported(page: Page, item: string): Promise<Uint8Array> {
  await page.getByRole('button', { name: '导出' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ])
  return readFile(await file.path())
}

async function remindersOf(desk: Desk): Promise<number[]> {
  const { rows } = await get<OrderPage>(desk, `/api/orders?q=${search}`)
  const orders = await Promise.all(rows.map(({ orderId }) => get<OrderView>(desk, `/api/orders/${orderId}`)))
  return orders.map(({ facts }) => facts.reminders)
}

async function get<Value>(desk: Desk, path: string): Promise<Value> {
  return (await (await desk.page.request.get(path)).json()) as Value
}

async function post(desk: Desk, path: string, data: object): Promise<OrderView> {
  const reply = await desk.page.request.post(path, { data, headers: { 'idempotency-key': randomUUID() } })
  expect(reply.ok(), await reply.text()).toBe(true)
  return (await reply.json()) as OrderView
}

function appealOf(title: string) {
  return {
    channelCode: 'phone',
    kind: 'assistance',
    title,
    content: `市民来电反映${title}，希望有关单位尽快处理。`,
    categoryCode: '0701',
    appellantName: '陈小明',
    appellantPhone: '15400012345',
  }
}
