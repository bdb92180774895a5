import { create, parseDependencies } from 'mathjs/number'
import type { MathNode } from 'mathjs'
import { proposal } from './did-you-mean.ts'
import {
  type BinaryOperator,
  type Expression,
  formulaFunctions,
  isFormulaFunction,
} from './formula-expression.ts'
import { FormulaMistake, unreadable } from './formula-mistake.ts'

/*
 * mathjs reads the text and nothing more: its tree is translated node by node into our own `Expression`, and every
 * node type, operator and function that is not named here is a mistake in the formula. mathjs never evaluates.
 * Its number-only build is used because it is the smallest; a literal of at most 15 digits survives it unchanged.
 */
const { parse } = create(parseDependencies ?? {})

/** Words that cannot be keys, because a formula would read them as something else. */
export const reservedWords: readonly string[] = Object.keys(formulaFunctions).concat([
  'and',
  'or',
  'not',
  'xor',
  'mod',
  'to',
  'in',
  'true',
  'false',
  'null',
  'undefined',
  'end',
  'constructor',
])

const longestFormula = 800

export type ParsedFormula =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly near?: string; readonly zh: string; readonly en: string }

/**
 * Reads a formula such as `max(0, 10 - 0.5 * above(delay_rate_pct, 15))` into an expression over named values.
 * × ÷ ≥ ≤ ≠ and full-width brackets, as a Chinese keyboard types them, are accepted. Names are not looked up here.
 */
export function parseFormula(text: string, wanted: 'number' | 'condition' = 'number'): ParsedFormula {
  const plain = toKeyboardSigns(text)
  try {
    refuseStrayText(plain)
    return { ok: true, expression: translate(readTree(plain), wanted) }
  } catch (mistake) {
    if (!(mistake instanceof FormulaMistake)) throw mistake
    const { near, zh, en } = mistake
    return near === undefined ? { ok: false, zh, en } : { ok: false, near, zh, en }
  }
}

function toKeyboardSigns(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll('×', '*')
    .replaceAll('÷', '/')
    .replaceAll('−', '-')
    .replaceAll('≥', '>=')
    .replaceAll('≤', '<=')
    .replaceAll('≠', '!=')
    .replace(/\s+/g, ' ')
    .trim()
}

function refuseStrayText(plain: string): void {
  if (plain === '') throw new FormulaMistake('公式为空', 'the formula is empty')
  if (plain.length > longestFormula) {
    throw new FormulaMistake(
      `公式过长（最多 ${longestFormula} 个字符）`,
      `the formula is too long (at most ${longestFormula} characters)`,
    )
  }
  const words = /\p{Script=Han}+/u.exec(plain)?.[0]
  if (words !== undefined) {
    throw new FormulaMistake(
      `公式里要写各项的键（例如 on_time），不能写中文“${words}”`,
      `a formula names things by their key (such as on_time), not by "${words}"`,
      words,
    )
  }
  const stray = /[^\w\s.,()+\-*/<>=!]/u.exec(plain)?.[0]
  if (stray !== undefined) {
    throw new FormulaMistake(`公式中不能有“${stray}”`, `"${stray}" has no place in a formula`, stray)
  }
  for (const [number] of plain.matchAll(/(?<![\w.])[\d.][\w.]*/g)) {
    if (!/^\d+(\.\d+)?$/.test(number) || number.length > 15) {
      throw new FormulaMistake(
        `“${number}”不是可用的数字（只写普通小数，最多 14 位）`,
        `"${number}" is not a number a formula may hold (plain decimals of at most 14 digits)`,
        number,
      )
    }
  }
}

function readTree(plain: string): MathNode {
  try {
    return parse(plain)
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : '')
  }
}

const binaryOperators: ReadonlySet<string> = new Set<BinaryOperator>([
  '+',
  '-',
  '*',
  '/',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  'and',
  'or',
])
const comparisons: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!='])

type Wanted = 'number' | 'condition'

function translate(node: MathNode, wanted: Wanted): Expression {
  if (isNode(node, 'ParenthesisNode')) return translate(child(node, 'content'), wanted)
  if (isNode(node, 'OperatorNode')) return translateOperator(node, wanted)
  if (wanted === 'condition') {
    throw new FormulaMistake(
      `“${node.toString()}”不是条件，条件要写成比较，例如 valid_orders >= 100`,
      `"${node.toString()}" is not a condition; write a comparison such as valid_orders >= 100`,
    )
  }
  if (isNode(node, 'ConstantNode')) return translateNumber(node)
  if (isNode(node, 'SymbolNode')) return { kind: 'name', name: String(property(node, 'name')) }
  if (isNode(node, 'FunctionNode')) return translateCall(node)
  throw notUsable(node.toString())
}

function translateNumber(node: MathNode): Expression {
  const value = property(node, 'value')
  if (typeof value !== 'number' || !Number.isFinite(value)) throw notUsable(node.toString())
  return { kind: 'number', text: decimalText(value) }
}

/** At most 14 digits were let in, so the shortest text of the float has the digits that were written. */
function decimalText(value: number): string {
  const [mantissa = '', exponent] = String(value).split('e-')
  if (exponent === undefined) return mantissa
  return `0.${'0'.repeat(Number(exponent) - 1)}${mantissa.replace('.', '')}`
}

function translateOperator(node: MathNode, wanted: Wanted): Expression {
  const operator = String(property(node, 'op'))
  const operands = children(node)
  if (property(node, 'implicit') === true) {
    throw new FormulaMistake(
      `“${node.toString()}”缺少乘号`,
      `"${node.toString()}" lacks a multiplication sign`,
    )
  }
  const yields: Wanted =
    comparisons.has(operator) || ['and', 'or', 'not'].includes(operator) ? 'condition' : 'number'
  if (property(node, 'isPercentage') === true) throw notUsable('%')
  if (yields !== wanted) {
    throw wanted === 'number'
      ? new FormulaMistake(
          `“${node.toString()}”是条件，这里要一个数；按条件取数写 if(条件, 数, 数)`,
          `"${node.toString()}" is a condition where a number is needed; to choose by it, write if(condition, a, b)`,
        )
      : new FormulaMistake(
          `“${node.toString()}”不是条件，条件要写成比较，例如 valid_orders >= 100`,
          `"${node.toString()}" is not a condition; write a comparison such as valid_orders >= 100`,
        )
  }
  const [left, right] = operands
  const inner: Wanted = ['and', 'or', 'not'].includes(operator) ? 'condition' : 'number'
  if (left !== undefined && right === undefined) {
    if (operator === '-') return { kind: 'negative', of: translate(left, inner) }
    if (operator === '+') return translate(left, inner)
    if (operator === 'not') return { kind: 'not', of: translate(left, inner) }
  }
  if (left !== undefined && right !== undefined && isBinaryOperator(operator)) {
    return { kind: 'binary', operator, left: translate(left, inner), right: translate(right, inner) }
  }
  throw notUsable(operator)
}

function translateCall(node: MathNode): Expression {
  const callee = property(node, 'fn')
  const name =
    typeof callee === 'object' && callee !== null ? String(property(callee, 'name')) : String(callee)
  if (!isFormulaFunction(name)) {
    const hint = proposal(name, Object.keys(formulaFunctions))
    throw new FormulaMistake(`没有函数“${name}”${hint.zh}`, `there is no function "${name}"${hint.en}`, name)
  }
  const given = children(node)
  const { least, most } = formulaFunctions[name]
  if (given.length < least || given.length > most) {
    const range = least === most ? String(least) : `${least}–${most}`
    throw new FormulaMistake(
      `函数 ${name} 需要 ${range} 个参数，这里有 ${given.length} 个；参数之间用逗号隔开`,
      `${name} takes ${range} arguments, not ${given.length}; commas stand between them`,
      name,
    )
  }
  const translated = given.map((argument, index) =>
    translate(argument, name === 'if' && index === 0 ? 'condition' : 'number'),
  )
  if (name === 'printed' && translated[0]?.kind !== 'name') {
    throw new FormulaMistake('printed 只能用于一个列名', 'printed takes the key of one column', name)
  }
  if (name === 'steps' && given.length % 2 === 1) {
    throw new FormulaMistake(
      'steps 的写法是 steps(数, 界限, 得数, 界限, 得数, …, 都不到时的得数)，最后一个得数不能少',
      'steps is written steps(x, bound, value, bound, value, …, value below all bounds); the last value is missing',
      name,
    )
  }
  if ((name === 'groupSum' || name === 'groupMax') && translated[0]?.kind !== 'name') {
    throw new FormulaMistake(`${name} 只能用于一个输入项`, `${name} takes the key of one input`, name)
  }
  if ((name === 'round' || name === 'cut') && !isDigits(translated[1])) {
    throw new FormulaMistake(
      `${name} 的小数位数要直接写成 0 到 12 的整数`,
      `${name} takes its digits as a plain number from 0 to 12`,
      name,
    )
  }
  return { kind: 'call', function: name, arguments: translated }
}

function isDigits(argument: Expression | undefined): boolean {
  return argument === undefined || (argument.kind === 'number' && /^(\d|1[0-2])$/.test(argument.text))
}

function notUsable(what: string): FormulaMistake {
  return new FormulaMistake(`公式中不能使用“${what}”`, `"${what}" may not be used in a formula`)
}

function isBinaryOperator(operator: string): operator is BinaryOperator {
  return binaryOperators.has(operator)
}

// mathjs types its nodes as a loose union; these read them without trusting it.

function isNode(node: unknown, type: string): boolean {
  return typeof node === 'object' && node !== null && property(node, 'type') === type
}

function property(node: object, name: string): unknown {
  return Reflect.get(node, name)
}

function child(node: MathNode, name: string): MathNode {
  const inner = property(node, name)
  if (!isMathNode(inner)) throw new Error(`mathjs node without ${name}`)
  return inner
}

function children(node: MathNode): MathNode[] {
  const list: unknown = property(node, 'args')
  return Array.isArray(list) ? list.filter(isMathNode) : []
}

function isMathNode(value: unknown): value is MathNode {
  return typeof value === 'object' && value !== null && property(value, 'isNode') === true
}
