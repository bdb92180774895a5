import { accepted, refused } from '@yihu/core/refusal'
import type { Writer } from '../operations/build-bulletin.ts'
import { annexWorkbook } from '../reports/annex-xlsx.ts'
import { fillBulletin } from '../reports/bulletin-docx.ts'
import { orderCsv } from '../reports/order-csv.ts'
import { orderXlsx } from '../reports/order-xlsx.ts'
import { readWordBlocks } from '../reports/read-word-document.ts'

/** The writer of bulletins and lists the operations are given. */
export const writer: Writer = {
  document: async (template, figures, text) => {
    const filled = await fillBulletin(template, figures, text)
    if (filled.ok) return accepted(filled.value)
    return refused(filled.code, {
      problems: filled.problems.map((problem) => `{${problem.tag}} ${problem.zh} / ${problem.en}`),
    })
  },
  blocks: readWordBlocks,
  // The libraries of charts and PDF are large, and most servers are seldom asked for either.
  page: async (blocks, head) => (await import('../reports/bulletin-page.ts')).bulletinPage(blocks, head),
  pdf: async (blocks, head) => (await import('../reports/bulletin-pdf.ts')).bulletinPdf(blocks, head),
  orders: (format, table) => (format === 'csv' ? orderCsv(table) : orderXlsx(table)),
  annex: (figures, schemes) =>
    annexWorkbook(figures, new Map([...schemes].map(([table, { columns }]) => [table, columns]))),
}
