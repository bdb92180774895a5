import { WarningOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { errorMessage } from '../api/problem-error.ts'
import { useLanguage } from '../language/language.ts'
import { formatBytes } from './format-bytes.ts'
import { useAttachmentWords } from './labels.ts'
import type { Upload } from './use-uploads.ts'

interface UploadRowProps {
  readonly upload: Upload
  readonly onCancel: () => void
  readonly onRetry: () => void
  readonly onDismiss: () => void
}

/** A file on its way, with how far it is; or why it did not get there and what to do. */
export function UploadRow({ upload, onCancel, onRetry, onDismiss }: UploadRowProps) {
  const t = useAttachmentWords()
  const { language } = useLanguage()
  const { name, file, sent, error } = upload
  const percent = file.size === 0 ? 0 : Math.min(100, Math.round((sent / file.size) * 100))
  if (error !== undefined)
    return (
      <li className="attachment">
        <WarningOutlined className="thumb bad" aria-hidden />
        <div className="about" role="alert">
          <strong>{name}</strong>
          <div className="bad">{errorMessage(error, language)}</div>
        </div>
        <div className="actions">
          {mayTryAgain(error) && (
            <Button size="small" aria-label={t('retryOf', { name })} onClick={onRetry}>
              {t('retry')}
            </Button>
          )}
          <Button size="small" type="text" aria-label={t('dismissOf', { name })} onClick={onDismiss}>
            {t('dismiss')}
          </Button>
        </div>
      </li>
    )
  return (
    <li className="attachment">
      <div className="thumb" aria-hidden />
      <div className="about">
        {name}
        <Progress percent={percent} size="small" showInfo={false} aria-label={t('uploading', { name })} />
        <div className="soft">
          {percent === 100 ? t('checking') : t('progress', { percent, size: formatBytes(file.size) })}
        </div>
      </div>
      <div className="actions">
        <Button size="small" aria-label={t('cancelUploadOf', { name })} onClick={onCancel}>
          {t('cancelUpload')}
        </Button>
      </div>
    </li>
  )
}

/** What the rules refuse is refused again; what broke on the way, or at the server, may go well the next time. */
function mayTryAgain(error: unknown): boolean {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 0
  return status === 0 || status === 401 || status >= 500
}
