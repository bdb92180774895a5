import type { OrderView } from '@yihu/contract/orders'
import { urgencyLabels } from '@yihu/core/appeal/appeal'
import { Flex, Tag } from 'antd'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { useWords } from './labels.ts'

/** What the appellant said, and what makes this order one to be careful with. */
export function AppealText({ view }: { readonly view: OrderView }) {
  const { pick } = useLanguage()
  const { nameIn, kindName, unitName } = useNames()
  const words = useWords()
  const { appeal, accusedUnitId } = view
  const division = appeal.divisionCode === null ? undefined : nameIn('divisions', appeal.divisionCode)
  const place = [division, appeal.address].filter(Boolean).join(' · ')
  return (
    <div className="appeal-text">
      <Flex gap={6} wrap>
        {view.urgency !== 'normal' && <Tag color="#a3201d">{pick(urgencyLabels[view.urgency])}</Tag>}
        {appeal.isConfidential && <Tag color="#8a5300">{words('confidential')}</Tag>}
        {appeal.isAnonymous && <Tag>{words('anonymous')}</Tag>}
        <Tag>{kindName(view.appealKind)}</Tag>
        <Tag>{nameIn('categories', view.categoryCode)}</Tag>
      </Flex>
      <h3>{words('appeal')}</h3>
      <p className="pre">{appeal.content}</p>
      {place !== '' && (
        <p className="soft">
          {words('place')}：{place}
        </p>
      )}
      {accusedUnitId !== null && (
        <p className="accused">{words('accused', { unit: unitName(accusedUnitId) })}</p>
      )}
    </div>
  )
}
