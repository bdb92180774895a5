import { Fraction } from 'fraction.js'
import { evaluateFormula, namesIn } from './evaluate-formula.ts'
import type { FormulaScope, FormulaValue } from './evaluate-formula.ts'
import type { Bilingual, ColumnSpec, SmallSampleSpec } from './types.ts'

/** Whether a column's base is under the scheme's bound in this row; a base that is not known is not too small. */
export function isSmallSample(spec: SmallSampleSpec, scope: FormulaScope): boolean {
  const base = evaluateFormula(spec.baseExpression, scope)
  return base !== null && base.lt(new Fraction(spec.below))
}

/** What other columns compute with where the base is too small. */
export function countedValue(
  { counts, countsExpression }: SmallSampleSpec,
  value: FormulaValue,
  scope: FormulaScope,
): FormulaValue {
  if (counts === 'computed') return value
  return countsExpression === undefined ? null : evaluateFormula(countsExpression, scope)
}

/** Every name a column needs before it can be computed: of its formula, and of what is said about small samples. */
export function namesNeeded({ expression, smallSample }: ColumnSpec): string[] {
  const parts = [expression, smallSample?.baseExpression, smallSample?.countsExpression]
  return [...new Set(parts.flatMap((part) => (part === undefined ? [] : namesIn(part))))]
}

/** How it was printed and counted, for whoever opens the cell. */
export function smallSampleInWords({
  base,
  below,
  print,
  mark,
  counts,
  countsFormula,
}: SmallSampleSpec): Bilingual {
  const shown =
    print === undefined
      ? { zh: `数字后注“${mark}”`, en: `marked “${mark}”` }
      : { zh: `印作“${print}”`, en: `printed as “${print}”` }
  const counted =
    counts === 'computed'
      ? { zh: '仍按算出的值计分', en: 'counted as computed' }
      : counts === 'blank'
        ? { zh: '不计分', en: 'not counted' }
        : { zh: `按 ${countsFormula} 计分`, en: `counted as ${countsFormula}` }
  return {
    zh: `${base} 小于 ${below}，样本不足：${shown.zh}，${counted.zh}`,
    en: `${base} is below ${below}, too small a sample: ${shown.en}, ${counted.en}`,
  }
}
