import type { OrderView } from '@yihu/contract/orders'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import type { Desk } from './desk.ts'
import { dispatchOrders } from './prepare-order.ts'
import { atAnyHour } from './any-hour.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'

/* An order goes down from the district to the street and the community, and its answer up again. */

const district = '岳塘区人民政府'
const street = '岳塘区建设路街道办事处'
const community = '建设路街道金桂社区'
const title = '河东小区楼道堆放杂物'
const limit = { validFrom: '2020-01-01', clause: '内部时限' }

let centre: ServedCentre
let browser: Browser
let order: OrderView

beforeAll(async () => {
  centre = await serveCentre(new Date(), {
    policies: atAnyHour,
    limits: [
      { clock: 'handle', unitLevel: 2, limit: { amount: 5, unit: 'workingDays' }, ...limit },
      { clock: 'handle', unitLevel: 3, limit: { amount: 20, unit: 'workingDays' }, ...limit },
    ],
  })
  browser = await launchBrowser()
  order = (await dispatchOrders(browser, centre, [{ title, lead: district }]))[0] as OrderView
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

describe('an order is passed down and answered upward', { timeout: 180_000 }, () => {
  test('the district signs and passes it to its street, and to no unit that is not its own', async () => {
    const desk = await openOrder(district)
    await desk.act('签收')
    await desk.act('下派', async () => {
      const box = desk.page.getByRole('combobox', { name: '承办单位' })
      await box.click()
      await desk.page.getByTitle(`${street} / ${community}`).waitFor()
      expect(await desk.page.locator('.ant-select-item-option').count()).toBe(5)
      await box.press('Escape')
      await desk.choose('承办单位', street)
      await desk.fill('派单意见', '请到现场核实。')
    })
    await desk.page.getByRole('article', { name: street }).waitFor()
    // It waits for its street now, and says so.
    await desk.page.getByRole('button', { name: '反馈', exact: true }).click()
    await desk.page.getByText('下派的单位尚未全部反馈').waitFor()
    await desk.leave()
  })

  test('the street passes it to the community, whose limit is not later than its own', async () => {
    const desk = await openOrder(street)
    await desk.act('签收')
    await desk.act('下派', () => desk.choose('承办单位', community))
    await desk.page.getByRole('article', { name: community }).waitFor()
    const due = await dueTimes(desk)
    // Twenty working days by its own limit; the street has five.
    expect(due.get(community)).toBe(due.get(street))
    expect(due.get(street)).not.toBe(due.get(district))
    await desk.leave()
  })

  test('the community asks for time, the street decides in place', async () => {
    let desk = await openOrder(community)
    await desk.act('签收')
    await desk.act('申请延期', async () => {
      await desk.fill('工作日', '3')
      await desk.page.getByText('上级单位的时限不变').waitFor()
      await desk.fill('理由', '需要与业主协商清理时间。')
      await desk.page.getByRole('checkbox').check()
    })
    await desk.leave()
    desk = await openOrder(street)
    const asked = desk.page.getByRole('region', { name: '下级单位的申请' })
    await asked.getByText('申请延期 3 个工作日').waitFor()
    await asked.getByRole('button', { name: '驳回' }).click()
    await asked.getByText('驳回须写明理由').waitFor()
    await asked.getByLabel('决定的理由').fill('期限充足，请抓紧办理。')
    await asked.getByRole('button', { name: '驳回' }).click()
    await asked.waitFor({ state: 'hidden' })
    await desk.leave()
  })

  test('each answers its superior, and the district puts the answers into its own', async () => {
    await answerFrom(
      community,
      '经社区工作人员现场核实，楼道堆放纸箱和旧家具，占用通道。',
      '已组织志愿者和物业清理楼道杂物两车，恢复楼道通行，并张贴提示。',
      [],
    )
    await answerFrom(
      street,
      '经街道到场复核，社区反馈的情况属实，楼道已恢复畅通。',
      '已要求物业每周巡查一次楼道，发现堆放及时清理，并报街道备案。',
      [community],
    )
    const desk = await answerFrom(
      district,
      '经区、街道、社区三级到现场核实，诉求人反映的情况属实。',
      '已完成清理，并将该小区楼道纳入日常巡查范围，防止再次堆放。',
      [street],
    )
    await desk.page.getByText('待审核').first().waitFor()
    const given = desk.page.getByRole('region', { name: '本单位的反馈' })
    // Up from the community over the street, in one reply.
    await given.getByText(/清理楼道杂物两车/).waitFor()
    await given.getByText(/已要求物业每周巡查/).waitFor()
    await desk.leave()
  })
})

async function openOrder(unitName: string): Promise<Desk> {
  const desk = await signIn(browser, centre, await centre.loginOf(unitName))
  await desk.go(`/desks/unit?order=${order.orderId}`)
  await desk.page.getByRole('region', { name: '本单位办理' }).waitFor()
  return desk
}

async function answerFrom(
  unitName: string,
  findings: string,
  measures: string,
  quoted: readonly string[],
): Promise<Desk> {
  const desk = await openOrder(unitName)
  await desk.act('联系诉求人', async () => {
    await desk.fill('联系号码', '15400012345')
    await desk.fill('联系情况', '已电话联系，说明到场核实的情况和后续安排。')
    await desk.page.getByRole('radiogroup', { name: '是否接通' }).getByText('是', { exact: true }).click()
  })
  await desk.act('反馈', async () => {
    await desk.fill('核实情况', findings)
    await desk.fill('办理措施和结果', measures)
    for (const unit of quoted)
      // oxlint-disable-next-line no-await-in-loop
      await desk.page.getByRole('button', { name: `引用 ${unit} 的反馈` }).click()
    await desk.page.getByRole('radiogroup', { name: '是否解决' }).getByText('是', { exact: true }).click()
  })
  return desk
}

/** The handling limit on each unit's card, by unit. */
async function dueTimes({ page }: Desk): Promise<Map<string, string>> {
  const cards = await page.getByRole('article').all()
  const read = cards.map(async (card): Promise<[string, string]> => [
    (await card.getAttribute('aria-label')) ?? '',
    await card.locator('dt', { hasText: '办理时限' }).locator('+ dd time').innerText(),
  ])
  return new Map(await Promise.all(read))
}
