import type { OrderView } from '@yihu/contract/orders'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askReturn, beginStory, openInQueue } from './dispatch-story.ts'
import type { DispatchStory } from './dispatch-story.ts'
import { expectAccessible } from './expect-accessible.ts'
import { takePicture } from './take-picture.ts'

/* Three units hand an order on; nobody tries a fourth. A conferral designates one, and the decision is remembered. */

const title = '通信电线杆倾斜占道无人处理'
const basis = '电信设施按产权归属由产权单位负责维护'
let story: DispatchStory
let order: OrderView

beforeAll(async () => {
  const value = { disputeAfter: 3, needsLegalBasis: true }
  const policies = [{ topic: 'returns' as const, validFrom: '2020-01-01', value, clause: 'test' }]
  story = await beginStory({ policies })
  order = await story.takeIn(title)
}, 120_000)
afterAll(() => story?.end())

const unit = (index: number) => story.units[index] ?? ''

describe('three circulations', { timeout: 180_000 }, () => {
  test('the dispatcher dispatches it to the first unit', async () => {
    await story.as('dispatcher', async (desk) => {
      await openInQueue(desk, '待派单', title)
      await desk.choose('主办单位', unit(0))
      await desk.page.getByRole('button', { name: '派单并下一件' }).click()
      await desk.page.getByText('这里没有待办工单。').waitFor()
    })
  })

  test.each([0, 1])('unit %i hands it back, and the dispatcher sends it on in one step', async (index) => {
    await story.atUnit(unit(index), order, (desk) =>
      askReturn(desk, `电线杆不属${unit(index)}管理。`, unit(index + 1)),
    )
    await story.as('dispatcher', async (desk) => {
      await openInQueue(desk, '退单待批', title)
      await desk.page.keyboard.press('a')
      // The unit named by the one before is filled in already.
      await desk.page.getByRole('button', { name: '同意并改派' }).waitFor()
      await desk.page.keyboard.type('情况属实，改派。')
      await desk.page.keyboard.press('Control+Enter')
      await desk.page.getByText('已离开此队列').waitFor()
    })
  })

  test('the third return makes it a dispute, and the desk says so before', async () => {
    await story.atUnit(unit(2), order, (desk) => askReturn(desk, '与我单位职责无关。', unit(0)))
    await story.as('dispatcher', async (desk) => {
      await openInQueue(desk, '退单待批', title)
      await desk.page.keyboard.press('a')
      await desk.page.getByText('这是第 3 次退单').waitFor()
      expect(await desk.page.getByRole('combobox', { name: '同时改派给' }).count()).toBe(0)
      await desk.page.keyboard.press('Control+Enter')
      await desk.page.getByText('已离开此队列').waitFor()
    })
  })

  test('the dispute desk shows who had it and why, and records the conferral', async () => {
    await story.as('dispatcher', async (desk) => {
      await openInQueue(desk, '派单争议', title)
      const circulation = desk.page.getByRole('region', { name: '流转经过' })
      await circulation.waitFor()
      for (const [index, said] of ['电线杆不属', '电线杆不属', '与我单位职责无关'].entries()) {
        expect(await circulation.textContent()).toContain(unit(index))
        expect(await circulation.textContent()).toContain(said)
      }
      await desk.page.getByText('尚无会商记录，不能指定承办').waitFor()
      const conferrals = desk.page.getByRole('region', { name: '会商记录' })
      await conferrals
        .getByLabel('参加会商的单位和人员')
        .fill(`热线中心、${unit(0)}、${unit(1)}、${unit(2)}、${unit(3)}`)
      await conferrals.getByLabel('会商意见').fill(`由${unit(3)}牵头处置，${unit(0)}协助。`)
      await conferrals.getByLabel('职责依据').fill(basis)
      await conferrals.getByRole('button', { name: '登记会商' }).click()
      const designate = desk.page.getByRole('region', { name: '指定承办' })
      await designate.getByRole('button', { name: '确认指定承办' }).waitFor()
      await expectAccessible(desk.page)
      await desk.choose('主办单位', unit(3))
      await desk.choose('协办单位', unit(0))
      await desk.page.keyboard.press('Escape')
      // From the head of the page to the decision.
      await desk.page.setViewportSize({ width: 1366, height: 1500 })
      await desk.page.evaluate(() => scrollTo(0, 0))
      await takePicture(desk.page, 'dispute-desk')
      // The basis of the conferral is taken over, and precedent is the default.
      expect(await designate.getByLabel('职责依据').inputValue()).toBe(basis)
      expect(await designate.getByRole('checkbox', { name: '记入派单目录' }).isChecked()).toBe(true)
      await designate.getByRole('button', { name: '确认指定承办' }).click()
      await desk.page.getByText('已离开此队列').waitFor()
    })
  })

  test('the designated unit signs and cannot return it', async () => {
    await story.atUnit(unit(3), order, async (desk) => {
      await desk.act('签收')
      const ask = desk.page.getByRole('button', { name: '申请退单', exact: true })
      await ask.waitFor()
      expect(await ask.getAttribute('aria-disabled')).toBe('true')
      await desk.page.getByText('本单位经会商指定承办').first().waitFor({ state: 'attached' })
    })
  })

  test('the next order of the kind is suggested to that unit first, one key away', async () => {
    const next = await story.takeIn('小区外电线杆歪斜', { appellantPhone: '15400099999', urgency: 'urgent' })
    await story.takeIn('通信电线杆倾斜仍未处理', { isConfidential: true })
    await story.as('dispatcher', async (desk) => {
      await openInQueue(desk, '待派单', next.appeal.title, '电线杆')
      const first = desk.page.getByRole('list', { name: '建议承办单位' }).getByRole('listitem').first()
      await first.getByText(unit(3)).waitFor()
      expect(await first.textContent()).toContain('会商确定')
      expect(await first.textContent()).toContain(basis)
      await desk.page.keyboard.press('1')
      await expectAccessible(desk.page)
      await takePicture(desk.page, 'dispatch-desk')
      await desk.page.keyboard.press('Control+Enter')
      await desk.page.getByRole('heading', { name: '通信电线杆倾斜仍未处理' }).waitFor()
    })
  })
})
