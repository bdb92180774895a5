import type { ExplanationView as Explanation } from '@yihu/contract/assessments'
import type { ReactNode } from 'react'
import { ExplanationInput } from './explanation-input.tsx'
import { useAssessmentWords } from './labels.ts'
import { readableFormula } from './readable-formula.ts'

interface ExplanationViewProps {
  readonly explanation: Explanation
  readonly current: string
  /** The period of the scorecard. */
  readonly period: string
  /** What an input is called: several columns are called 得分, so one that is a column gives its whole heading. */
  readonly labelOf: (input: Explanation['inputs'][number]) => string
  readonly onFollow: (cell: string) => void
}

const formulaFunctions = ['percent', 'above', 'below', 'min', 'max'] as const

/** Why a cell says what it says: number, rule, working, rounding, and what it rests on. */
export function ExplanationView({ explanation, current, period, labelOf, onFollow }: ExplanationViewProps) {
  const t = useAssessmentWords()
  const { formula, worked, printed, exact, unitId } = explanation
  const inputs = withoutDoubles(explanation.inputs)
  const labels = Object.fromEntries(inputs.map((input) => [input.key, labelOf(input)]))
  const functions = Object.fromEntries(formulaFunctions.map((name) => [name, t(`function.${name}`)]))
  return (
    <div className="explained">
      <dl className="explained-facts">
        <Fact name={`${t('printed')} · ${explanation.label}`}>
          <span className="explained-value">{printed || '–'}</span>
        </Fact>
        <Fact name={t('exact')}>{exact ?? '–'}</Fact>
        <Fact name={t('rounding')} isWide>
          {explanation.rounding}
        </Fact>
      </dl>
      {formula === null ? (
        <p className="soft">{t('notComputed')}</p>
      ) : (
        <section>
          <h2>{t('rule')}</h2>
          <code className="is-words">{readableFormula(formula, labels, functions)}</code>
          <details>
            <summary>{t('ruleWritten')}</summary>
            <code>{formula}</code>
          </details>
        </section>
      )}
      {worked !== null && (
        <section>
          <h2>{t('worked')}</h2>
          <code>{workedWithResult(explanation, worked)}</code>
        </section>
      )}
      <section>
        <h2>{t('inputs')}</h2>
        {inputs.length === 0 ? (
          <p className="soft">{t('noInputs')}</p>
        ) : (
          <ul className="explained-inputs">
            {inputs.map((input) => (
              <ExplanationInput
                key={input.key}
                input={input}
                label={labelOf(input)}
                unitId={unitId}
                ordersPeriod={explanation.ordersPeriod}
                period={period}
                // A cell that is its own input (a plain count) must not offer to open itself.
                {...(input.cell !== null && input.cell !== current ? { onFollow } : {})}
              />
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}

/** A plain count is a column and an input under one key: the input is kept, which leads straight to the orders. */
function withoutDoubles(inputs: Explanation['inputs']): Explanation['inputs'] {
  const plain = new Set(inputs.filter(({ cell }) => cell === null).map(({ key }) => key))
  return inputs.filter(({ key, cell }) => cell === null || !plain.has(key))
}

/** The line ends with what it comes to, and with what of that is printed. */
function workedWithResult({ exact, printed }: Explanation, worked: string): string {
  const result = exact === null || worked.includes(' = ') ? '' : ` = ${exact}`
  return `${worked}${result} → ${printed || '–'}`
}

interface FactProps {
  readonly name: string
  readonly isWide?: boolean
  readonly children: ReactNode
}

function Fact({ name, isWide = false, children }: FactProps) {
  return (
    <div className={isWide ? 'is-wide' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
