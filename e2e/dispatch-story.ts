import { randomUUID } from 'node:crypto'
import type { OrderView } from '@yihu/contract/orders'
import type { Browser } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import type { Desk } from './desk.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre, ServedCentreOptions } from './served-centre.ts'

/** A story at the dispatch desk: a centre, a browser, units by their place in the list, appeals taken in beforehand. */
export interface DispatchStory {
  readonly browser: Browser
  readonly centre: ServedCentre
  readonly units: readonly string[]
  /** Somebody at a desk of their own; leaves when the work is done. */
  as(login: string, work: (desk: Desk) => Promise<void>): Promise<void>
  /** The handler of a unit on the page of an order. */
  atUnit(unit: string, order: OrderView, work: (desk: Desk) => Promise<void>): Promise<void>
  /** Takes an appeal in, as the agent would. */
  takeIn(title: string, change?: Readonly<Record<string, unknown>>): Promise<OrderView>
  end(): Promise<void>
}

export async function beginStory(options: ServedCentreOptions = {}): Promise<DispatchStory> {
  const centre = await serveCentre(new Date(), options)
  const browser = await launchBrowser()
  const agent = await signIn(browser, centre, 'agent')
  const reference = await agent.page.request.get('/api/reference-data')
  const { units } = (await reference.json()) as { units: { name: string }[] }
  const as: DispatchStory['as'] = async (login, work) => {
    const desk = await signIn(browser, centre, login)
    await work(desk)
    await desk.leave()
  }
  return {
    browser,
    centre,
    units: units.map(({ name }) => name),
    as,
    atUnit: async (unit, order, work) =>
      as(await centre.loginOf(unit), async (desk) => {
        await desk.go(`/orders/${order.orderId}`)
        await work(desk)
      }),
    takeIn: async (title, change = {}) => {
      const data = {
        channelCode: 'phone',
        kind: 'complaint',
        title,
        content: `市民来电反映：${title}，多次联系均互相推诿，希望明确责任单位尽快处理。`,
        categoryCode: '0701',
        appellantName: '陈小明',
        appellantPhone: '15400012345',
        address: '建设北路28号',
        ...change,
      }
      const headers = { 'idempotency-key': randomUUID() }
      const reply = await agent.page.request.post('/api/appeals', { data, headers })
      if (!reply.ok()) throw new Error(`the appeal was refused: ${await reply.text()}`)
      return (await reply.json()) as OrderView
    },
    end: async () => {
      await browser.close()
      await centre.stop()
    },
  }
}

/** Looks for an order in the queue that is open. */
export async function find(desk: Desk, words: string): Promise<void> {
  const box = desk.page.getByRole('searchbox', { name: '工单编号或标题' })
  await box.fill(words)
  await box.press('Enter')
  await desk.page.waitForURL(/[?&]q=/)
}

/** Signs and asks for return, the way a handler does it on the order's page. */
export async function askReturn(desk: Desk, reason: string, suggested: string): Promise<void> {
  await desk.act('签收')
  await desk.act('申请退单', async () => {
    await desk.page.getByRole('combobox', { name: '原因类别' }).click()
    await desk.page.locator('.ant-select-item-option').first().click()
    await desk.fill('理由', reason)
    await desk.fill('职责依据', '本单位职能配置、内设机构和人员编制规定')
    await desk.choose('建议承办单位', suggested)
  })
}

/** Opens an order of a queue of the dispatch desk by its title, found among others by some words of it. */
export async function openInQueue(desk: Desk, queue: string, title: string, words = title): Promise<void> {
  await desk.go('/desks/dispatch')
  await desk.page.getByRole('navigation', { name: '待办队列' }).getByText(queue).click()
  await find(desk, words)
  await desk.page.getByRole('button', { name: new RegExp(title) }).click()
  const chosen = desk.page.getByRole('region', { name: '所选工单' })
  await chosen.getByRole('heading', { name: new RegExp(title) }).waitFor()
}
