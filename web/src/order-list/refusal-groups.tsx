import type { BulkOffer } from '@yihu/contract/bulk-actions'
import { useLanguage } from '../language/language.ts'
import { codeText } from './code-text.ts'
import { useListWords } from './labels.ts'

/** Why an action is not possible for all: each reason with how many, and some of their numbers. */
export function RefusalGroups({ offer }: { readonly offer: BulkOffer }) {
  const words = useListWords()
  const { t, language } = useLanguage()
  return (
    <section>
      <h3>{words('why')}</h3>
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {offer.refusals.map(({ code, details, count, orderNos }) => (
          <li key={`${code}${orderNos[0]}`}>
            {codeText(code, details, language)}
            {t('colon')}
            {words('offerNot', { count })}{' '}
            <span className="soft">
              {orderNos.join(t('comma'))}
              {orderNos.length < count && ` ${words('andMore')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
