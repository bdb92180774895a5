import type { UnitRow } from '@yihu/contract/administration'
import type { ContactRow } from '@yihu/contract/settings'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Empty, Tag } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../language/language.ts'
import { ContactForm } from './contact-form.tsx'
import { useAdministrationWords } from './labels.ts'
import { RowActions } from './row-actions.tsx'
import { useRulesWords } from './rules-labels.ts'
import { contactsQuery } from './rules-queries.ts'
import { isClosed, Validity } from './validity.tsx'

/** Whom messages about a unit's orders go to, those of before struck through; each opens its form. */
export function UnitContacts({ unit, onClose }: { readonly unit: UnitRow; readonly onClose: () => void }) {
  const w = useAdministrationWords()
  const words = useRulesWords()
  const { t } = useLanguage()
  const { data = [] } = useQuery(contactsQuery)
  const [open, setOpen] = useState<{ readonly act: string; readonly contact?: ContactRow }>()
  const contacts = data.filter(({ unitId }) => unitId === unit.unitId)
  if (open) return <ContactForm unit={unit} {...open} onClose={() => setOpen(undefined)} />
  return (
    <Drawer
      open
      size={560}
      title={words('contactsOf', { unit: unit.name })}
      onClose={onClose}
      closable={{ 'aria-label': t('cancel') }}
      footer={
        <Button type="primary" onClick={() => setOpen({ act: 'add' })}>
          {words('contactAdd')}
        </Button>
      }
    >
      {contacts.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words('contactEmpty')} />
      )}
      <ul className="contacts">
        {contacts.map((contact) => (
          <li key={contact.contactId} className={isClosed(contact) ? 'rule soft' : 'rule'}>
            <div style={{ flex: 1 }}>
              <strong>{contact.name}</strong> {words(`office.${contact.office}`)}{' '}
              {contact.isPrimary && <Tag color="processing">{words('primaryShort')}</Tag>}
              <div>{[contact.phone, contact.mail, contact.wechat].filter(Boolean).join(' · ')}</div>
              <div className="names">
                <Validity {...contact} />
              </div>
            </div>
            {!isClosed(contact) && (
              <RowActions
                name={contact.name}
                actions={[
                  { key: 'edit', label: w('edit') },
                  { key: 'close', label: w('close'), isDanger: true },
                ]}
                onAct={(act) => setOpen({ act, contact })}
              />
            )}
          </li>
        ))}
      </ul>
    </Drawer>
  )
}
