/*
 * Makes the first Word templates: `node server/src/reports/template-maker/make-templates.ts [KEY…]`. From then on the
 * office edits the .docx in Word or WPS, and the .docx in data/templates is the original: running this again throws
 * the office's edits away. The same script always gives the same bytes.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import type { TemplateSource } from './docx-package.ts'
import { makeDocx } from './docx-package.ts'
import { hengdongQuarterly } from './hengdong-quarterly.ts'
import { shaoyangBimonthly } from './shaoyang-bimonthly.ts'
import { xiangtanAnalysis } from './xiangtan-analysis.ts'
import { xiangtanMonthly } from './xiangtan-monthly.ts'
import { yueyangMonthly } from './yueyang-monthly.ts'

/** By key of the template. */
export const templateSources: Readonly<Record<string, () => TemplateSource>> = {
  'xiangtan-monthly': xiangtanMonthly,
  'xiangtan-analysis': xiangtanAnalysis,
  'hengdong-quarterly': hengdongQuarterly,
  'shaoyang-bimonthly': shaoyangBimonthly,
  'yueyang-monthly': yueyangMonthly,
}

if (import.meta.main) {
  const wanted = process.argv.slice(2)
  for (const [key, source] of Object.entries(templateSources)) {
    if (wanted.length > 0 && !wanted.includes(key)) continue
    const target = fileURLToPath(new URL(`../../../data/templates/${key}.docx`, import.meta.url))
    writeFileSync(target, makeDocx(source()))
    process.stdout.write(`${target}\n`)
  }
}
