import { pinyin } from 'pinyin-pro'

const readings = new Map<string, ReadonlySet<string>>()

/** Whether two characters may be read alike, tone included: what a typist picks wrongly from one list. */
export function soundsSame(a: string, b: string): boolean {
  const other = readingsOf(b)
  return [...readingsOf(a)].some((reading) => other.has(reading))
}

function readingsOf(character: string): ReadonlySet<string> {
  const known = readings.get(character)
  if (known) return known
  const found = new Set(pinyin(character, { multiple: true, type: 'array', toneType: 'num' }))
  readings.set(character, found)
  return found
}
