import { actionCommand } from '@yihu/contract/fields'
import { act, refusalOf } from '@yihu/core/order/act'
import type { ActionName, ActionRow } from '@yihu/core/order/actions'
import { newOrder, actorOf, contextOf, take, dispatchIt } from '@yihu/core/order/life-cycle.test-data'
import { describe, expect, it, vi } from 'vitest'
import { orderOffers } from '@yihu/web/order/offers'
import { lifeCyclePage } from './life-cycle.ts'

/*
 * Adding an action is adding a row (design law 1): here one is made up, and nothing else. Rules, the schema of the API,
 * the buttons and the page of the docs must all have it.
 */
vi.mock('@yihu/core/order/actions', async (original) => {
  const real = await original<{ actions: Record<string, ActionRow>; actionNames: string[] }>()
  const blessOrder: ActionRow = {
    zh: '盖章',
    en: 'Stamp',
    from: ['dispatched'],
    to: 'answered',
    roles: ['supervisor'],
    needs: ['reason'],
    takes: ['note'],
    conditions: ['notHardCase'],
    effect: 'markHardCase',
    clock: 'none',
    countsAs: null,
    clause: 'R0.0',
  }
  return {
    ...real,
    actions: { ...real.actions, blessOrder },
    actionNames: [...real.actionNames, 'blessOrder'],
  }
})

const action = 'blessOrder' as ActionName
const supervisor = actorOf('supervisor')

describe('one row more in the life-cycle table', () => {
  const order = take(newOrder(), dispatchIt)
  const context = contextOf(order, supervisor)

  it('is an action of the rules, with its roles, fields, conditions and effect', () => {
    const done = act(order, { action, fields: { reason: '齐备' } }, context)
    expect(done).toMatchObject({
      ok: true,
      value: { order: { state: 'answered', facts: { isHardCase: true } } },
    })
    expect(act(order, { action, fields: {} }, context)).toMatchObject({ code: 'fieldMissing' })
    expect(refusalOf(order, { action }, contextOf(order, actorOf('agent')))?.code).toBe('roleMayNot')
    const hard = { ...order, facts: { ...order.facts, isHardCase: true } }
    expect(refusalOf(hard, { action }, context)?.code).toBe('notHardCase')
  })

  it('is taken by the API with exactly its fields', () => {
    const body = (fields: object) => ({ action, version: 3, fields })
    expect(actionCommand.safeParse(body({ reason: '齐备', note: '备注' })).success).toBe(true)
    expect(actionCommand.safeParse(body({})).success).toBe(false)
    expect(actionCommand.safeParse(body({ reason: '齐备', unitId: 'x' })).success).toBe(false)
  })

  it('is a button of those who may, and of nobody else', () => {
    const offered = (role: Parameters<typeof actorOf>[0]) =>
      orderOffers(order, contextOf(order, actorOf(role))).main.map((offer) => offer.action as string)
    expect(offered('supervisor')).toContain('blessOrder')
    expect(offered('dispatcher')).not.toContain('blessOrder')
  })

  it('is drawn and listed in the docs', () => {
    expect(lifeCyclePage()).toMatch(/盖章[\s\S]*Stamp[\s\S]*blessOrder/)
  })
})
