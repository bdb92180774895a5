import { Spin } from 'antd'
import { useLanguage } from '../language/language.ts'

export function Loading() {
  const { t } = useLanguage()
  return (
    <output style={{ display: 'block', padding: 48, textAlign: 'center' }}>
      <Spin />
      <div className="soft">{t('loading')}</div>
    </output>
  )
}
