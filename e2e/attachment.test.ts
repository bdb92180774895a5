import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import { expectAccessible } from './expect-accessible.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* Photos of an order, in Chinese: the appellant's from the agent, the unit's with its contact, seen by the centre. */

let centre: ServedCentre
let browser: Browser
let orderPath = ''
let photos: readonly Buffer[] = []

beforeAll(async () => {
  centre = await serveCentre(new Date())
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await centre?.stop()
})

describe('photos of an order', { timeout: 180_000 }, () => {
  test('the agent adds what the appellant sent in', async () => {
    const desk = await signIn(browser, centre, 'agent')
    photos = await Promise.all([takePhoto(desk.page, '#274060'), takePhoto(desk.page, '#8a6a2f')])
    orderPath = await accept(desk.page)
    await desk.go(orderPath)
    await desk.page.getByText('还没有附件').waitFor()
    await desk.page.getByRole('button', { name: '添加附件' }).click()
    await expectAccessible(desk.page)
    await choose(desk.page, [{ name: '路灯损坏.jpg', mimeType: 'image/jpeg', buffer: photos[0] as Buffer }])
    await row(desk.page, '路灯损坏.jpg').getByText('诉求材料').waitFor()
    await desk.leave()
  })

  test('a dispatcher dispatches the order', async () => {
    const desk = await signIn(browser, centre, 'dispatcher')
    await desk.go(orderPath)
    await desk.act('派单', () => desk.choose('承办单位', centre.unitName))
    await desk.leave()
  })

  test('the unit adds photos while it records its contact', async () => {
    const desk = await signIn(browser, centre, 'unit01')
    const { page } = desk
    await desk.go(orderPath)
    await desk.act('签收')
    await desk.act('联系诉求人', async () => {
      await desk.fill('联系号码', '15400012345')
      await desk.fill('联系情况', '已电话联系市民，约定当日下午到现场维修。')
      const form = page.getByRole('dialog')
      await choose(form, [
        { name: '现场照片.jpg', mimeType: 'image/jpeg', buffer: photos[1] as Buffer },
        { name: '误传.png', mimeType: 'image/png', buffer: pixel },
        { name: '合同.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('%PDF-1.4\n%%EOF') },
        { name: '程序.exe', mimeType: 'image/jpeg', buffer: Buffer.from('MZ') },
      ])
      await row(form, '现场照片.jpg').waitFor()
      await form.getByText('“合同.jpg”的内容其实是 PDF 文档，与文件名不符').waitFor()
      await form.getByText('不接收“程序.exe”这种文件').waitFor()
      await form.getByRole('button', { name: '移除 误传.png' }).click()
      await row(form, '误传.png').getByText('已移除', { exact: true }).waitFor()
      // A screenshot pasted with the cursor still in the text.
      await paste(page, '联系情况')
      await row(form, /截图 .*\.png/).waitFor()
      await expectAccessible(page)
      await takePicture(page, 'attachment-form')
      for (const name of ['合同.jpg', '程序.exe'])
        await form.getByRole('button', { name: `关闭 ${name}` }).click()
    })
    await row(page, '现场照片.jpg').getByText('联系记录').waitFor()
    await desk.leave()
  })

  test('the centre sees them, opens one, and a supervisor removes and restores one', async () => {
    const desk = await signIn(browser, centre, 'supervisor')
    const { page } = desk
    await desk.go(orderPath)
    const photo = row(page, '现场照片.jpg')
    await photo.scrollIntoViewIfNeeded()
    await page.waitForFunction("document.querySelector('.attachment img[src]')?.naturalWidth === 640")
    const href = (await photo.getByRole('link').getAttribute('href')) ?? ''
    const file = await desk.context.request.get(href)
    expect(await file.body()).toEqual(photos[1])
    expect(file.headers()['content-security-policy']).toContain('sandbox')
    await page.getByRole('heading', { name: '附件（3）' }).waitFor()
    await page.mouse.wheel(0, 900)
    await takePicture(page, 'attachments')

    await photo.getByRole('button', { name: '移除 现场照片.jpg' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('移除理由').fill('与本单无关')
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click()
    await photo.getByText(/由 .* 移除：与本单无关/).waitFor()
    expect((await desk.context.request.get(href)).status()).toBe(410)
    await expectAccessible(page)
    await photo.getByRole('button', { name: '恢复 现场照片.jpg' }).click()
    await photo.getByRole('link').waitFor()
    await desk.leave()
  })

  test('a slow upload is watched and cancelled, a broken one tried again, and a form waits for neither unasked', async () => {
    const desk = await signIn(browser, centre, 'unit01')
    const { page, context } = desk
    await desk.go(orderPath)
    await page.getByRole('button', { name: '反馈', exact: true }).first().click()
    const form = page.getByRole('dialog')
    await desk.fill('核实情况', '经现场核实，小区门口三盏路灯因线路老化损坏。')
    await desk.fill('办理措施和结果', '已更换线路和灯具，当晚恢复照明，并告知市民维修结果。')
    await form.getByRole('radiogroup', { name: '是否解决' }).getByText('是', { exact: true }).click()
    const device = await context.newCDPSession(page)
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 100_000 }
    await device.send('Network.enable')
    await device.send('Network.emulateNetworkConditions', slow)
    await choose(form, [{ name: '施工录像.mp4', mimeType: 'video/mp4', buffer: film }])
    await form.getByRole('progressbar', { name: '正在上传 施工录像.mp4' }).waitFor()
    await form.getByText(/^[1-9]\d?%，共 1\.0 MB$/).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '确认反馈' }).click()
    await form.getByText('附件还在上传，请等上传完成，或取消上传后再确认').waitFor()
    await form.getByRole('button', { name: '取消上传 施工录像.mp4' }).click()
    await row(form, '施工录像.mp4').waitFor({ state: 'detached' })
    await form.getByText('附件还在上传').waitFor({ state: 'detached' })

    await context.setOffline(true)
    await choose(form, [{ name: '修复后.jpg', mimeType: 'image/jpeg', buffer: photos[0] as Buffer }])
    await row(form, '修复后.jpg').getByText('连接不上服务器').waitFor()
    await context.setOffline(false)
    await device.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })
    await form.getByRole('button', { name: '重试上传 修复后.jpg' }).click()
    await form.getByRole('link', { name: '修复后.jpg' }).waitFor()
    await form.getByRole('button', { name: '取消', exact: true }).last().click()
    await page.getByText('已上传的 1 个附件留在工单上').waitFor()
    await page.reload()
    await row(page, '修复后.jpg').getByText('反馈材料').waitFor()
    expect(await row(page, '施工录像.mp4').count()).toBe(0)
    await desk.leave()
  })

  test('of a confidential order no photo is looked at by opening the page, and a unit does not know of it', async () => {
    const agent = await signIn(browser, centre, 'agent')
    const path = await accept(agent.page, { isConfidential: true })
    await agent.go(path)
    await agent.page.getByRole('button', { name: '添加附件' }).click()
    await choose(agent.page, [{ name: '本人照片.jpg', mimeType: 'image/jpeg', buffer: photos[0] as Buffer }])
    await row(agent.page, '本人照片.jpg').getByText('诉求材料').waitFor()
    await agent.page.reload()
    await agent.page.getByText('诉求人要求保密：查看和下载本单附件会留下记录。').waitFor()
    expect(await agent.page.locator('.attachment img').count()).toBe(0)
    await agent.leave()
    const dispatcher = await signIn(browser, centre, 'dispatcher')
    await dispatcher.go(path)
    await dispatcher.act('派单', () => dispatcher.choose('承办单位', centre.unitName))
    await dispatcher.leave()
    const handler = await signIn(browser, centre, 'unit01')
    await handler.go(path)
    await handler.page.getByText('还没有附件').waitFor()
    expect(await handler.page.content()).not.toContain('本人照片')
    await handler.leave()
  })

  test('on a phone nothing is cut off', async () => {
    const desk = await signIn(browser, centre, 'unit01')
    await desk.page.setViewportSize({ width: 390, height: 844 })
    const device = await desk.context.newCDPSession(desk.page)
    await device.send('Emulation.setTouchEmulationEnabled', { enabled: true })
    await desk.go(orderPath)
    await row(desk.page, '现场照片.jpg').scrollIntoViewIfNeeded()
    await desk.page.getByRole('button', { name: '添加附件' }).click()
    await desk.page.getByRole('button', { name: '选择文件' }).scrollIntoViewIfNeeded()
    await desk.page.getByRole('button', { name: '拍照' }).waitFor()
    expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await expectAccessible(desk.page)
    await takePicture(desk.page, 'attachments-phone')
    await desk.leave()
  })
})

function row(place: Pick<Page, 'getByRole'>, name: string | RegExp) {
  return place.getByRole('listitem').filter({ hasText: name }).first()
}

async function choose(
  place: Pick<Page, 'locator'>,
  files: { name: string; mimeType: string; buffer: Buffer }[],
): Promise<void> {
  await place.locator('input[type=file]:not([capture])').setInputFiles(files)
}

async function accept(page: Page, change: Record<string, unknown> = {}): Promise<string> {
  const reply = await page.request.post('/api/appeals', {
    headers: { 'idempotency-key': randomUUID() },
    data: {
      channelCode: 'phone',
      kind: 'assistance',
      title: '小区门口路灯不亮夜间出行不便',
      content: '市民来电反映小区门口路灯损坏多日，夜间出行不便，希望有关单位尽快维修。',
      categoryCode: await firstCategory(page),
      appellantName: '陈小明',
      appellantPhone: '15400012345',
      ...change,
    },
  })
  const order = (await reply.json()) as { orderId: string }
  return `/orders/${order.orderId}`
}

async function firstCategory(page: Page): Promise<string> {
  const reply = await page.request.get('/api/reference-data')
  const { categories } = (await reply.json()) as { categories: { code: string }[] }
  return categories[0]?.code ?? ''
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The beginning of a film, and a length that takes ten seconds on a village's line. */
const film = Buffer.concat([
  Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex'),
  Buffer.alloc(1_048_552),
])

/** A picture as a phone would send it, drawn by the browser. */
async function takePhoto(page: Page, sky: string): Promise<Buffer> {
  const url = await page.evaluate<string>(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 })
    const draw = canvas.getContext('2d')
    const paint = (colour, ...box) => { draw.fillStyle = colour; draw.fillRect(...box) }
    paint('${sky}', 0, 0, 640, 480)
    paint('#3a3a3a', 0, 340, 640, 140)
    paint('#e8e8e8', 300, 400, 90, 10)
    paint('#9aa3ab', 180, 90, 14, 260)
    paint('#9aa3ab', 180, 90, 110, 10)
    paint('#f3d27a', 270, 98, 34, 16)
    return canvas.toDataURL('image/jpeg')
  })()`)
  return Buffer.from(url.split(',')[1] ?? '', 'base64')
}

/** What the browser does when a screenshot is pasted into a text. */
async function paste(page: Page, label: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus()
  await page.evaluate(`(() => {
    const bytes = Uint8Array.from(atob('${pixel.toString('base64')}'), (sign) => sign.charCodeAt(0))
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })()`)
}
