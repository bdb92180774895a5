import { fieldLabelOf, fieldSchemas } from '@yihu/contract/fields'
import type { OrderView } from '@yihu/contract/orders'
import type { ActionRow } from '@yihu/core/order/actions'
import { actions } from '@yihu/core/order/actions'
import type { FieldName } from '@yihu/core/order/command'
import { Form } from 'antd'
import type { FormInstance } from 'antd'
import { problemOf } from '../language/issue-text.ts'
import { useLanguage } from '../language/language.ts'
import { FieldInput } from './field-input.tsx'
import type { Offer } from './offers.ts'
import { TextCheck } from './text-check.tsx'
import { usePolicy } from './use-policy.ts'
import { useTextChecker } from './use-text-checker.ts'

interface ActionInputsProps {
  readonly view: OrderView
  readonly offer: Offer
  readonly form: FormInstance
}

/**
 * The inputs of an action's form, made from its row of the life-cycle table, wherever the form stands. Values are held
 * against the contract's schemas, and texts against the centre's rules, while they are typed and again on sending.
 */
export function ActionInputs({ view, offer, form }: ActionInputsProps) {
  const { pick, language } = useLanguage()
  const checker = useTextChecker(view)
  const row: ActionRow = actions[offer.action]
  const policy = usePolicy(view.acceptedAt)
  // Asked for by the table's row, or by a condition of it that the centre's rules make one.
  const isNeeded = (field: FieldName) =>
    row.needs.includes(field) ||
    (field === 'legalBasis' &&
      policy.returns.needsLegalBasis &&
      (row.conditions?.includes('basisGiven') ?? false))
  const unit = view.assignments.find(({ assignmentId }) => assignmentId === offer.assignmentId)

  function problem(field: FieldName, value: unknown): string | undefined {
    const wrong = problemOf(fieldSchemas[field], value, isNeeded(field), language)
    if (wrong !== undefined || typeof value !== 'string' || value === '') return wrong
    if (!row.checksText?.includes(field)) return undefined
    const found = checker.problemsOf(field, value).map(pick)
    return found.length === 0 ? undefined : found.join(language === 'zh' ? '；' : '; ')
  }

  return fieldsOf(row).map((field) => {
    const isChecked = row.checksText?.includes(field) === true
    return (
      <Form.Item
        key={field}
        name={field}
        label={pick(fieldLabelOf(offer.action, field))}
        required={isNeeded(field)}
        // A text is judged when its writer is done with it; until then the count below it goes along.
        {...(isChecked ? { validateTrigger: 'onBlur' } : {})}
        rules={[
          {
            validator: (_, value: unknown) => {
              const wrong = problem(field, value)
              return wrong === undefined ? Promise.resolve() : Promise.reject(new Error(wrong))
            },
          },
        ]}
        {...(isChecked ? { extra: <TextCheck form={form} field={field} checker={checker} /> } : {})}
      >
        <FieldInput
          field={field}
          action={offer.action}
          orderId={view.orderId}
          {...(unit ? { unitId: unit.unitId } : {})}
        />
      </Form.Item>
    )
  })
}

export function fieldsOf(row: ActionRow): readonly FieldName[] {
  return [...row.needs, ...(row.takes ?? [])]
}
