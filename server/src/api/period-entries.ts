import type { OutlookView } from '@yihu/contract/closing-routes'
import type { Scheme, ScoreRow } from '@yihu/core/assessment/types'
import { accepted } from '@yihu/core/refusal'
import { once } from '../operations/once.ts'
import { unitOutlook } from '../operations/outlook.ts'
import {
  enterFigure,
  enterLedgerItem,
  enterManualScore,
  manualInputs,
  removeLedgerItem,
} from '../operations/period-entries.ts'
import { periodSpan } from '../operations/period.ts'
import { countedInputs } from '../operations/run-assessment.ts'
import { readScheme } from '../operations/schemes.ts'
import { readPeriodEntries } from '../storage/screens/closing-page.ts'
import type { Handlers } from './handler.ts'

export const periodEntryHandlers: Pick<
  Handlers,
  | 'getPeriodEntries'
  | 'enterLedgerItem'
  | 'removeLedgerItem'
  | 'enterManualScore'
  | 'enterFigure'
  | 'getOutlook'
> = {
  getPeriodEntries: async ({ context, query: { period, scheme: key } }) => {
    const source = await readScheme(key, period)
    if (!source.ok) return source
    const { scheme } = source.value
    const span = periodSpan(period, context.centre.timeZone, scheme.period)
    if (!span.ok) return span
    const entries = await context.storage.transact(context.centre.centreId, (tx) =>
      readPeriodEntries(tx, period),
    )
    return accepted({
      isClosed: entries.isClosed,
      kinds: [...(scheme.ledger?.kinds ?? [])],
      ledger: entries.ledger.map(({ entry, author, itemId }) => ({
        itemId,
        seq: entry.seq,
        kind: entry.kind,
        unit: entry.unit,
        reasons: [...entry.reasons],
        points: entry.points,
        orderNo: entry.orderNo ?? null,
        author,
      })),
      inputs: manualInputs(scheme).map(labelled),
      scores: entries.scores.map(({ input_key, unit, points, reason, author }) => ({
        input: input_key,
        unit,
        points,
        reason,
        author,
      })),
      figures: entries.figures,
    })
  },
  enterLedgerItem: async ({ context, body, idempotency }) => {
    const entered = await once(context, idempotency, (tx) => enterLedgerItem(tx, context, body))
    return entered.ok ? accepted(undefined) : entered
  },
  removeLedgerItem: async ({ context, params, body }) => {
    const removed = await once(context, undefined, (tx) =>
      removeLedgerItem(tx, context, params.itemId, body.period, body.reason),
    )
    return removed.ok ? accepted(undefined) : removed
  },
  enterManualScore: async ({ context, body: { scheme: key, ...score } }) => {
    const source = await readScheme(key, score.period)
    if (!source.ok) return source
    const entered = await once(context, undefined, (tx) =>
      enterManualScore(tx, context, source.value.scheme, score),
    )
    return entered.ok ? accepted(undefined) : entered
  },
  enterFigure: async ({ context, body }) => {
    const entered = await once(context, undefined, (tx) => enterFigure(tx, context, body))
    return entered.ok ? accepted(undefined) : entered
  },
  getOutlook: async ({ context, query }) => {
    const source = await readScheme(query.scheme, query.period)
    if (!source.ok) return source
    const { scheme } = source.value
    const { period, unitId } = query
    const outlook = await context.storage.transact(context.centre.centreId, (tx) =>
      unitOutlook(tx, context, scheme, { period, unitId, change: readChange(query.change) }),
    )
    if (!outlook.ok) return outlook
    const { value } = outlook
    const ranked = scheme.ranking.by
    const inputs = [
      ...countedInputs(scheme).map(({ key }) => key),
      ...manualInputs(scheme).map(({ key }) => key),
    ]
    return accepted({
      unit: value.unit,
      unitId,
      period,
      passedPercent: Number(value.passed.mul(100).valueOf().toFixed(1)),
      ranked,
      columns: scheme.columns.map(withHeading),
      inputs: scheme.inputs
        .filter(({ key }) => inputs.includes(key))
        .map((input) => ({ ...labelled(input), value: value.inputs[input.key]?.toString() ?? '' })),
      now: rowView(value.now),
      forecast: value.forecast && rowView(value.forecast),
      whatIf: value.whatIf && rowView(value.whatIf),
      growth: value.growth.map(({ until, row }) => ({
        until,
        printed: row?.cells[ranked]?.printed ?? '',
        value: row?.cells[ranked]?.value ?? null,
      })),
    })
  },
}

function labelled({ key, label }: Pick<Scheme['columns'][number], 'key' | 'label'>) {
  return { key, label: label.zh, labelEn: label.en }
}

/** Several columns are called 得分: each is named with the heading over it. */
function withHeading({ key, label, heading }: Scheme['columns'][number]) {
  return labelled({
    key,
    label: heading ? { zh: `${heading.zh} · ${label.zh}`, en: `${heading.en} · ${label.en}` } : label,
  })
}

function rowView(row: ScoreRow): OutlookView['now'] {
  return {
    rank: row.rank,
    cells: Object.fromEntries(Object.values(row.cells).map(({ key, printed }) => [key, printed])),
  }
}

/** `satisfied:2,rated:2` as the contract has checked it. */
function readChange(change: string | undefined): Record<string, number> {
  const parts = change?.split(',') ?? []
  return Object.fromEntries(
    parts.map((part) => {
      const [key = '', by = '0'] = part.split(':')
      return [key, Number(by)]
    }),
  )
}
