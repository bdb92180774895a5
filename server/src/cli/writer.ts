import { accepted, refused } from '@yihu/core/refusal'
import type { Writer } from '../operations/build-bulletin.ts'
import { annexWorkbook } from '../reports/annex-xlsx.ts'
import { fillBulletin } from '../reports/bulletin-docx.ts'

/** The writer of bulletins the operations are given. */
export const writer: Writer = {
  document: async (template, figures, text) => {
    const filled = await fillBulletin(template, figures, text)
    if (filled.ok) return accepted(filled.value)
    return refused(filled.code, {
      problems: filled.problems.map((problem) => `{${problem.tag}} ${problem.zh} / ${problem.en}`),
    })
  },
  annex: (figures, scheme) => annexWorkbook(figures, scheme.columns),
}
