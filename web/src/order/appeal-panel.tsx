import type { OrderView } from '@yihu/contract/orders'
import { useLanguage } from '../language/language.ts'

export function AppealPanel({ appeal }: { readonly appeal: OrderView['appeal'] }) {
  const { t } = useLanguage()
  return (
    <section className="panel">
      <h2>{t('appeal.content')}</h2>
      <p className="pre" style={{ margin: 0 }}>
        {appeal.content}
      </p>
    </section>
  )
}
