/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { auditDocument } from './audit-document.ts'
import { excerpts } from './audit-excerpts.test-data.ts'
import { auditRules } from './audit-rules.ts'
import { readPlainText } from './read-plain-text.ts'

/* Every rule finds its slip, and nothing once the slip is mended; the table of docs/audit.md is of these rules. */

const found = (text: string) => auditDocument(readPlainText(text))

describe.each(Object.entries(excerpts))('the rule %s', (rule, { text, printed, recomputed, mend }) => {
  it('names what is printed and what comes out', () => {
    const own = found(text).filter(({ check }) => check === rule)
    expect(own.map((finding) => [finding.printed, finding.recomputed])).toContainEqual([printed, recomputed])
    expect(own.every(({ place, why }) => place !== '' && why.zh !== '' && why.en !== '')).toBe(true)
  })

  it('is silent once the slip is mended', () => {
    expect(text).toContain(mend[0])
    const mended = text.replace(mend[0], mend[1])
    expect(found(mended).filter(({ check }) => check === rule)).toEqual([])
  })
})

describe('docs/audit.md', () => {
  const page = readFileSync(new URL('../../../docs/audit.md', import.meta.url), 'utf8')

  it('has every rule in its table, in order, with what it finds and where it did', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| (.+) \| (.+) \| (.+) \|$/gm)]
    expect(rows.map(([, rule]) => rule)).toEqual([...auditRules])
    for (const [, , kind = '', , erratum = ''] of rows) {
      expect(kind).toMatch(/^(?:contradiction|bases|names|rounding)(?:, rounding)?$/)
      expect(erratum).toMatch(/^(?:(?:XT03|XT10|YY|SY|HD)-\d+(?:, )?)+$|^–$/)
    }
  })
})
