import { FireOutlined, FlagOutlined } from '@ant-design/icons'
import type { OrderRow } from '@yihu/contract/orders'
import { urgencyLabels } from '@yihu/core/appeal/appeal'
import { Tag } from 'antd'
import { useLanguage } from '../language/language.ts'

/** What of an order a glance at the list must not miss. */
export function OrderMarks({ row }: { readonly row: OrderRow }) {
  const { t, pick } = useLanguage()
  return [
    row.urgency !== 'normal' && (
      <Tag key="urgency" icon={<FireOutlined aria-hidden />}>
        {pick(urgencyLabels[row.urgency])}
      </Tag>
    ),
    row.isSupervised && (
      <Tag key="supervised" icon={<FlagOutlined aria-hidden />}>
        {t('fact.supervised')}
      </Tag>
    ),
    row.isHardCase && <Tag key="hard">{t('fact.hardCase')}</Tag>,
    row.returnRequested && <Tag key="return">{t('pending.return')}</Tag>,
    row.extensionRequested && <Tag key="extension">{t('pending.extension')}</Tag>,
  ]
}
