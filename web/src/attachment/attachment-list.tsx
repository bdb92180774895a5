import type { OrderView } from '@yihu/contract/orders'
import type { AttachmentPurpose } from '@yihu/core/attachment/attachment'
import { purposeLabels, purposesOpenTo } from '@yihu/core/attachment/attachment'
import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import { useLanguage } from '../language/language.ts'
import { useSession } from '../session/session-context.ts'
// oxlint-disable-next-line import/no-unassigned-import
import './attachment.css'
import { AttachmentField } from './attachment-field.tsx'
import { AttachmentRow } from './attachment-row.tsx'
import { useAttachmentWords } from './labels.ts'

/** The files of an order, the removed ones last, and a way to add more for those who may. */
export function AttachmentList({ view }: { readonly view: OrderView }) {
  const t = useAttachmentWords()
  const [isAdding, setIsAdding] = useState(false)
  const headingId = useId()
  const mayAdd = useSession().permissions.includes('order.act')
  const there = view.attachments.filter(({ removal }) => !removal)
  const rows = [...there, ...view.attachments.filter(({ removal }) => removal)]
  return (
    <section className="panel" aria-labelledby={headingId}>
      <div className="attachment-head">
        <h2 id={headingId}>{there.length === 0 ? t('title') : t('titleCount', { count: there.length })}</h2>
        {mayAdd && (
          <Button aria-expanded={isAdding} onClick={() => setIsAdding(!isAdding)}>
            {t(isAdding ? 'addClose' : 'add')}
          </Button>
        )}
      </div>
      {view.appeal.isConfidential && rows.length > 0 && <p className="soft">{t('confidentialNote')}</p>}
      {rows.length === 0 && <p className="soft">{t('none')}</p>}
      {rows.length > 0 && (
        <ul className="attachments" aria-labelledby={headingId}>
          {rows.map((one) => (
            <AttachmentRow key={one.attachmentId} view={view} attachment={one} />
          ))}
        </ul>
      )}
      {isAdding && <AddAttachments view={view} />}
    </section>
  )
}

function AddAttachments({ view }: { readonly view: OrderView }) {
  const t = useAttachmentWords()
  const { pick } = useLanguage()
  const open = purposesOpenTo(useSession())
  const [purpose, setPurpose] = useState<AttachmentPurpose>(open.includes('appeal') ? 'appeal' : 'evidence')
  const id = useId()
  return (
    <div className="stack" style={{ gap: 8, marginTop: 10 }}>
      <div className="labelled">
        <label htmlFor={id}>{t('purpose')}</label>
        <Select
          id={id}
          value={purpose}
          onChange={setPurpose}
          options={open.map((value) => ({ value, label: pick(purposeLabels[value]) }))}
          style={{ width: 140 }}
        />
      </div>
      <AttachmentField view={view} purpose={purpose} />
    </div>
  )
}
