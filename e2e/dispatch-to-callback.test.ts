import { atAnyHour } from './any-hour.ts'
import type { OrderView } from '@yihu/contract/orders'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStory, openInQueue } from './dispatch-story.ts'
import type { DispatchStory } from './dispatch-story.ts'
import { expectAccessible } from './expect-accessible.ts'

/* Two neighbours, one matter: merged, dispatched, done, reviewed — and both are called back. */

let story: DispatchStory
let first: OrderView
let second: OrderView

beforeAll(async () => {
  const forbidden = {
    ruleId: 'no-filler',
    fields: ['publicText' as const],
    kind: 'forbidden' as const,
    amount: null,
    phrases: ['已告知'],
    validFrom: '2020-01-01',
    clause: 'test',
  }
  story = await beginStory({ textRules: [forbidden], policies: atAnyHour })
  first = await story.takeIn('夜市油烟扰民深夜不散')
  second = await story.takeIn('夜市油烟扰民影响睡眠', {
    appellantName: '王小红',
    appellantPhone: '15400054321',
  })
}, 120_000)
afterAll(() => story?.end())

describe('from dispatch to call-back', { timeout: 180_000 }, () => {
  test('the dispatcher merges the second into the first, and dispatches', async () => {
    await story.as('dispatcher', async (desk) => {
      await openInQueue(desk, '待派单', second.appeal.title)
      const candidates = desk.page.getByRole('region', { name: '疑似同一诉求' })
      await candidates.getByText('同一地点').waitFor()
      await candidates.getByRole('button', { name: '并入此单' }).click()
      await desk.page.getByText('两位诉求人都会得到答复和回访').waitFor()
      await desk.page.getByRole('tooltip').getByRole('button', { name: '并入此单' }).click()
      await desk.page
        .getByText('已离开此队列')
        .or(desk.page.getByText('从左侧选择一件工单'))
        .or(desk.page.getByText('这里没有待办工单。'))
        .first()
        .waitFor()
      await openInQueue(desk, '待派单', first.appeal.title)
      await desk.page.getByRole('region', { name: '并入本单的诉求 1 件' }).getByText(second.orderNo).waitFor()
      await desk.choose('主办单位', story.units[0] ?? '')
      await desk.page.getByRole('button', { name: '派单并下一件' }).click()
      await desk.page.getByText('这里没有待办工单。').waitFor()
    })
  })

  test('the unit signs and contacts the appellant', async () => {
    await story.atUnit(story.units[0] ?? '', first, async (desk) => {
      // Who else complained is not the unit's to know.
      expect(await desk.page.getByText(second.orderNo).count()).toBe(0)
      await desk.act('签收')
      await desk.act('联系诉求人', async () => {
        await desk.fill('联系号码', '15400012345')
        await desk.fill('联系情况', '已电话联系，约定当晚到现场查看。')
      })
    })
  })

  test('the unit asks for more time, and the dispatcher sees that the appellant knows', async () => {
    await story.atUnit(story.units[0] ?? '', first, (desk) =>
      desk.act('申请延期', async () => {
        await desk.fill('工作日', '3')
        await desk.fill('理由', '净化设施安装需要时间。')
        await desk.page.getByRole('checkbox').check()
      }),
    )
    await story.as('dispatcher', async (desk) => {
      await openInQueue(desk, '延期待批', first.appeal.title)
      const panel = desk.page.getByRole('region', { name: /延期申请/ })
      await panel.getByText('3 个工作日').waitFor()
      await panel.getByText(/已告知；.*有联系记录/).waitFor()
      await panel.getByText(/派入 \d+ 件，申请延期 \d+ 件/).waitFor()
      await expectAccessible(desk.page)
      await desk.page.keyboard.press('a')
      await desk.page.getByRole('button', { name: '确认同意' }).waitFor()
      await desk.page.keyboard.press('Control+Enter')
      await desk.page.getByText('已离开此队列').waitFor()
    })
  })

  test('the unit feeds back', async () => {
    await story.atUnit(story.units[0] ?? '', first, async (desk) => {
      await desk.act('反馈', async () => {
        await desk.fill('核实情况', '经查，三家摊位未安装油烟净化设施。')
        await desk.fill(
          '办理措施和结果',
          '已责令三家摊位停业整改，安装油烟净化设施后恢复经营，并安排夜间巡查。',
        )
        await desk.page.getByRole('radiogroup', { name: '是否解决' }).getByText('是', { exact: true }).click()
      })
    })
  })

  test('the dispatcher reads the answer next to the appeal and passes it with one key', async () => {
    await story.as('dispatcher', async (desk) => {
      await openInQueue(desk, '待审核', first.appeal.title)
      const panel = desk.page.getByRole('region', { name: '反馈审核' })
      await panel.getByText('三家摊位未安装油烟净化设施').waitFor()
      await panel.getByText('未发现问题').waitFor()
      await panel.getByText('约定当晚到现场查看').waitFor()
      await expectAccessible(desk.page)
      await desk.page.keyboard.press('a')
      await desk.page.getByText('这里没有待办工单。').waitFor()
    })
  })

  test('the call-back agent finds both in the list, and calls both', async () => {
    await story.as('callback', async (desk) => {
      await desk.go(`/desks/callback?queue=toCallBack&q=${encodeURIComponent('夜市油烟扰民')}`)
      for (const { appeal } of [first, second])
        await desk.page.getByRole('button', { name: new RegExp(appeal.title) }).waitFor()
      for (const { orderId } of [second, first]) {
        await desk.go(`/orders/${orderId}`)
        await desk.act('回访', async () => {
          await desk.page
            .getByRole('radiogroup', { name: '是否接通' })
            .getByText('是', { exact: true })
            .click()
          await desk.page
            .getByRole('radiogroup', { name: '满意度' })
            .getByText('满意', { exact: true })
            .click()
        })
      }
      await desk.act('办结')
      await desk.page.getByText('已回访 · 满意').waitFor()
      await desk.page.getByText('已办结').first().waitFor()
    })
  })
})
