import { describe, expect, it } from 'vitest'
import { blankDraft, takenFrom } from './desk-draft.ts'
import { draftProblems } from './draft-problems.ts'
import { replyProblems } from './text-problems.ts'

const now = new Date('2024-05-01T10:00:00+08:00')
const unit = '0192f0c0-0000-7000-8000-000000000001'
const written = {
  channelCode: 'phone',
  title: '窗口态度恶劣',
  content: '窗口工作人员态度恶劣，请核实',
  categoryCode: 'road',
}

describe('the unit an appeal is about', () => {
  const accusing = blankDraft({ ...written, kind: 'complaint', accusedUnitId: unit, unitId: unit }, now)

  it('does not get the order', () => {
    expect(draftProblems(accusing, 'dispatch', [], 'zh').get('unitId')).toBe(
      '被投诉（举报）的单位不能承办本工单',
    )
    expect(draftProblems({ ...accusing, unitId: '' }, 'accept', [], 'zh').get('unitId')).toBeUndefined()
  })

  it('is sent with a complaint and forgotten with an inquiry', () => {
    expect(takenFrom(accusing, 'accept', [], now).appeal.accusedUnitId).toBe(unit)
    const asking = { ...accusing, kind: 'inquiry' as const }
    expect(takenFrom(asking, 'accept', [], now).appeal.accusedUnitId).toBeNull()
    expect(draftProblems(asking, 'dispatch', [], 'zh').get('unitId')).toBeUndefined()
  })
})

describe('the rules for a reply', () => {
  const rule = {
    ruleId: 'filler',
    fields: ['reply' as const],
    kind: 'forbidden' as const,
    amount: null,
    phrases: ['转办办结'],
    validFrom: '2024-05-01',
    validUntil: '2024-05-01',
    clause: '',
  }
  const data = { textRules: [rule], timeZone: 'Asia/Shanghai' }

  it('are those of today at the centre', () => {
    expect(replyProblems(data, '转办办结', '', now).map(({ zh }) => zh)).toEqual([
      '不得用“转办办结”代替办理情况',
    ])
    expect(replyProblems(data, '转办办结', '', new Date('2024-05-01T17:00:00Z'))).toEqual([])
    expect(replyProblems(data, ' ', '', now)).toEqual([])
    expect(replyProblems(undefined, '转办办结', '', now)).toEqual([])
  })

  it('keep a call from ending with such an answer, and with nothing else', () => {
    const draft = blankDraft({ ...written, reply: '转办办结' }, now)
    expect(draftProblems(draft, 'answerAtDesk', [], 'zh', '有问题').get('reply')).toBe('有问题')
    expect(draftProblems(draft, 'decline', [], 'zh', '有问题').get('reply')).toBeUndefined()
  })
})
