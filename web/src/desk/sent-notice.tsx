import { orderStateLabels } from '@yihu/core/order/states'
import type { OrderState } from '@yihu/core/order/states'
import { App, Button } from 'antd'
import { Link } from 'react-router'
import { errorMessage } from '../api/problem-error.ts'
import { useLanguage } from '../language/language.ts'
import { paths } from '../paths.ts'
import { useWords } from './labels.ts'

/** What became of the last call. */
export type Sent =
  | { readonly kind: 'sent'; readonly orderId: string; readonly orderNo: string; readonly state: OrderState }
  | { readonly kind: 'supplemented'; readonly orderId: string; readonly orderNo: string }
  | { readonly kind: 'queued' }
  | { readonly kind: 'refused'; readonly error: unknown }

/** The number of the order, large, to be read out to the caller; stays until the next call ends. */
export function SentNotice({ sent }: { readonly sent: Sent | undefined }) {
  const t = useWords()
  const { language, pick } = useLanguage()
  const { message } = App.useApp()
  if (!sent) return null
  if (sent.kind === 'queued') return <p className="sent is-waiting">{t('queued')}</p>
  if (sent.kind === 'refused')
    return (
      <p className="sent is-refused-notice">
        {t('refused')}
        {errorMessage(sent.error, language)}
      </p>
    )
  const { orderNo } = sent
  return (
    <div className="sent">
      <span>{sent.kind === 'sent' ? t('sent') : t('supplemented')}</span>
      <strong className="order-no">{orderNo}</strong>
      {sent.kind === 'sent' && <span>{pick(orderStateLabels[sent.state])}</span>}
      <Button
        size="small"
        onClick={() => void copy(orderNo).then((isCopied) => isCopied && void message.success(t('copied')))}
      >
        {t('copy')}
      </Button>
      <Link to={paths.order(sent.orderId)}>{t('openOrder')}</Link>
    </div>
  )
}

/** The clipboard needs https; on plain http inside an office the number is on the screen to be read. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
