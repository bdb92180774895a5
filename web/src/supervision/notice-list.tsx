import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { OrderView } from '@yihu/contract/orders'
import type { NoticeView } from '@yihu/contract/situation-routes'
import { supervisionColourLabels } from '@yihu/core/supervision/supervision'
import { Button, Flex, Tag } from 'antd'
import { useState } from 'react'
import { supervisionsQuery } from '../api/queries.ts'
import { formatDue, formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useNow } from '../order-list/use-now.ts'
import { useWords } from './labels.ts'
import { kindLabel } from './kind-label.ts'
import { NoticeSheet } from './notice-sheet.tsx'
import './supervision.css'

/** Supervision notices of an order, the newest first: what was asked, by when, and what the unit said to it. */
export function NoticeList({ view }: { readonly view: OrderView }) {
  const words = useWords()
  const { data, error, refetch } = useQuery(supervisionsQuery(view.orderId))
  const [sheet, setSheet] = useState<NoticeView>()
  return (
    <section className="panel stack" aria-label={words('notices')}>
      <h2>{words('notices')}</h2>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="soft">{words('noNotice')}</p>}
      {data?.toReversed().map((notice) => (
        <Notice key={notice.supervisionId} notice={notice} onPrint={() => setSheet(notice)} />
      ))}
      {sheet && <NoticeSheet view={view} notice={sheet} onClose={() => setSheet(undefined)} />}
    </section>
  )
}

function Notice({ notice, onPrint }: { readonly notice: NoticeView; readonly onPrint: () => void }) {
  const { pick } = useLanguage()
  const words = useWords()
  const now = useNow()
  const isLate = notice.repliedAt === null && new Date(notice.replyDueAt).getTime() < now
  return (
    <article className={`notice is-${notice.colour}`}>
      <Flex gap={8} justify="space-between" wrap>
        <Flex gap={8} wrap>
          <strong>{pick(supervisionColourLabels[notice.colour])}</strong>
          <Tag>{pick(kindLabel(notice.kind))}</Tag>
          {notice.repliedAt === null && notice.liftedAt === null && (
            <Tag color={isLate ? '#c02626' : '#9a5b00'}>{words(isLate ? 'lateReply' : 'noReply')}</Tag>
          )}
        </Flex>
        <Button size="small" icon={<PrinterOutlined aria-hidden />} onClick={onPrint}>
          {words('print')}
        </Button>
      </Flex>
      <p className="pre">{notice.reason}</p>
      <p className="soft">
        {words('issued', {
          time: formatInstant(notice.issuedAt),
          name: notice.issuedByName,
          unit: notice.unitName ?? '—',
        })}
        {' · '}
        {words('replyDue', { time: formatDue(notice.replyDueAt) })}
      </p>
      {notice.reply !== null && (
        <p className="pre">
          <strong>{words('reply')}</strong> {notice.repliedAt && formatInstant(notice.repliedAt)}
          <br />
          {notice.reply}
        </p>
      )}
      {notice.liftedAt !== null && (
        <p className="soft">
          {words('lifted', { time: formatInstant(notice.liftedAt), reason: notice.liftReason ?? '' })}
        </p>
      )}
    </article>
  )
}
