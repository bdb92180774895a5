import type { AttachmentView } from '@yihu/contract/attachments'
import type { OrderView } from '@yihu/contract/orders'
import { purposeLabels } from '@yihu/core/attachment/attachment'
import { Tag } from 'antd'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { attachmentUrl } from './attachment-url.ts'
import { AttachmentThumb } from './attachment-thumb.tsx'
import { formatBytes } from './format-bytes.ts'
import { useAttachmentWords } from './labels.ts'
import { RemovalButtons } from './removal-buttons.tsx'

interface AttachmentRowProps {
  readonly view: OrderView
  readonly attachment: AttachmentView
  /** In the form that added it: what it is for goes without saying, and removing it asks for no reason. */
  readonly isInForm?: boolean
}

/** One file of an order: what it is, who added it when, and what may be done with it. */
export function AttachmentRow({ view, attachment, isInForm = false }: AttachmentRowProps) {
  const t = useAttachmentWords()
  const { pick } = useLanguage()
  const { bytes, addedByName, unitName, addedAt, purpose, removal } = attachment
  const by = unitName === null ? addedByName : t('addedBy', { name: addedByName, unit: unitName })
  return (
    <li className={removal ? 'attachment is-removed' : 'attachment'}>
      <AttachmentThumb view={view} attachment={attachment} />
      <div className="about">
        <FileName view={view} attachment={attachment} />{' '}
        {!isInForm && <Tag>{pick(purposeLabels[purpose])}</Tag>}
        {removal && <Tag>{t('removed')}</Tag>}
        <div className="soft">
          {formatBytes(bytes)}
          {!isInForm && (
            <>
              {' · '}
              <time dateTime={addedAt}>{formatInstant(addedAt)}</time> · {by}
            </>
          )}
        </div>
        {removal && (
          <div className="soft">
            {t('removedBy', {
              time: formatInstant(removal.at),
              name: removal.byName,
              reason: removal.reason,
            })}
          </div>
        )}
      </div>
      <div className="actions">
        {attachment.mayRemove && (
          <RemovalButtons
            orderId={view.orderId}
            attachment={attachment}
            {...(isInForm ? { reason: t('removedInForm') } : {})}
          />
        )}
      </div>
    </li>
  )
}

function FileName({ view, attachment }: Pick<AttachmentRowProps, 'view' | 'attachment'>) {
  const t = useAttachmentWords()
  const { fileName, removal, mediaType } = attachment
  if (removal) return <span className="name">{fileName}</span>
  const href = attachmentUrl(view.orderId, attachment.attachmentId)
  const isPicture = mediaType.startsWith('image/')
  return (
    <a
      className="name"
      href={href}
      aria-label={t(isPicture ? 'openPicture' : 'save', { name: fileName })}
      {...(isPicture ? { target: '_blank', rel: 'noopener' } : { download: fileName })}
    >
      {fileName}
    </a>
  )
}
