import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { auditDocument } from '@yihu/core/audit/audit-document'
import { describe, expect, it } from 'vitest'
import { fillBulletin } from './bulletin-docx.ts'
import { readWordDocument } from './read-word-document.ts'
import { sampleFigures, sampleText } from './sample-figures.test-data.ts'

const template = new Uint8Array(
  readFileSync(new URL('../../data/templates/xiangtan-monthly.docx', import.meta.url)),
)

describe('a Word document as the audit reads it', () => {
  it('has the paragraphs and tables of a bulletin, headings over several columns joined', async () => {
    const { paragraphs, tables } = await made()
    expect(paragraphs.some((text) => text.includes('共计受理有效工单 32961 件'))).toBe(true)
    const ranking = tables.find(({ header }) => header.some((heading) => heading.includes('按时办结率（10')))
    expect(ranking?.header.at(-1)).toBe('总得分')
    expect(ranking?.rows.every((row) => row.length === ranking.header.length || row.length === 1)).toBe(true)
  })

  it('is audited: the sample has the one count it was published with that neither its rate nor its table gives', async () => {
    const findings = auditDocument(await made()).filter(({ kind }) => kind === 'contradiction')
    expect(findings.map(({ check, printed, recomputed }) => ({ check, printed, recomputed }))).toEqual([
      { check: 'rate', printed: '按时办结10021件，按时办结率99.3%', recomputed: '97.49%' },
      { check: 'columnSum', printed: '10021件', recomputed: '10206' },
    ])
  })

  it.each([
    ['bytes that are no zip', strToU8('no document')],
    ['a zip without a document', zipSync({ 'other.xml': strToU8('<a/>') })],
    ['a document without a body', zipSync({ 'word/document.xml': strToU8('<a/>') })],
  ])('refuses %s', (_, bytes) => {
    expect(readWordDocument(bytes)).toMatchObject({ ok: false, code: 'invalidDocument' })
  })
})

async function made() {
  const filled = await fillBulletin(template, sampleFigures(), sampleText())
  if (!filled.ok) throw new Error(JSON.stringify(filled))
  const read = readWordDocument(filled.value)
  if (!read.ok) throw new Error(read.code)
  return read.value
}
