import type { UnitRow } from '@yihu/contract/administration'
import type { ContactRow } from '@yihu/contract/settings'
import { Checkbox, Form, Input, Select } from 'antd'
import { callRoute } from '../api/call.ts'
import { ChangeForm } from './change-form.tsx'
import { EndForm } from './end-form.tsx'
import { DayField, orNull, todayThere } from './fields.tsx'
import { useAdministrationWords } from './labels.ts'
import { useRulesWords } from './rules-labels.ts'

type Values = Pick<ContactRow, 'name' | 'office' | 'phone' | 'mail' | 'wechat' | 'isPrimary' | 'validFrom'>
interface ContactFormProps {
  readonly unit: UnitRow
  readonly act: string
  readonly contact?: ContactRow | undefined
  readonly onClose: () => void
}

/** Adds, edits or ends a contact of a unit. */
export function ContactForm({ unit, act, contact, onClose }: ContactFormProps) {
  const w = useAdministrationWords()
  const words = useRulesWords()
  if (act === 'close' && contact)
    return (
      <EndForm
        title={`${w('close')} · ${contact.name}`}
        onClose={onClose}
        end={(on, reason) =>
          callRoute('changeUnitContact', {
            params: { contactId: contact.contactId },
            body: { change: 'close', on, version: contact.version, reason },
          })
        }
      />
    )
  const required = [{ required: true, whitespace: true, message: w('required') }]
  return (
    <ChangeForm<Values>
      title={contact ? `${w('edit')} · ${contact.name}` : `${words('contactAdd')} · ${unit.name}`}
      initial={contact ?? { office: 'liaison', isPrimary: false, validFrom: todayThere() }}
      onClose={onClose}
      save={({ validFrom, reason, ...values }) =>
        contact
          ? callRoute('changeUnitContact', {
              params: { contactId: contact.contactId },
              body: { change: 'edit', ...complete(values), version: contact.version, reason },
            })
          : callRoute('addUnitContact', {
              body: { unitId: unit.unitId, validFrom, ...complete(values), reason },
            })
      }
    >
      <div className="two-columns">
        <Form.Item name="name" label={w('users.name')} rules={required}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="office" label={words('office')}>
          <Select
            options={(['liaison', 'leader'] as const).map((one) => ({
              value: one,
              label: words(`office.${one}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="phone" label={words('phone')}>
          <Input maxLength={20} inputMode="tel" />
        </Form.Item>
        <Form.Item name="mail" label={words('mail')}>
          <Input maxLength={80} inputMode="email" />
        </Form.Item>
        <Form.Item name="wechat" label={words('wechat')}>
          <Input maxLength={80} />
        </Form.Item>
        {!contact && <DayField name="validFrom" label="validFrom" />}
      </div>
      <Form.Item name="isPrimary" valuePropName="checked">
        <Checkbox>{words('primary')}</Checkbox>
      </Form.Item>
    </ChangeForm>
  )
}

function complete({ name, office, phone, mail, wechat, isPrimary }: Omit<Values, 'validFrom'>) {
  return {
    name,
    office,
    phone: orNull(phone?.trim()),
    mail: orNull(mail?.trim()),
    wechat: orNull(wechat?.trim()),
    isPrimary,
  }
}
