import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import { expectAccessible } from './expect-accessible.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* A leader sits at the line: planned, a deputy's call taken and sent to the unit, handled, rated, rewarded. */

const unit = '市医保局'
const title = '人大代表反映乡镇卫生院异地就医备案难'
let centre: ServedCentre
let browser: Browser
let dayPath = ''
let orderPath = ''

beforeAll(async () => {
  centre = await serveCentre(new Date())
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

describe('a leaders’ answering day', { timeout: 90_000 }, () => {
  test('is planned by the team leader, with the notice for the public', async () => {
    const desk = await signIn(browser, centre, 'teamleader')
    await desk.go('/answering-days')
    await desk.page.getByRole('button', { name: '安排接听日' }).click()
    const form = desk.page.getByRole('dialog')
    await form.getByLabel('日期').fill(today())
    await form.getByLabel('职务').fill('副局长')
    await form.getByLabel('姓名').fill('王建国')
    await form.getByLabel('受理范围').fill('医保报销、异地就医备案')
    await form.getByRole('combobox', { name: '承办单位' }).fill(unit)
    await form.getByRole('combobox', { name: '承办单位' }).press('Enter')
    await form.getByRole('button', { name: '保存' }).click()
    // On some days the demonstration has an answering day of its own.
    const planned = desk.page.getByRole('row').filter({ hasText: '医保报销、异地就医备案' })
    await planned.getByRole('link', { name: new RegExp(today()) }).click()
    const notice = desk.page.getByRole('region', { name: '公告' })
    await notice.getByText('市医保局副局长将走进12345政务服务便民热线').waitFor()
    expect(await notice.textContent()).not.toContain('王建国')
    dayPath = new URL(desk.page.url()).pathname
    await expectAccessible(desk.page)
    await desk.leave()
  })

  test('the agent at the leader’s side takes a call in the session and dispatches it', async () => {
    const desk = await signIn(browser, centre, 'agent')
    const { page } = desk
    await desk.go(dayPath)
    await page.getByRole('button', { name: '受理来电' }).click()
    const banner = page.getByRole('region', { name: '领导接听日' })
    await banner.getByText('领导接听日 · 副局长').waitFor()
    await fillCall(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: /受理并派单/ }).click()
    await desk.choose('承办单位', unit)
    await page.getByRole('button', { name: /受理并派单/ }).click()
    await page.locator('.order-no').waitFor()
    orderPath = (await page.getByRole('link', { name: '打开工单' }).getAttribute('href')) ?? ''
    await banner.getByText(/已登记 1 件/).waitFor()
    await banner.getByRole('link', { name: '接听台账' }).click()
    await page.getByRole('link', { name: title }).waitFor()
    await page.getByText('代表层级：市').first().waitFor()
    await desk.leave()
  })

  test('a call that did not get through is a plain order; one added wrongly is taken off again', async () => {
    const desk = await signIn(browser, centre, 'agent')
    const reply = await desk.page.request.post('/api/appeals', {
      headers: { 'idempotency-key': 'not-reached' },
      data: {
        channelCode: 'phone',
        kind: 'inquiry',
        title: '未接入的来电',
        content: '来电未能接入，咨询异地就医备案。',
        categoryCode: '0201',
      },
    })
    const { orderNo } = (await reply.json()) as { orderNo: string }
    await desk.go(dayPath)
    await desk.page.getByLabel('工单编号').fill(orderNo)
    await desk.page.getByRole('button', { name: '登记来电', exact: true }).click()
    await desk.page.getByRole('link', { name: '未接入的来电' }).waitFor()
    await desk.page.getByRole('button', { name: `移出 ${orderNo}` }).click()
    await desk.page
      .getByRole('tooltip')
      .getByRole('button', { name: /移\s?出/ })
      .click()
    await desk.page.getByRole('link', { name: '未接入的来电' }).waitFor({ state: 'detached' })
    await desk.leave()
  })

  test('the unit handles it, and sees its own day; another unit sees none', async () => {
    const desk = await signIn(browser, centre, await centre.loginOf(unit))
    await desk.go(orderPath)
    await desk.act('签收')
    await desk.act('联系诉求人', async () => {
      await desk.fill('联系号码', '15400012345')
      await desk.fill('联系情况', '已电话联系，说明备案办法。')
    })
    await desk.act('反馈', async () => {
      await desk.fill('核实情况', '经查，该卫生院备案窗口未开通网上办理。')
      await desk.fill('办理措施和结果', '已开通网上备案并培训窗口人员，代表表示认可。')
      await desk.page.getByRole('radiogroup', { name: '是否解决' }).getByText('是', { exact: true }).click()
    })
    await desk.go('/answering-days')
    await desk.page.getByRole('link', { name: new RegExp(today()) }).waitFor()
    expect(await desk.page.getByRole('button', { name: '安排接听日' }).count()).toBe(0)
    await desk.leave()
    const other = await signIn(browser, centre, 'unit01')
    await other.go('/answering-days')
    await other.page.getByText('还没有安排领导接听日').waitFor()
    await other.leave()
  })

  test('it is reviewed and called back by a person', async () => {
    const dispatcher = await signIn(browser, centre, 'dispatcher')
    await dispatcher.go(orderPath)
    await dispatcher.act('审核通过')
    await dispatcher.leave()
    const desk = await signIn(browser, centre, 'callback')
    await desk.go(orderPath)
    await desk.act('回访', async () => {
      await desk.page.getByRole('radiogroup', { name: '是否接通' }).getByText('是', { exact: true }).click()
      await desk.page.getByRole('radiogroup', { name: '满意度' }).getByText('满意', { exact: true }).click()
    })
    await desk.act('办结')
    await desk.leave()
  })

  test('the team leader sees result and rating, and ends the day with a bonus', async () => {
    const desk = await signIn(browser, centre, 'teamleader')
    const { page } = desk
    await desk.go(dayPath)
    await page.getByText('已开通网上备案并培训窗口人员').waitFor()
    await page.getByRole('cell', { name: '满意', exact: true }).waitFor()
    await expectAccessible(page)
    await takePicture(page, 'answering-day')
    await page.getByRole('button', { name: '结束接听日' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('小结').fill('接听一件，当日派单，已办结。')
    await dialog.getByLabel(/给单位加分/).fill('2')
    await dialog.getByRole('button', { name: '结束接听日' }).click()
    await page.getByText('已接听').waitFor()
    expect(await page.getByRole('button', { name: '受理来电' }).count()).toBe(0)
    await desk.leave()
  })

  test('the ledger of the deputies’ desk covers the call-back, and goes into a file', async () => {
    const desk = await signIn(browser, centre, 'supervisor')
    const { page } = desk
    await desk.go('/desk-ledger?desk=deputies')
    await page.getByText(/应访 \d+，占/).waitFor()
    await page.getByText('代表层级：市').first().waitFor()
    await expectAccessible(page)
    await takePicture(page, 'desk-ledger')
    const file = await page.request.get('/api/desk-ledger/ledger.csv?deskCode=deputies')
    expect(await file.text()).toContain(title)
    await page.locator('.figure').filter({ hasText: '派单' }).getByRole('link').click()
    await page.getByRole('button', { name: /含下级专席：是/ }).waitFor()
    await page
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .waitFor()
    await desk.leave()
  })

  test('the assessor finds the bonus in the ledger of the month', async () => {
    const { rows } = await centre.storage.pool.query<{ period: string; points: string; reasons: string[] }>(
      'select period, points::text, reasons from ledger_items where period = $1',
      [today().slice(0, 7)],
    )
    // The demonstration's own answering day has its bonus too.
    expect(rows).toContainEqual({
      period: today().slice(0, 7),
      points: '2',
      reasons: [`${today()} 副局长参加“领导接听日”活动`],
    })
  })
})

async function fillCall(page: Page): Promise<void> {
  await page.getByLabel('来电号码').fill('15400012345')
  await page.getByLabel('姓名').fill('刘代表')
  await page.getByRole('combobox', { name: '受理专席' }).click()
  await page.getByTitle('人大代表反映专席 / 市人大代表').click()
  await page.getByRole('combobox', { name: '代表层级' }).click()
  await page.getByTitle('市', { exact: true }).click()
  await page.getByRole('textbox', { name: '标题' }).fill(title)
  await page
    .getByRole('textbox', { name: '诉求内容' })
    .fill('刘代表来电反映乡镇卫生院异地就医备案须到县城办理，群众往返不便，希望就近办理。')
  const category = page.getByRole('combobox', { name: '事项分类' })
  await category.fill('0201')
  await category.press('Enter')
}

/** The date at the centre, which is ahead of Greenwich. */
function today(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
}
