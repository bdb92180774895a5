import { addDays } from '@yihu/core/calendar/calendar-date'
import { dateIn, endOfDay } from '@yihu/core/calendar/local-time'
import { isWorkingDay } from '@yihu/core/calendar/working-calendar'
import { newId } from '@yihu/server/operations/context'
import { insertArticleTasks } from '@yihu/server/storage/article-tasks'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { signIn } from './desk.ts'
import { expectAccessible } from './expect-accessible.ts'
import { serveCentre } from './served-centre.ts'
import type { ServedCentre } from './served-centre.ts'
import { takePicture } from './take-picture.ts'

/* The knowledge editor asks a unit to renew what the desk reads out to callers; the unit answers, or is overdue. */

let served: ServedCentre
let browser: Browser
const title = '城乡居民基本医疗保险缴费须知'
const old = '城乡居民医保集中缴费期为每年9月至12月'
const renewed = '集中缴费期改为每年10月至次年2月，缴费渠道不变。'
const forgotten = '异地就医备案流程'
const unit = '市医保局'

beforeAll(async () => {
  served = await serveCentre(new Date())
  browser = await launchBrowser()
  // Asked four weeks ago, and never answered.
  await served.storage.transact(served.centreId, (tx) =>
    insertArticleTasks(tx, [
      {
        article_task_id: newId(),
        unit_id: served.ids.unitIds.get(unit) ?? '',
        title: forgotten,
        request: '请写明线上、线下备案的步骤和所需材料。',
        state: 'asked',
        asked_by: served.ids.userIds.get('editor') ?? '',
        asked_at: endOfDay(served.centre.timeZone, day(-28)),
        due_at: endOfDay(served.centre.timeZone, workingDay(-16)),
      },
    ]),
  )
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

describe('article tasks', { timeout: 120_000 }, () => {
  test('are asked by the editor with a last day, and one that is over stands out', async () => {
    const desk = await signIn(browser, served, 'editor')
    const { page } = desk
    await page.getByRole('link', { name: '知识更新' }).click()
    await page.getByRole('button', { name: '提出任务' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('combobox', { name: '承办单位' }).fill(unit)
    await form.getByRole('combobox', { name: '承办单位' }).press('Enter')
    await form.getByRole('combobox', { name: '对应知识条目' }).fill(title)
    await form.getByRole('combobox', { name: '对应知识条目' }).press('Enter')
    await expect.poll(() => form.getByLabel('标题').inputValue()).toBe(title)
    await form.getByLabel('要求').fill('缴费期有变，请按今年的通知更新。')
    await form.getByLabel('最后期限').fill(day(-1))
    await form.getByRole('button', { name: '提出任务' }).click()
    await form.getByText('已经过去').waitFor()
    await form.getByLabel('最后期限').fill(workingDay(1))
    await form.getByRole('button', { name: '提出任务' }).click()
    await form.waitFor({ state: 'hidden' })
    await page
      .getByRole('row', { name: new RegExp(title) })
      .getByText('待答复')
      .waitFor()
    await page
      .getByRole('row', { name: new RegExp(forgotten) })
      .getByText('逾期')
      .waitFor()
    await expectAccessible(page)
    await takePicture(page, 'article-tasks')
    await desk.go('/article-tasks?state=overdue')
    await page.getByRole('rowheader', { name: forgotten }).waitFor()
    expect(await page.getByRole('rowheader', { name: title }).count()).toBe(0)
    await desk.leave()
  })

  test('are answered by the unit’s clerk, by keyboard, and the article says the new text', async () => {
    const desk = await signIn(browser, served, await served.loginOf(unit))
    const { page } = desk
    await page.getByRole('button', { name: /^通知/ }).click()
    await page.getByRole('dialog').getByRole('link', { name: title }).click()
    await page.getByRole('heading', { name: '知识更新任务', level: 1 }).waitFor()
    const answer = page.getByRole('button', { name: `答复：${title}` })
    await answer.focus()
    await page.keyboard.press('Enter')
    const form = page.getByRole('dialog')
    await form.getByText('缴费期有变').waitFor()
    await expect.poll(() => form.getByLabel('答复内容').inputValue()).toContain(old)
    await form.getByLabel('答复内容').fill(renewed)
    await expectAccessible(page)
    await form
      .getByRole('button', { name: '答 复' })
      .or(form.getByRole('button', { name: '答复' }))
      .focus()
    await page.keyboard.press('Enter')
    await form.waitFor({ state: 'hidden' })
    // The list was those waiting: the answered one has left it when the dialog closes.
    expect(await page.getByRole('rowheader', { name: title }).count()).toBe(0)
    await desk.go('/article-tasks?state=answered')
    await page.getByRole('button', { name: `查看：${title}` }).click()
    await page.getByRole('dialog').getByRole('region', { name: '条目原内容' }).getByText(old).waitFor()
    await desk.leave()
  })

  test('that ask for nothing any more are withdrawn with the reason', async () => {
    const desk = await signIn(browser, served, 'supervisor')
    const { page } = desk
    await desk.go('/article-tasks?state=overdue')
    await page.getByRole('button', { name: `撤回：${forgotten}` }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('撤回理由').fill('已由省平台统一答复')
    await form.getByLabel('撤回理由').press('Enter')
    await form.waitFor({ state: 'hidden' })
    await page.getByText('没有符合条件的任务').waitFor()
    await desk.leave()
  })
})

function day(days: number): string {
  return addDays(dateIn(served.centre.timeZone, new Date()), days)
}

/** The first working day so many days from today or after. */
function workingDay(from: number): string {
  for (let days = from; ; days += 1)
    if (isWorkingDay(served.centre.timePolicy.calendar, day(days))) return day(days)
}
