import { Fraction } from 'fraction.js'
import { printValue } from '../assessment/rounding.ts'
import type { PrintFormat } from '../assessment/types.ts'
import type { Figure, FigureOrigin } from './figures.ts'
import type { PrintRules } from './template-definition.ts'

/** Entered figures keep what was entered, without zeros nobody needs. */
const plainPrint: PrintFormat = { mode: 'halfUp', digits: 4, zeros: 'trim', suffix: '' }
const wholePrint: PrintFormat = { mode: 'halfUp', digits: 0, zeros: 'trim', suffix: '' }

type Named = Pick<Figure, 'key' | 'label'>

export function countFigure(named: Named, value: number, unit: string, origin: FigureOrigin): Figure {
  return { ...named, exact: String(value), printed: String(value), value, unit, origin }
}

/** A number that was entered, summed up or read from a table. */
export function plainFigure(named: Named, value: Fraction, unit: string, origin: FigureOrigin): Figure {
  const printed = printValue(value, plainPrint)
  return { ...named, exact: value.toFraction(), printed, value: Number(printed), unit, origin }
}

/** What cannot be computed is printed as nothing, never as 0 (R16.7). */
export function blankFigure(named: Named, unit: string, origin: FigureOrigin): Figure {
  return { ...named, exact: null, printed: '', value: null, unit, origin }
}

/** A rate in percent; 0/0 is no rate. */
export function rateFigure(
  named: Named,
  of: Figure | undefined,
  over: Figure | undefined,
  print: PrintFormat,
): Figure {
  const origin: FigureOrigin = {
    kind: 'quotient',
    numerator: of?.key ?? '',
    denominator: over?.key ?? '',
  }
  const base = new Fraction(over?.exact ?? 0)
  if (of?.exact == null || base.equals(0)) return blankFigure(named, '', origin)
  const exact = new Fraction(of.exact).div(base).mul(100)
  const printed = printValue(exact, print)
  return { ...named, exact: exact.toFraction(), printed, value: Number.parseFloat(printed), unit: '', origin }
}

/** So many a day, rounded to whole ones. */
export function dailyFigure(named: Named, of: Figure | undefined, days: number, unit: string): Figure {
  const origin: FigureOrigin = { kind: 'daily', of: of?.key ?? '', days }
  if (of?.exact == null) return blankFigure(named, unit, origin)
  const exact = new Fraction(of.exact).div(days)
  const printed = printValue(exact, wholePrint)
  return { ...named, exact: exact.toFraction(), printed, value: Number(printed), unit, origin }
}

/**
 * Percent of the period before for counts; for rates the difference in percentage points, and the print says which
 * (R18.2). Blank without a period before.
 */
export function changeFigure(
  named: Named,
  as: 'percent' | 'points',
  current: Figure | undefined,
  previous: Figure | undefined,
  rules: PrintRules,
  print: PrintFormat = rules.changes,
): Figure {
  const origin: FigureOrigin = {
    kind: 'change',
    current: current?.key ?? '',
    previous: previous?.key ?? '',
    as,
  }
  const blank = { ...blankFigure(named, '', origin), wording: '环比无可比数据' }
  if (current?.exact == null || previous?.exact == null) return blank
  const before = new Fraction(as === 'points' ? Number.parseFloat(previous.printed) : previous.exact)
  if (as === 'percent' && before.equals(0)) return blank
  // Printed rates are compared as printed: the reader subtracts what is on paper.
  const now = as === 'points' ? new Fraction(Number.parseFloat(current.printed)) : new Fraction(current.exact)
  const difference = now.sub(before)
  const exact = as === 'points' ? difference : difference.div(before).mul(100)
  const printed = printValue(exact.abs(), { ...print, suffix: as === 'points' ? rules.points : '%' })
  const amount = Number.parseFloat(printed)
  const isLess = exact.compare(0) < 0
  return {
    ...named,
    exact: exact.toFraction(),
    printed,
    value: isLess ? -amount : amount,
    unit: '',
    wording: amount === 0 ? '环比持平' : `环比${isLess ? rules.down : rules.up} ${printed}`,
    origin,
  }
}
