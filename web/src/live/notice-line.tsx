import { CheckOutlined } from '@ant-design/icons'
import type { NoticeView } from '@yihu/contract/live'
import { roleLabels } from '@yihu/core/access/roles'
import { actions } from '@yihu/core/order/actions'
import { Button } from 'antd'
import { Link } from 'react-router'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { isActionName } from '../order-list/waiting-filter.ts'
import { paths } from '../paths.ts'
import { useWords } from './labels.ts'

interface NoticeLineProps {
  readonly notice: NoticeView
  readonly onOpen: () => void
  readonly onRead: () => void
}

/** One notice: what happened, to which order or article task, by which role and when. What is out of scope is not linked. */
export function NoticeLine({ notice, onOpen, onRead }: NoticeLineProps) {
  const { pick } = useLanguage()
  const words = useWords()
  const { kind, unitName, orderId, orderNo, title, role, madeAt, readAt } = notice
  const isOfOrder = orderId !== null
  const done = isOfOrder ? (isActionName(kind) ? pick(actions[kind]) : kind) : words('articleTask')
  const what = [done, unitName].filter(Boolean).join(' · ')
  return (
    <li className={readAt === null ? 'is-unread' : ''}>
      <div className="notice-head">
        <strong>{what}</strong>
        {readAt === null && <span className="visually-hidden">{words('unread')}</span>}
        <time className="soft" dateTime={madeAt}>
          {formatInstant(madeAt)}
        </time>
      </div>
      {title === null ? (
        <div>
          {orderNo} <span className="soft">{words(isOfOrder ? 'outOfScope' : 'taskOutOfScope')}</span>
        </div>
      ) : (
        <Link to={isOfOrder ? paths.order(orderId) : paths.articleTasks({ state: 'asked' })} onClick={onOpen}>
          {orderNo} {title}
        </Link>
      )}
      <div className="notice-foot">
        <span className="soft">{words('by', { role: pick(roleLabels[role]) })}</span>
        {readAt === null && (
          <Button
            type="text"
            size="small"
            icon={<CheckOutlined aria-hidden />}
            aria-label={`${words('markRead')}：${what} ${orderNo ?? title ?? ''}`}
            onClick={onRead}
          >
            {words('markRead')}
          </Button>
        )}
      </div>
    </li>
  )
}
