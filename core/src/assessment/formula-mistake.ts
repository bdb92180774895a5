/** Thrown and caught by parse-formula.ts only: a recursive descent has no shorter way out. */
export class FormulaMistake extends Error {
  readonly zh: string
  readonly en: string
  readonly near: string | undefined

  constructor(zh: string, en: string, near?: string) {
    super(en)
    this.zh = zh
    this.en = en
    this.near = near
  }
}

/** What mathjs says of a text it cannot read, in words of the office; its count of characters is of another text. */
export function unreadable(said: string): FormulaMistake {
  if (said.startsWith('Parenthesis )'))
    return new FormulaMistake(
      '公式的括号没有成对，缺少“)”，或参数之间缺少逗号',
      'the brackets of the formula do not come in pairs: a ")" is missing, or a comma between arguments',
    )
  if (said.startsWith('Value expected') || said.startsWith('Unexpected end'))
    return new FormulaMistake(
      '公式没有写完：运算符、括号或逗号的后面缺少一个数或键',
      'the formula is not finished: a number or key is missing after an operator, bracket or comma',
    )
  return new FormulaMistake(
    '公式读不懂，请检查运算符、括号和逗号，例如 max(0, 10 - 2 * below(rate_pct, 90))',
    'the formula cannot be read; check operators, brackets and commas, as in max(0, 10 - 2 * below(rate_pct, 90))',
  )
}
