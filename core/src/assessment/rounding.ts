import { Fraction } from 'fraction.js'
import type { PrintFormat, RoundingMode } from './types.ts'

/**
 * Rounds an exact value to `digits` decimals. Halves go away from zero (`halfUp`, what the published tables do) or to
 * the even neighbour (`halfEven`); `cut` drops what follows. Integers only: a binary float decides some exact ties
 * such as 1.005 wrongly (formulas §0).
 */
export function roundFraction(value: Fraction, digits: number, mode: RoundingMode): Fraction {
  const scale = 10n ** BigInt(digits)
  return new Fraction(scaledInteger(value, scale, mode), scale)
}

/** Prints an exact value by a format: `12.5%`, `93.20`. Blank prints as nothing. */
export function printValue(value: Fraction | null, format: PrintFormat): string {
  if (value === null) return ''
  const scale = 10n ** BigInt(format.digits)
  const scaled = scaledInteger(value, scale, format.mode)
  const size = scaled < 0n ? -scaled : scaled
  const whole = (size / scale).toString()
  const decimals = format.digits === 0 ? '' : (size % scale).toString().padStart(format.digits, '0')
  const isWhole = /^0*$/.test(decimals)
  const kept =
    format.zeros === 'trim'
      ? decimals.replace(/0+$/, '')
      : format.zeros === 'whole' && isWhole
        ? ''
        : decimals
  return `${scaled < 0n ? '-' : ''}${whole}${kept === '' ? '' : `.${kept}`}${format.suffix}`
}

/** The value as printed, still exact: what `printed(column)` stands for and what ranks compare. */
export function printedFraction(value: Fraction, format: PrintFormat): Fraction {
  return roundFraction(value, format.digits, format.mode)
}

function scaledInteger(value: Fraction, scale: bigint, mode: RoundingMode): bigint {
  const numerator = value.n * scale
  const quotient = numerator / value.d
  const twiceRest = (numerator % value.d) * 2n
  const up =
    mode === 'halfUp'
      ? twiceRest >= value.d
      : mode === 'halfEven'
        ? twiceRest > value.d || (twiceRest === value.d && quotient % 2n === 1n)
        : false
  return value.s * (up ? quotient + 1n : quotient)
}
