import { CameraOutlined, PaperClipOutlined } from '@ant-design/icons'
import type { OrderView } from '@yihu/contract/orders'
import { maxAttachmentBytes } from '@yihu/core/attachment/attachment'
import type { AttachmentPurpose } from '@yihu/core/attachment/attachment'
import { takenExtensions } from '@yihu/core/attachment/file-types'
import { Button } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { formatInstant } from '../language/format-time.ts'
// oxlint-disable-next-line import/no-unassigned-import
import './attachment.css'
import { AttachmentRow } from './attachment-row.tsx'
import { useAttachmentWords } from './labels.ts'
import { UploadRow } from './upload-row.tsx'
import { usePaste } from './use-paste.ts'
import { useUploads } from './use-uploads.ts'

export interface FieldState {
  /** Files are still on their way. */
  readonly isBusy: boolean
  /** Files this field has added and nobody has removed. */
  readonly added: number
}

interface AttachmentFieldProps {
  readonly view: OrderView
  readonly purpose: AttachmentPurpose
  readonly assignmentId?: string | undefined
  readonly onState?: (state: FieldState) => void
  /** Files that have arrived stay in the field, where each can be removed; without it they are left to the list. */
  readonly keepsAdded?: boolean
}

/** Adds files to an order: by button, camera, dropping and pasting. Each is sent as soon as it is chosen. */
export function AttachmentField({ view, purpose, assignmentId, onState, keepsAdded }: AttachmentFieldProps) {
  const t = useAttachmentWords()
  const { orderId, attachments } = view
  const sending = useUploads({ orderId, purpose, assignmentId })
  const added = attachments.filter(({ attachmentId }) => sending.addedIds.includes(attachmentId))
  const state = { isBusy: sending.isBusy, added: added.filter(({ removal }) => !removal).length }
  useEffect(
    () => onState?.({ isBusy: state.isBusy, added: state.added }),
    [onState, state.isBusy, state.added],
  )
  // Every pasted picture is called image.png; the minute tells them apart.
  usePaste((files) =>
    sending.add(files, ({ name }) =>
      name === 'image.png' ? t('pastedName', { time: formatInstant(new Date()).replace(':', '') }) : name,
    ),
  )
  return (
    <DropZone onFiles={sending.add}>
      {(sending.uploads.length > 0 || (keepsAdded && added.length > 0)) && (
        <ul className="attachments" aria-label={t('field')}>
          {keepsAdded &&
            added.map((one) => (
              <AttachmentRow key={one.attachmentId} view={view} attachment={one} isInForm />
            ))}
          {sending.uploads.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              onCancel={() => sending.cancel(upload.id)}
              onRetry={() => sending.retry(upload)}
              onDismiss={() => sending.dismiss(upload.id)}
            />
          ))}
        </ul>
      )}
      <output className="visually-hidden">
        {sending.lastAdded !== undefined && t('uploaded', { name: sending.lastAdded })}
      </output>
    </DropZone>
  )
}

interface DropZoneProps {
  readonly onFiles: (files: Iterable<File>) => void
  readonly children: React.ReactNode
}

function DropZone({ onFiles, children }: DropZoneProps) {
  const t = useAttachmentWords()
  const hintId = useId()
  const [isOver, setIsOver] = useState(false)
  const megabytes = maxAttachmentBytes / 1024 / 1024
  return (
    // Dropping is for the mouse; the buttons inside do the same for everybody.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset
      aria-label={t('field')}
      aria-describedby={hintId}
      className={isOver ? 'drop-zone is-over' : 'drop-zone'}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        onFiles(event.dataTransfer.files)
      }}
    >
      <div className="actions">
        <FileButton accept={takenExtensions.map((one) => `.${one}`).join(',')} onFiles={onFiles}>
          <PaperClipOutlined aria-hidden /> {t('choose')}
        </FileButton>
        <span className="only-touch">
          <FileButton accept="image/*" capture onFiles={onFiles}>
            <CameraOutlined aria-hidden /> {t('camera')}
          </FileButton>
        </span>
        {isOver && <strong>{t('drop')}</strong>}
      </div>
      <div id={hintId} className="soft hint">
        <span className="not-touch">{t('hint', { megabytes })}</span>
        <span className="only-touch">{t('hintTouch', { megabytes })}</span>
      </div>
      {children}
    </fieldset>
  )
}

interface FileButtonProps {
  readonly accept: string
  readonly capture?: boolean
  readonly onFiles: (files: Iterable<File>) => void
  readonly children: React.ReactNode
}

/** A button of ours in front of the browser's own, which cannot be drawn alike; the camera is the one behind a phone. */
function FileButton({ accept, capture = false, onFiles, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button onClick={() => input.current?.click()}>{children}</Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!capture}
        accept={accept}
        {...(capture ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          onFiles(event.target.files ?? [])
          // The same file may be chosen again after it was removed.
          event.target.value = ''
        }}
      />
    </>
  )
}
