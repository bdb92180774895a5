import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { readBulletinText } from './bulletin-text.ts'
import { sampleDefinition } from './sample-figures.test-data.ts'

const file = new URL('../../data/replays/xiangtan-2023-10/bulletin-text.yaml', import.meta.url)
const yaml = readFileSync(file, 'utf8')
const { parts } = sampleDefinition()

describe('readBulletinText', () => {
  it('reads the text of October 2023', () => {
    const read = readBulletinText(yaml, parts)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(read.text.issuedOn).toBe('2023-11-17')
    const cases = Object.values(read.text.parts).flatMap((part) =>
      part.kind === 'cases' ? [part.cases.length] : [],
    )
    expect(cases).toEqual([4, 4, 3])
    expect(read.text.documentNo).toBeUndefined()
  })

  it('points at the line of a misspelt key and proposes the right one', () => {
    const line = yaml.split('\n').findIndex((text) => text.startsWith('  salutation:')) + 1
    const [problem, ...others] = problemsOf(yaml.replace('salutation:', 'salutaton:'))
    expect(problem).toMatchObject({ code: 'unknownKey', line })
    expect(problem?.zh).toContain('salutation')
    expect(others.map(({ code }) => code)).toEqual(['missing'])
  })

  it('refuses a date that is none, at its line', () => {
    const line = yaml.split('\n').findIndex((text) => text.startsWith('issuedOn:')) + 1
    expect(problemsOf(yaml.replace('2023-11-17', '2023-11-31'))).toMatchObject([{ code: 'badDate', line }])
    expect(problemsOf(yaml.replace('2023-11-17', '11月17日'))).toMatchObject([{ code: 'badDate', line }])
  })

  it('refuses a case without title or body', () => {
    const codes = problemsOf(yaml.replace('    - title: 加强行业监管\n      body:', '    - body:')).map(
      ({ code }) => code,
    )
    expect(codes).toEqual(['missing'])
    const line = yaml.split('\n').findIndex((text) => text.includes('加强行业监管')) + 1
    expect(
      problemsOf(yaml.replace('加强行业监管\n      body:\n', '加强行业监管\n      text:\n'))[0],
    ).toMatchObject({ line: line + 1 })
  })

  it('reports broken YAML with its line', () => {
    expect(problemsOf('issuer: "a\n')[0]).toMatchObject({ code: 'badYaml' })
  })
})

function problemsOf(text: string) {
  const read = readBulletinText(text, parts)
  if (read.ok) throw new Error('not refused')
  return read.problems
}
