import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { loadCentre } from '../operations/context.ts'
import { policyOf } from '../operations/policy-of.ts'
import { listCentres } from '../storage/centres.ts'
import { useTestApp } from '../testing/test-app.ts'

const api = useTestApp()
const admin = () => api.as('admin')
const reason = '按新规定'
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format()
const daysOn = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)

describe('a rule of the flow', () => {
  const value = { windowWorkingDays: 2, needsLegalBasis: true, disputeAfter: 3 }
  const change = async (body: object = {}, topic = 'returns') =>
    (await admin()).call('changePolicy', {
      params: { topic },
      body: { value, validFrom: daysOn(1), clause: '派单办法第六条', version: 0, reason, ...body },
    })
  const history = async (topic = 'returns') =>
    (await (await admin()).call('listPolicies')).value.find((one) => one.topic === topic)

  it('holds from its day on, for orders accepted then; those of before keep theirs', async () => {
    expect(await history()).toEqual({ topic: 'returns', version: 0, rows: [] })
    expect((await change()).status).toBe(204)
    expect(await history()).toMatchObject({ version: 1, rows: [{ validFrom: daysOn(1), value }] })
    const [row] = await listCentres(api.database.storage.owner)
    if (!row) throw new Error('no centre')
    const centre = await loadCentre(api.database.storage, row)
    const on = (day: string) => policyOf(centre, { acceptedAt: new Date(`${day}T10:00:00+08:00`) }).returns
    expect(on(today).windowWorkingDays).toBeNull()
    expect(on(daysOn(1))).toEqual(value)
  })

  it('never changes what holds today or held before', async () => {
    expect((await change({ version: 1, validFrom: today })).problem).toMatchObject({
      code: 'ruleInPast',
      status: 422,
    })
    expect((await change({ version: 1, validFrom: daysOn(5) })).status).toBe(204)
    expect((await change({ version: 2, validFrom: daysOn(3) })).problem).toMatchObject({
      code: 'ruleBeforeLast',
      detail: `已有自 ${daysOn(5)} 起的规则，新规则的生效日期不能早于它`,
    })
    const again = await change({ version: 2, validFrom: daysOn(5), value: { ...value, disputeAfter: null } })
    expect(again.status).toBe(204)
    expect(
      (await history())?.rows.map(({ validFrom, value: one }) => [validFrom, one['disputeAfter']]),
    ).toEqual([
      [daysOn(1), 3],
      [daysOn(5), null],
    ])
  })

  it('set in sight of an older state is refused', async () => {
    expect((await change({ version: 1, validFrom: daysOn(9) })).problem.code).toBe('staleData')
  })

  it.each([
    [
      'returns',
      { ...value, windowWorkingDays: 0 },
      '“派单后可申请退单的工作日”须是 1 至 60 的整数，或留空（不限期限）',
    ],
    ['returns', { ...value, surprise: true }, '没有“surprise”这一项'],
    ['returns', { needsLegalBasis: true, disputeAfter: 3 }, '“派单后可申请退单的工作日”须是'],
    ['extensions', { cutOff: '25:00', most: 1, longestWorkingDays: 5 }, '须是 00:00 至 23:59 的时刻'],
    ['joint', { leadWaits: 'yes' }, '“主办单位须等协办单位反馈后汇总”须是“是”或“否”'],
    [
      'closing',
      { needsContact: true, unreachedAttempts: null },
      '“未接通满几次视为已联系”须是 1 至 20 的整数',
    ],
  ])('%s of impossible values is refused in words', async (topic, wrong, words) => {
    const { problem } = await change({ value: wrong }, topic)
    expect(problem).toMatchObject({ code: 'invalidRule', status: 422 })
    expect(problem.detail).toContain(words)
    expect(problem.detailEn).not.toContain('undefined')
    expect((await history(topic))?.rows.some(({ value: one }) => 'surprise' in one)).toBe(false)
  })

  it('names categories there are', async () => {
    const set = (twoStepCategories: string[]) => change({ value: { twoStepCategories } }, 'review')
    expect((await set(['nothing'])).problem.code).toBe('unknownCode')
    expect((await set(['road'])).status).toBe(204)
  })

  it('is in the log of changes, with what held before', async () => {
    const { rows } = (await (await admin()).call('listChanges', { query: { topic: 'rules' } })).value
    expect(rows.at(-1)).toMatchObject({
      name: '退单',
      before: { windowWorkingDays: null, needsLegalBasis: false, clause: null },
      after: { windowWorkingDays: 2, needsLegalBasis: true, clause: '派单办法第六条' },
      validFrom: daysOn(1),
      reason,
    })
  })

  it('is the administrator’s alone', async () => {
    const agent = await api.as('agent')
    for (const name of ['listPolicies', 'listTextRules', 'getCentreSettings', 'listContacts'] as const)
      expect((await agent.call(name)).problem.code, name).toBe('notPermitted')
  })
})

describe('a text rule', () => {
  const rule = {
    fields: ['reply'],
    kind: 'forbidden',
    amount: null,
    phrases: ['已告知'],
    validFrom: daysOn(1),
    clause: '答复规范',
  }
  const add = async (change: object = {}) =>
    (await admin()).call('addTextRule', { body: { ...rule, reason, ...change } })
  const rules = async () => (await (await admin()).call('listTextRules')).value
  const change = async (ruleId: string, body: object) =>
    (await admin()).call('changeTextRule', { params: { ruleId }, body: { version: 1, reason, ...body } })

  it('needs what its kind asks for, and a day to come', async () => {
    expect((await add({ phrases: [] })).problem.detail).toBe('文字规则没有保存：“禁用语”须填写至少一个词语')
    expect((await add({ kind: 'minChinese' })).problem.code).toBe('textRuleIncomplete')
    expect((await add({ kind: 'notCopy', amount: 101 })).problem.code).toBe('textRuleIncomplete')
    expect((await add({ validFrom: today })).problem.code).toBe('ruleInPast')
    expect((await add()).status).toBe(204)
  })

  it('changed from a day on ends the day before, and both can be read', async () => {
    const [old] = await rules()
    const row = { ...rule, phrases: ['已告知', '转办办结'], validFrom: daysOn(4) }
    expect((await change(old?.ruleId ?? '', { change: 'replace', row })).status).toBe(204)
    expect(
      (await rules()).map(({ phrases, validFrom, validUntil }) => [phrases, validFrom, validUntil]),
    ).toEqual([
      [['已告知'], daysOn(1), daysOn(3)],
      [['已告知', '转办办结'], daysOn(4), null],
    ])
    expect((await change(old?.ruleId ?? '', { change: 'replace', row })).problem.code).toBe('staleData')
  })

  it('ended by mistake goes on when the end is taken back, and only while it has not come', async () => {
    const last = (await rules()).at(-1)
    const ruleId = last?.ruleId ?? ''
    expect((await change(ruleId, { change: 'close', on: daysOn(6) })).status).toBe(204)
    expect((await rules()).at(-1)?.validUntil).toBe(daysOn(6))
    const version = (await rules()).at(-1)?.version
    expect((await change(ruleId, { change: 'reopen', version })).status).toBe(204)
    expect((await rules()).at(-1)?.validUntil).toBeNull()
    const { centreId } = api.small.centre
    await sql`update text_rules set valid_from = ${daysOn(-9)}::date, valid_until = ${daysOn(-1)}::date
      where centre_id = ${centreId} and rule_id = ${ruleId}`.execute(api.database.storage.owner)
    const gone = (await rules()).find((one) => one.ruleId === ruleId)
    expect((await change(ruleId, { change: 'reopen', version: gone?.version })).problem.code).toBe(
      'ruleInPast',
    )
    await sql`update text_rules set valid_from = ${daysOn(4)}::date, valid_until = null, version = 1
      where centre_id = ${centreId} and rule_id = ${ruleId}`.execute(api.database.storage.owner)
  })

  it('ended holds to its last day, and no reply after it is checked', async () => {
    const ruleId = (await rules()).at(-1)?.ruleId ?? ''
    expect((await change(ruleId, { change: 'close', on: daysOn(-1) })).problem.code).toBe('invalidDates')
    const centreId = api.small.centre.centreId
    const since = (from: string, until: string) =>
      sql`update text_rules set valid_from = ${from}::date, valid_until = ${until}::date
        where centre_id = ${centreId} and rule_id = ${ruleId}`.execute(api.database.storage.owner)
    const answer = async () => {
      // A change through the door makes every server read its centre again.
      await add({ clause: `${reason}${Math.random()}`, validFrom: daysOn(300) })
      const appeal = {
        channelCode: 'phone',
        kind: 'inquiry',
        urgency: 'normal',
        title: '社保怎么办',
        content: '社保如何转移接续，请告知',
        categoryCode: 'road',
        divisionCode: '430300',
      }
      const end = { action: 'answerAtDesk', fields: { reply: '转办办结。' } }
      return (await api.as('agent')).call('takeAppeal', { body: { appeal, end } })
    }
    await since(daysOn(-9), today)
    expect((await answer()).problem).toMatchObject({ code: 'textRefused' })
    await since(daysOn(-9), daysOn(-1))
    expect((await answer()).value.state).toBe('answeredAtDesk')
  })
})
