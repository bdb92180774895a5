import { describe, expect, it } from 'vitest'
import { openPolicy } from './policy.ts'
import type { PolicyTopic } from './policy.ts'
import { policyFieldsOf, policyTopicNames } from './policy-fields.ts'
import { policyText } from './policy-text.ts'

const nameOf = (code: string) => `[${code}]`

describe('a rule in words', () => {
  it('says what a unit may ask for, and until when', () => {
    const rule = { windowWorkingDays: 2, needsLegalBasis: true, disputeAfter: 3 }
    expect(policyText('returns', rule, nameOf)).toEqual({
      zh: '单位可在派单后 2 个工作日内申请退单，须写明职责依据；第 3 次退单后转入争议。',
      en: 'A unit may ask for return within 2 working days of dispatch and must name the legal basis; after return no. 3 the order is in dispute.',
    })
  })

  it('names categories as people do', () => {
    expect(policyText('review', { twoStepCategories: ['road', 'noise'] }, nameOf).zh).toBe(
      '[road]、[noise]的反馈须由两人先后审核，其他由一人审核。',
    )
  })

  it('differs whenever a field of the table differs', () => {
    const other: Record<string, unknown> = {
      whole: 8,
      yesNo: true,
      time: '16:30',
      categories: ['x'],
      keypad: { '9': 'neutral' },
    }
    // These two say something only beside the first field of their topic.
    const base = { ...openPolicy, closing: { needsContact: true, unreachedAttempts: 3 } }
    const callback = { ...openPolicy.callback, automatic: true, attempts: 2 }
    for (const topic of policyTopicNames)
      for (const [key, { kind }] of Object.entries(policyFieldsOf(topic))) {
        const rule = topic === 'callback' ? callback : base[topic]
        const value = key === 'automatic' || key === 'needsContact' ? false : other[kind]
        expect(say(topic, { ...rule, [key]: value }), `${topic}.${key}`).not.toBe(say(topic, rule))
      }
  })

  it('has a line of the table for every rule there is', () => {
    for (const topic of policyTopicNames)
      expect(Object.keys(policyFieldsOf(topic)).toSorted()).toEqual(Object.keys(openPolicy[topic]).toSorted())
    expect([...policyTopicNames, 'timeZone'].toSorted()).toEqual(Object.keys(openPolicy).toSorted())
  })
})

function say(topic: PolicyTopic, rule: object): string {
  const { zh, en } = policyText(topic, rule as never, nameOf)
  return zh + en
}
