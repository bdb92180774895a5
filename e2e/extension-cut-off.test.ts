import type { OrderView } from '@yihu/contract/orders'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import { dispatchOrders } from './prepare-order.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'

/* Two centres, so that it is both past the hour and before it, whenever the story is played. */

const unit = '市城管局'

describe('after the hour', { timeout: 180_000 }, () => {
  const story = useCentre('00:00')

  test('an extension is refused, with the hour and the reason, by the page and by the server', async () => {
    const { desk, order } = await story.openSigned()
    await desk.page.getByRole('button', { name: '申请延期', exact: true }).click()
    await desk.page.getByText('每日 00:00 前受理延期申请').waitFor()
    await desk.page.getByText('已过当日受理延期申请的截止时刻').waitFor()
    expect(await desk.page.getByRole('button', { name: '确认申请延期' }).isDisabled()).toBe(true)
    const view = (await (await desk.page.request.get(`/api/orders/${order.orderId}`)).json()) as OrderView
    const refused = await desk.page.request.post(`/api/orders/${order.orderId}/actions`, {
      headers: { 'idempotency-key': 'an-extension-too-late' },
      data: {
        action: 'requestExtension',
        assignmentId: view.assignments[0]?.assignmentId,
        version: view.version,
        fields: { workingDays: 3, reason: '材料未到', appellantTold: true },
      },
    })
    expect(refused.status()).toBe(409)
    expect(await refused.json()).toMatchObject({ code: 'beforeCutOff' })
    await desk.leave()
  })
})

describe('before the hour', { timeout: 180_000 }, () => {
  const story = useCentre('23:59')

  test('an extension is asked for, seen and granted to the very day that was shown', async () => {
    const { desk, order } = await story.openSigned()
    let shown = ''
    await desk.act('申请延期', async () => {
      await desk.page.getByText('已延期 0 次，还可延期 2 次').waitFor()
      await desk.fill('工作日', '3')
      const then = desk.page.getByText('同意后的时限：')
      await then.waitFor()
      shown = (await then.innerText()).replace('同意后的时限：', '')
      await desk.fill('理由', '地砖需定制，预计五日到货。')
      await desk.page.getByRole('checkbox').check()
    })
    await desk.leave()

    const dispatcher = await story.signedIn('dispatcher')
    await dispatcher.go(`/orders/${order.orderId}`)
    await dispatcher.act('同意延期')
    await dispatcher.leave()

    const after = await story.open()
    await after.page.getByRole('button', { name: '申请延期', exact: true }).click()
    await after.page.getByText('已延期 1 次，还可延期 1 次').waitFor()
    await after.page.getByText(`现在的时限：${shown}`).waitFor()
    await after.leave()
  })
})

/** A centre that takes requests until an hour, with one order of the unit. */
function useCentre(cutOff: string) {
  let centre: ServedCentre
  let browser: Browser
  let order: OrderView
  beforeAll(async () => {
    const value = { cutOff, most: 2, longestWorkingDays: 10 }
    const clause = '西宁：当日17时后不受理延期申请'
    centre = await serveCentre(new Date(), {
      policies: [{ topic: 'extensions', validFrom: '2020-01-01', value, clause }],
    })
    browser = await launchBrowser()
    order = (await dispatchOrders(browser, centre, [{ title: '人行道地砖破损', lead: unit }]))[0] as OrderView
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await centre?.stop()
  })
  const signedIn = (login: string) => signIn(browser, centre, login)
  const open = async () => {
    const desk = await signedIn(await centre.loginOf(unit))
    await desk.go(`/desks/unit?queue=toHandle&order=${order.orderId}`)
    return desk
  }
  return {
    signedIn,
    open,
    openSigned: async () => {
      const desk = await open()
      await desk.act('签收')
      return { desk, order }
    },
  }
}
