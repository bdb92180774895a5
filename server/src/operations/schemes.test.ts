import { describe, expect, it } from 'vitest'
import { readScheme } from './schemes.ts'
import type { SchemeFiles } from './schemes.ts'

/** Two versions of one rule: 80 points until the 18th of December, 90 from the 19th, where months then begin. */
const files: SchemeFiles = {
  list: () => Promise.resolve(['lake', 'lake.v1', 'other']),
  read: (name) => Promise.resolve(name === 'other' ? undefined : Buffer.from(text(name))),
}

describe('a scheme with several versions', () => {
  it.each([
    ['2025-11', 1],
    ['2025-12', 1],
    // The month that begins on 19 December by the new rule.
    ['2026-01', 2],
    ['2026-06', 2],
    ['2026-W05', 2],
  ])('assesses %s by version %i', async (period, version) => {
    const read = await readScheme('lake', period, files)
    expect(read.ok && read.value.scheme.version).toBe(version)
    expect(read.ok && read.value.source).toContain(`version: ${version}`)
  })

  it('is its newest version where no period is asked for', async () => {
    const read = await readScheme('lake', undefined, files)
    expect(read.ok && read.value.scheme.version).toBe(2)
  })

  it('is refused for a period before the first of them, with the days of all', async () => {
    const read = await readScheme('lake', '2024-12', files)
    expect(read).toMatchObject({ ok: false, code: 'invalidScheme' })
    const [problem] = read.ok ? [] : [String(read.details?.['problems'])]
    expect(problem).toContain(
      '2024-12 开始之日没有生效的版本（v2: 2025-12-19 – ；v1: 2025-01-01 – 2025-12-18）',
    )
    expect(problem).toContain('no version is in force when 2024-12 begins')
  })

  it('is not asked for by the name of a version', async () => {
    expect(await readScheme('lake.v1', undefined, files)).toMatchObject({
      ok: false,
      code: 'unknownScheme',
      details: { known: ['lake', 'other'] },
    })
  })
})

function text(name: string): string {
  const isFirst = name.endsWith('.v1')
  return `key: lake
name: 湖城
version: ${isFirst ? 1 : 2}
validFrom: ${isFirst ? '2025-01-01' : '2025-12-19'}
${isFirst ? 'validUntil: 2025-12-18' : 'period: { monthStartsOn: 19 }'}
rounding: { mode: halfUp, digits: 2, zeros: trim }
inputs: [{ key: orders, label: 派单量, kind: count }]
columns: [{ key: score, label: 得分, formula: "${isFirst ? 80 : 90} + 0 * orders" }]
groups: [{ key: 全部, title: 全部, units: [甲局] }]
ranking: { by: score }
`
}
