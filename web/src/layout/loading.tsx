import { Spin } from 'antd'
import { useLanguage } from '../language/language.ts'

export function Loading() {
  const { t } = useLanguage()
  return (
    <div role="status" style={{ padding: 48, textAlign: 'center' }}>
      <Spin />
      <p className="soft">{t('loading')}</p>
    </div>
  )
}
