import { expect, it } from 'vitest'
import type { Finding } from '../audit/types.ts'
import type { BulletinText, Figure } from './figures.ts'
import { findingKey, issueBlocks, withAllParts } from './issue-blocks.ts'
import type { PartDefinition } from './template-definition.ts'

const parts: readonly PartDefinition[] = [
  { key: 'advice', label: '工作建议', kind: 'cases', required: true },
  { key: 'salutation', label: '主送', kind: 'line', required: false },
]
const finding = (kind: Finding['kind'], place: string): Finding => ({
  kind,
  check: 'sum',
  place,
  printed: '10',
  recomputed: '9',
  why: { zh: '', en: '' },
})
const text: BulletinText = {
  issueNo: '2023 年第 6 期',
  issuer: '中心',
  issuedOn: '2023-11-17',
  parts: { advice: { kind: 'cases', cases: [{ title: '一', body: ['二'] }] } },
}
const entered = (key: string, exact: string | null): Figure => ({
  key,
  label: key,
  exact,
  printed: exact ?? '',
  value: exact === null ? null : Number(exact),
  unit: '件',
  origin: { kind: 'entered', author: '', reason: '' },
})
const figures = { messages: entered('messages', '3') }
const good = { text, figures, parts, findings: [], letPass: [], isOutdated: false }

it('a whole draft without contradictions is blocked by nothing', () => {
  expect(issueBlocks(good)).toEqual([])
  const only = [finding('rounding', '第1段'), finding('names', '第1段'), finding('bases', '第1段')]
  expect(issueBlocks({ ...good, findings: only })).toEqual([])
})

it('each thing that is missing is named', () => {
  const empty = withAllParts({ issuer: ' ', issuedOn: '', parts: {} }, parts)
  const blank: Figure = {
    ...entered('rate', null),
    origin: { kind: 'quotient', numerator: 'a', denominator: 'b' },
  }
  const missing = { ...figures, letters: entered('letters', null), rate: blank }
  expect(issueBlocks({ ...good, figures: missing, text: empty, isOutdated: true })).toEqual([
    { kind: 'issueNo' },
    { kind: 'issuer' },
    { kind: 'issuedOn' },
    { kind: 'outdated' },
    { kind: 'figure', key: 'letters', label: 'letters' },
    { kind: 'part', key: 'advice', label: '工作建议' },
  ])
})

it('a contradiction is let pass by a reason of its own, and by no other', () => {
  const [first, second] = [finding('contradiction', '第1段'), finding('contradiction', '表1 甲 得分')]
  const letPass = [
    { key: findingKey(first), reason: '原文如此' },
    { key: findingKey(second), reason: ' ' },
  ]
  expect(issueBlocks({ ...good, findings: [first, second], letPass })).toEqual([
    { kind: 'contradiction', key: findingKey(second), place: '表1 甲 得分' },
  ])
})
