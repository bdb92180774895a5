import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import { expectAccessible } from './expect-accessible.ts'
import { pastOrder } from './past-order.ts'
import type { PastOrder } from './past-order.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'

/* Somebody reports a unit and asks to be kept secret: the handling unit never sees who, the reported unit nothing. */

let served: ServedCentre
let browser: Browser
let past: PastOrder
let accused = ''
const title = '举报某单位违规收费请予查处'
const name = '欧阳静怡'
const phone = '15400067890'

beforeAll(async () => {
  served = await serveCentre(new Date())
  browser = await launchBrowser()
  accused = [...served.ids.unitIds.keys()][1] ?? ''
  past = await pastOrder(
    served,
    {
      title,
      kind: 'irregularity',
      appellantName: name,
      appellantPhone: phone,
      address: '雨湖区槐荫巷88号',
      isConfidential: true,
      accusedUnitId: served.ids.unitIds.get(accused) ?? null,
    },
    new Date(Date.now() - 3_600_000),
  )
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

describe('a confidential appellant', { timeout: 180_000 }, () => {
  test('and the unit reported: the dispatcher cannot send the order there', async () => {
    const desk = await signIn(browser, served, 'dispatcher')
    await desk.go(`/orders/${past.order.orderId}`)
    await desk.page.getByRole('button', { name: '派单', exact: true }).first().click()
    await desk.choose('承办单位', accused)
    await desk.page.getByRole('button', { name: '确认派单' }).click()
    await desk.page.getByText('被投诉（举报）的单位不能承办本工单').first().waitFor()
    await desk.choose('承办单位', served.unitName)
    await desk.page.getByRole('button', { name: '确认派单' }).click()
    await desk.page.getByText('待签收').first().waitFor()
    await desk.leave()
  })

  test('is invisible to the handling unit: on the page, in the list, in every answer of the server', async () => {
    const desk = await signIn(browser, served, 'unit01')
    const said: string[] = []
    desk.page.on('response', (response) => {
      if (response.url().includes('/api/'))
        void response.text().then(
          (text) => said.push(text),
          () => undefined,
        )
    })
    await desk.go(`/orders/${past.order.orderId}`)
    await desk.page.getByText(/保密/).first().waitFor()
    await expectAccessible(desk.page)
    await desk.go('/orders')
    await desk.page.getByText(title).first().waitFor()
    await desk.page.waitForLoadState('networkidle')
    const seen = said.join('\n')
    expect(seen).toContain(title)
    for (const secret of [name, '欧阳', phone, '154****', '槐荫巷']) expect(seen).not.toContain(secret)
    const refused = await desk.page.evaluate(async (orderId) => {
      const response = await fetch(`/api/orders/${orderId}/reveal`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ reason: '想知道是谁' }),
      })
      return { status: response.status, text: await response.text() }
    }, past.order.orderId)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('confidentialAppellant')
    await desk.leave()
  })

  test('is no secret to the centre, which must say why it looks', async () => {
    const desk = await signIn(browser, served, 'callback')
    await desk.go(`/orders/${past.order.orderId}`)
    await desk.page.getByRole('button', { name: '查看完整信息' }).click()
    await desk.page.getByRole('textbox').last().fill('回访核实')
    await desk.page
      .getByRole('dialog')
      .getByRole('button', { name: /查看|确认/ })
      .last()
      .click()
    await desk.page.getByText(name).first().waitFor()
    await desk.leave()
  })

  test('and the unit reported sees nothing at all', async () => {
    const desk = await signIn(browser, served, 'unit02')
    await desk.go(`/orders/${past.order.orderId}`)
    await desk.page.getByText('找不到该工单').first().waitFor()
    await desk.leave()
  })
})
