import type { AuditTable } from './types.ts'

const points = /(?:^|\s)([+-]?\d+(?:\.\d+)?)$/
const unitName = /^[\u4e00-\u9fff（）()A-Za-z]{3,24}$/u

/**
 * A list of points (加减分明细) whose records the page has broken over lines: kind, unit, reason, points. A record ends with
 * its points; its unit is the first word of it, once a running number and the kind are taken off. Undefined unless the
 * header names units and points and most records have both.
 */
export function readPlainLedger(lines: readonly string[]): AuditTable | undefined {
  const tight = lines.map((line) => line.trim())
  const head = tight.findIndex(
    (line) => /单位|部门/.test(line) && /分[数值]|得分/.test(line) && /\s/.test(line),
  )
  if (head === -1) return undefined
  const records: {
    readonly kind: string
    readonly unit: string
    readonly reason: string
    readonly value: string
  }[] = []
  let open: string[] = []
  let kind = ''
  for (const line of tight.slice(head + 1)) {
    if (line === tight[head]) continue
    const value = points.exec(line)?.[1]
    // A list within a reason is numbered as well; a record is numbered with a blank behind.
    const numbered = open.length === 0 ? /^\d{1,2}\s+([\u4e00-\u9fff]{2,8})(?:\s+|$)/u.exec(line) : null
    if (numbered) kind = numbered[1] ?? ''
    const words = numbered ? line.slice(numbered[0].length).trim() : line
    if (value === undefined) {
      if (words !== '') open.push(words)
      continue
    }
    const last = words.replace(points, '').trim()
    if (last !== '') open.push(last)
    const { unit, reason } = unitOf(open)
    if (unit !== undefined) records.push({ kind, unit, reason, value })
    else return undefined
    open = []
  }
  if (records.length < 3) return undefined
  return {
    title: tight.slice(0, head).join(''),
    header: ['加减分项', '单位', '事由', '分数（分）'],
    rows: records.map((one) => [one.kind, one.unit, one.reason, one.value]),
  }
}

/** The first word; when it fills its line, a short line below may be the rest of it. */
function unitOf(lines: readonly string[]): { readonly unit: string | undefined; readonly reason: string } {
  const [first = '', second = '', ...rest] = lines
  const [word = '', ...others] = first.split(/\s+/)
  const goesOn = others.length === 0 && /^[\u4e00-\u9fff]{1,4}$/u.test(second) && rest.length > 0
  const name = goesOn ? word + second : word
  const reason = [others.join(''), ...(goesOn ? rest : [second, ...rest])].join('')
  return { unit: unitName.test(name) ? name : undefined, reason }
}
