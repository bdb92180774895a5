import { LockOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Flex, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { callRoute } from '../api/call.ts'
import { useIdempotencyKey } from '../api/use-idempotency-key.ts'
import { formatInstant } from '../language/format-time.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { closingQuery, usePeriodChange } from './closing-queries.ts'
import type { PeriodOfScheme } from './closing-queries.ts'
import { useClosingWords } from './labels.ts'
import { ReasonDialog } from './reason-dialog.tsx'

/** Whether a period is closed, what is still to decide before, and the way to both for those who may. */
export function ClosingBar({
  scheme,
  period,
  isDesk = false,
}: PeriodOfScheme & { readonly isDesk?: boolean }) {
  const t = useClosingWords()
  const { message, modal } = App.useApp()
  const mayClose = useSession().permissions.includes('assessment.close')
  const { data: state, dataUpdatedAt } = useQuery(closingQuery({ scheme, period }))
  const { keyFor, forget } = useIdempotencyKey()
  const [isReopening, setReopening] = useState(false)
  const close = usePeriodChange(
    (body: PeriodOfScheme) => callRoute('closePeriod', { body, idempotencyKey: keyFor(body) }),
    () => {
      forget()
      void message.success(t('closeDone'))
    },
  )
  const reopen = usePeriodChange(
    (input: { closingId: string; reason: string }) =>
      callRoute('reopenPeriod', { params: { closingId: input.closingId }, body: { reason: input.reason } }),
    () => setReopening(false),
  )
  if (!state) return null
  const { closing, openObjections, openExclusions } = state
  return (
    <section className="stack closing-bar" aria-label={t('tab.recount')}>
      <Flex gap={8} align="center" wrap>
        {closing ? (
          <>
            <Tag icon={<LockOutlined />} color="success">
              {t('closed')}
            </Tag>
            <span className="soft">
              {t('closedBy', { closer: closing.closedBy, at: formatInstant(closing.closedAt) })}
            </span>
          </>
        ) : (
          <>
            <Tag>{t('open')}</Tag>
            {openObjections + openExclusions > 0 && (
              <span>{t('waiting', { objections: openObjections, exclusions: openExclusions })}</span>
            )}
          </>
        )}
        {!isDesk && <Link to={paths.closing({ scheme, period })}>{t('toDesk')}</Link>}
        {mayClose && !closing && (
          <Button
            size="small"
            loading={close.isPending}
            onClick={() => {
              void modal.confirm({
                title: t('close'),
                content: t('closeAsk', { period }),
                okText: t('close'),
                cancelText: t('cancel'),
                onOk: () => close.mutate({ scheme, period }),
              })
            }}
          >
            {t('close')}
          </Button>
        )}
        {mayClose && closing && (
          <Button size="small" onClick={() => setReopening(true)}>
            {t('reopen')}
          </Button>
        )}
      </Flex>
      {/* What stood in the way may have been decided since. */}
      {close.error && close.submittedAt > dataUpdatedAt && <ProblemAlert error={close.error} />}
      {isReopening && closing && (
        <ReasonDialog
          title={t('reopen')}
          hint={t('reopenAsk')}
          isPending={reopen.isPending}
          error={reopen.error}
          onOk={(reason) => reopen.mutate({ closingId: closing.closingId, reason })}
          onClose={() => setReopening(false)}
        />
      )}
    </section>
  )
}
