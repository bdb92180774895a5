import { DeleteOutlined } from '@ant-design/icons'
import type { Satisfaction } from '@yihu/core/callback/callback'
import { satisfactionLabels, satisfactions } from '@yihu/core/callback/callback'
import { Button, Flex, Select } from 'antd'
import { useLanguage } from '../language/language.ts'
import { useRulesWords } from './rules-labels.ts'

type Keypad = Readonly<Record<string, Satisfaction>>

/** Which digit of the telephone means which rating. */
export function KeypadInput({
  value = {},
  onChange,
}: {
  readonly value?: Keypad
  readonly onChange?: (keypad: Keypad) => void
}) {
  const words = useRulesWords()
  const { pick } = useLanguage()
  const digits = Object.keys(value).toSorted()
  const free = '1234567890'.split('').find((digit) => !digits.includes(digit))
  const without = (digit: string) =>
    Object.fromEntries(Object.entries(value).filter(([one]) => one !== digit))
  const ratings = satisfactions
    .filter((one) => one !== 'unrated')
    .map((one) => ({ value: one, label: pick(satisfactionLabels[one]) }))
  return (
    <Flex vertical gap={6} align="start">
      {digits.map((digit) => (
        <Flex key={digit} gap={6} align="center">
          <kbd>{digit}</kbd>
          <Select
            aria-label={`${words('digit')} ${digit}`}
            value={value[digit] ?? null}
            options={ratings}
            style={{ width: 140 }}
            onChange={(rating) => rating && onChange?.({ ...value, [digit]: rating })}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={words('removeDigit', { digit })}
            onClick={() => onChange?.(without(digit))}
          />
        </Flex>
      ))}
      {free !== undefined && (
        <Button size="small" onClick={() => onChange?.({ ...value, [free]: 'satisfied' })}>
          {words('addDigit')}
        </Button>
      )}
    </Flex>
  )
}
