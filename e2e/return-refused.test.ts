import type { OrderView } from '@yihu/contract/orders'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askReturn, beginStory, openInQueue } from './dispatch-story.ts'
import type { DispatchStory } from './dispatch-story.ts'
import { expectAccessible } from './expect-accessible.ts'

/* A unit asks for return, the dispatcher refuses with a reason, and the unit obeys. */

const title = '人行道地砖破损绊倒老人'
const refusal = '道路养护属你单位职责，请按派单目录办理。'
let story: DispatchStory
let order: OrderView

beforeAll(async () => {
  story = await beginStory()
  order = await story.takeIn(title, { urgency: 'urgent', accusedUnitId: null })
}, 120_000)
afterAll(() => story?.end())

describe('a return is refused and obeyed', { timeout: 180_000 }, () => {
  test('the dispatcher dispatches from the desk and comes to the next order', async () => {
    await story.as('dispatcher', async (desk) => {
      await openInQueue(desk, '待派单', title)
      await desk.page.getByText('紧急').first().waitFor()
      await expectAccessible(desk.page)
      await desk.choose('主办单位', story.units[0] ?? '')
      await desk.page.getByRole('button', { name: '请先联系诉求人，再开展办理。' }).click()
      await desk.page.getByRole('button', { name: '派单并下一件' }).click()
      await desk.page.getByText('这里没有待办工单。').waitFor()
    })
  })

  test('the unit signs and asks for return', async () => {
    await story.atUnit(story.units[0] ?? '', order, async (desk) => {
      await desk.page.getByText('请先联系诉求人，再开展办理。').waitFor()
      await askReturn(desk, '该路段由城管部门养护，不属我单位职责。', story.units[1] ?? '')
    })
  })

  test('the dispatcher reads it word for word and refuses by the keyboard alone', async () => {
    await story.as('dispatcher', async (desk) => {
      await openInQueue(desk, '退单待批', title)
      const panel = desk.page.getByRole('region', { name: /退单申请/ })
      await panel.getByText('该路段由城管部门养护，不属我单位职责。').waitFor()
      await panel
        .getByText('同类退单的近期审批')
        .or(panel.getByText('该单位此类事项没有审批过的退单。'))
        .first()
        .waitFor()
      await expectAccessible(desk.page)
      await desk.page.keyboard.press('r')
      // Nothing is refused without a reason.
      await desk.page.keyboard.press('Control+Enter')
      await desk.page.getByText('请填写驳回理由').waitFor()
      await desk.page.keyboard.type(refusal)
      await desk.page.keyboard.press('Control+Enter')
      await desk.page.getByText('已离开此队列').waitFor()
    })
  })

  test('the unit reads why, and does the work', async () => {
    await story.atUnit(story.units[0] ?? '', order, async (desk) => {
      await desk.page.getByText(refusal).first().waitFor()
      await desk.act('联系诉求人', async () => {
        await desk.fill('联系号码', '15400012345')
        await desk.fill('联系情况', '已电话联系，说明当日到场更换地砖。')
        await desk.page.getByRole('radiogroup', { name: '是否接通' }).getByText('是', { exact: true }).click()
      })
      await desk.act('反馈', async () => {
        await desk.fill('核实情况', '经现场核实，人行道地砖破损约三平方米。')
        await desk.fill(
          '办理措施和结果',
          '已更换破损地砖并设置安全提示，恢复人行道通行，已电话告知市民处理结果。',
        )
        await desk.page.getByRole('radiogroup', { name: '是否解决' }).getByText('是', { exact: true }).click()
      })
      await desk.page.getByText('待审核').first().waitFor()
    })
  })

  test('the next return of the kind is held against this decision', async () => {
    const next = await story.takeIn('人行道地砖再次松动')
    await story.as('dispatcher', async (desk) => {
      await openInQueue(desk, '待派单', next.appeal.title)
      // What was kept before speaks for the unit.
      await desk.page
        .getByText(/同类工单近期派出 \d+ 件/)
        .first()
        .waitFor()
      await desk.choose('主办单位', story.units[0] ?? '')
      await desk.page.getByRole('button', { name: '派单并下一件' }).click()
      await desk.page.getByText('这里没有待办工单。').waitFor()
    })
    await story.atUnit(story.units[0] ?? '', next, (desk) =>
      askReturn(desk, '仍认为不属我单位职责。', story.units[1] ?? ''),
    )
    await story.as('dispatcher', async (desk) => {
      await openInQueue(desk, '退单待批', next.appeal.title)
      const similar = desk.page.getByRole('listitem').filter({ hasText: order.orderNo })
      await similar.getByText('驳回', { exact: true }).waitFor()
      expect(await similar.textContent()).toContain(refusal)
    })
  })
})
