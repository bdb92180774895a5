import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Matter } from './score-candidate.ts'
import { sameMatterFrom, scoreCandidate } from './score-candidate.ts'

const lamp: Matter = {
  title: '建设路多盏路灯不亮',
  content: '市民来电反映建设路书院小学门口三盏路灯损坏多日，夜间出行不便。',
  address: '建设路12号',
  divisionCode: '430304',
  phone: '15400000001',
  at: new Date('2023-10-10T01:00:00Z'),
}
const change = (part: Partial<Matter>): Matter => ({ ...lamp, ...part })

describe('the score of two appeals', () => {
  it('is high for the same matter in other words, and says why', () => {
    const { score, likenesses } = scoreCandidate(
      change({
        title: '书院小学门口路灯坏了没人修',
        content: '希望尽快维修建设路的路灯，学生晚上放学看不清路。',
        address: '建设路书院小学',
        phone: '15400000002',
        at: new Date('2023-10-13T01:00:00Z'),
      }),
      lamp,
    )
    expect(score).toBeGreaterThanOrEqual(sameMatterFrom)
    const places: unknown = expect.arrayContaining(['建设路'])
    expect(likenesses).toContainEqual({ kind: 'samePlace', places })
    expect(likenesses).toContainEqual({ kind: 'days', days: 3 })
  })

  it('is low for another matter at the same place, and for another matter of the same number', () => {
    const other = {
      title: '烧烤店油烟扰民',
      content: '楼下烧烤店夜间油烟大、噪声大，请环保部门检查。',
      address: '建设路12号',
    }
    expect(scoreCandidate(change({ ...other, phone: '15400000009' }), lamp).score).toBeLessThan(
      sameMatterFrom,
    )
    expect(scoreCandidate(change(other), lamp).score).toBeLessThan(sameMatterFrom)
  })

  it('is not raised by what every message says', () => {
    const polite = { title: '希望领导尽快处理', content: '尊敬的领导您好，希望有关部门尽快解决，谢谢。' }
    expect(scoreCandidate(change({ ...polite, address: null, phone: null }), change(polite)).score).toBe(0)
  })

  it('lies between 0 and 1, is the same both ways, and is the highest with itself', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('建设路灯不亮小区油烟扰民井盖丢失1A')) })
    const matter = fc.record({ title: text, content: text }).map((said) => change({ ...said, phone: null }))
    fc.assert(
      fc.property(matter, matter, (a, b) => {
        const { score } = scoreCandidate(a, b)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(scoreCandidate(b, a).score).toBeCloseTo(score, 10)
        expect(scoreCandidate(a, a).score + 1e-9).toBeGreaterThanOrEqual(score)
      }),
    )
  })
})
