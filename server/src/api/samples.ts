import { accepted, refused } from '@yihu/core/refusal'
import type { Context } from '../operations/context.ts'
import { drawSample } from '../operations/draw-sample.ts'
import { once } from '../operations/once.ts'
import { recordSpotCheck } from '../operations/record-spot-check.ts'
import { countCandidates, findSample, listSamples } from '../storage/screens/samples.ts'
import type { Handlers } from './handler.ts'
import { showOrder } from './orders.ts'

export const sampleHandlers: Pick<
  Handlers,
  'listSampleCandidates' | 'drawSample' | 'listSamples' | 'getSample' | 'exportSample' | 'recordSpotCheck'
> = {
  listSampleCandidates: async ({ context: { storage, centre }, query }) =>
    accepted(await storage.transact(centre.centreId, (tx) => countCandidates(tx, query, centre.timeZone))),
  drawSample: async ({ context, body: { name, perUnit, seed, ...filter }, idempotency }) => {
    const result = await once(context, idempotency, (tx) =>
      drawSample(tx, context, { name, perUnit, seed, filter }),
    )
    if (!result.ok) return result
    const found = await find(context, result.value.sampleId)
    return found.ok ? accepted(found.value.sample) : found
  },
  listSamples: async ({ context: { storage, centre } }) =>
    accepted(await storage.transact(centre.centreId, (tx) => listSamples(tx))),
  getSample: async ({ context, params }) => find(context, params.sampleId),
  exportSample: async ({ context, params }) => {
    const found = await find(context, params.sampleId)
    if (!found.ok) return found
    const { sample, results } = found.value
    const lines = [
      ['承办单位', '抽取', '完成', '接通', '参评', '满意（含基本满意）', '不满意', '满意率'],
      ...results.map((row) => [
        nameCell(row.unitName),
        row.drawn,
        row.done,
        row.reached,
        row.rated,
        row.satisfied,
        row.dissatisfied,
        row.rated === 0 ? '' : `${((row.satisfied / row.rated) * 100).toFixed(2)}%`,
      ]),
    ]
    // With a byte order mark: without it spreadsheet programs take Chinese for another encoding.
    const text = `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`
    return accepted({
      bytes: Buffer.from(text),
      fileName: `${sample.name}.csv`,
      type: 'text/csv; charset=utf-8',
    })
  },
  recordSpotCheck: async ({ context, params, body, idempotency }) => {
    const result = await once(context, idempotency, (tx) =>
      recordSpotCheck(tx, context, params, body, body.version),
    )
    return result.ok ? showOrder(context, params.orderId) : result
  },
}

/** In quotes, and never a formula: a spreadsheet would run a name that begins like one. */
function nameCell(name: string): string {
  return `"${(/^[=+\-@\t\r]/.test(name) ? `'${name}` : name).replaceAll('"', '""')}"`
}

async function find({ storage, centre }: Context, sampleId: string) {
  const found = await storage.transact(centre.centreId, (tx) => findSample(tx, sampleId))
  return found ? accepted(found) : refused('notFound' as const, { what: sampleId })
}
