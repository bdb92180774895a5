import { describe, expect, it } from 'vitest'
import { meanScores } from './mean-scores.ts'
import { decimal, scoreDialTest, totalOf } from './score-dial-test.ts'
import type { DialTestRecord } from './score-dial-test.ts'

const now = new Date('2023-03-20T00:00:00Z')
const full = { voiceMenu: '10', connection: '10', service: '40', knowledge: '30', callbackService: '10' }
const record: DialTestRecord = {
  dialledAt: new Date('2023-03-08T02:00:00Z'),
  ringSeconds: 12,
  attempts: 1,
  isConnected: true,
  scores: { ...full, service: '37.5' },
  findings: '未主动报工号',
}

describe('a dial test', () => {
  it('is the exact sum of its items', () => {
    expect(scoreDialTest(record, now)).toEqual({ ok: true, value: { total: '97.5' } })
    expect(totalOf({ ...full, voiceMenu: '8.75', knowledge: '24.1' })).toBe('92.85')
  })

  it.each([
    ['more than full marks', { scores: { ...full, service: '40.5' } }, 'dialScoreInvalid'],
    ['no number', { scores: { ...full, service: '很好' } }, 'dialScoreInvalid'],
    ['below nothing', { scores: { ...full, service: '-1' } }, 'dialScoreInvalid'],
    ['points for connection of a call nobody answered', { isConnected: false }, 'notConnectedScored'],
    ['points taken away without a word', { findings: ' ' }, 'dialFindingsMissing'],
    ['a call of tomorrow', { dialledAt: new Date('2023-03-21T00:00:00Z') }, 'dialledInFuture'],
  ])('is refused with %s', (_, change, code) => {
    expect(scoreDialTest({ ...record, ...change }, now)).toMatchObject({ ok: false, code })
  })

  it('of full marks needs no findings, and one nobody answered may have none at all', () => {
    expect(scoreDialTest({ ...record, scores: full, findings: '' }, now)).toMatchObject({
      value: { total: '100' },
    })
    const nothing = { voiceMenu: '0', connection: '0.00', service: '0', knowledge: '0', callbackService: '0' }
    expect(scoreDialTest({ ...record, isConnected: false, scores: nothing }, now)).toMatchObject({
      value: { total: '0' },
    })
  })

  it('has no total while an item is missing', () => {
    expect(totalOf({ voiceMenu: '10' })).toBeUndefined()
  })
})

describe('the mean of a county', () => {
  it('is exact: Xiangtan printed 35.13 for the 35.125 of four calls', () => {
    const calls = ['40', '35', '30.5', '35'].map((service) => ({ ...full, service }))
    const mean = meanScores(calls)
    expect(mean && decimal(mean.items.service)).toBe('35.125')
    expect(mean && decimal(mean.total)).toBe('95.125')
  })

  it('of three calls keeps its thirds', () => {
    const mean = meanScores(['1', '0', '0'].map((voiceMenu) => ({ ...full, voiceMenu })))
    expect(mean?.items.voiceMenu.toFraction()).toBe('1/3')
  })

  it('is not there without a call', () => {
    expect(meanScores([])).toBeUndefined()
  })
})
