import { CheckCircleOutlined, WarningFilled } from '@ant-design/icons'
import type { FieldName } from '@yihu/core/order/command'
import { chineseLength } from '@yihu/core/quality/text-rules'
import { Form } from 'antd'
import type { FormInstance } from 'antd'
import { useDeferredValue } from 'react'
import { pageLabels, useLanguage } from '../language/language.ts'
import { markPhrases } from './mark-phrases.ts'
import type { TextChecker } from './text-checker.ts'
import './text-check.css'

const useWords = pageLabels(
  'textCheck',
  { count: '汉字 {{count}} 个', least: '汉字 {{count}} / 至少 {{least}} 个' },
  { count: '{{count}} Chinese characters', least: '{{count}} of at least {{least}} Chinese characters' },
)

interface TextCheckProps {
  readonly form: FormInstance
  readonly field: FieldName
  readonly checker: TextChecker
}

/** Under a text that is checked: how much there is, and at once what may not stand there, with the place. */
export function TextCheck({ form, field, checker }: TextCheckProps) {
  const { pick } = useLanguage()
  const words = useWords()
  const value: unknown = Form.useWatch(field, form)
  const text = useDeferredValue(typeof value === 'string' ? value : '')
  const least = checker.leastOf(field)
  const count = chineseLength(text)
  const isShort = least !== undefined && count < least
  const slips = checker.slipsOf(field, text)
  return (
    <div className="text-check">
      <span>
        {least !== undefined && !isShort && <CheckCircleOutlined aria-hidden />}{' '}
        {least === undefined ? words('count', { count }) : words('least', { count, least })}
      </span>
      <ul aria-live="polite">
        {slips.map((problem) => (
          <li key={`${problem.ruleId} ${problem.found ?? ''}`}>
            <WarningFilled aria-hidden /> {pick(problem)}
            {problem.found !== undefined &&
              markPhrases(text, [problem.found]).map((parts) => (
                <q key={problem.found}>
                  {parts.map((part) =>
                    part.isFound ? (
                      <mark key={part.text}>{part.text}</mark>
                    ) : (
                      <span key={part.text}>{part.text}</span>
                    ),
                  )}
                </q>
              ))}
          </li>
        ))}
      </ul>
    </div>
  )
}
