/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { Fraction } from 'fraction.js'
import { assess } from './assess.ts'
import { loadScheme } from './load-scheme.ts'
import type { CountsRow, Scheme, Scorecard } from './types.ts'

const data = new URL('../../../server/data/', import.meta.url)

export function schemeText(name: string): string {
  return readFileSync(new URL(`schemes/${name}.yaml`, data), 'utf8')
}

export function loadedScheme(text: string): Scheme {
  const loaded = loadScheme(text, 'test.yaml')
  if (!loaded.ok)
    throw new Error(
      loaded.problems.map((problem) => `${problem.line}:${problem.column} ${problem.en}`).join('\n'),
    )
  return loaded.scheme
}

/** Cells of a data file by header. The files hold no quoted cell, so a plain split reads them; a quote throws. */
export function csvRows(path: string): {
  header: string[]
  rows: Record<string, string>[]
  cells: string[][]
} {
  const text = readFileSync(new URL(`replays/${path}`, data), 'utf8').trimEnd()
  if (text.includes('"')) throw new Error(`${path} has quoted cells`)
  const cells = text.split('\n').map((line) => line.split(','))
  const [header = [], ...body] = cells
  const rows = body.map((row) => {
    if (row.length !== header.length) throw new Error(`${path}: ${row.join(',')}`)
    return Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']))
  })
  return { header, rows, cells }
}

/** A published table assessed by a scheme: each cell under the key of an input is its value. */
export function scoreTable(scheme: Scheme, rows: readonly Readonly<Record<string, string>>[]): Scorecard {
  const given = rows.map((row): CountsRow => ({
    unit: row['unit'] ?? '',
    values: Object.fromEntries(
      scheme.inputs.flatMap(({ key }) => {
        const text = row[key] ?? ''
        return text === '' ? [] : [[key, new Fraction(text)]]
      }),
    ),
  }))
  const assessed = assess(scheme, given, 'published')
  if (!assessed.ok) throw new Error(assessed.problems.map(({ en }) => en).join('\n'))
  return assessed.scorecard
}

/** A file of docs/examples. */
export function exampleText(name: string): string {
  return readFileSync(new URL(`../../../docs/examples/${name}`, import.meta.url), 'utf8')
}
