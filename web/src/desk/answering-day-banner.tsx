import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { answeringDayQuery } from '../api/queries.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { useWords } from './labels.ts'

/** Says for which session calls are being taken, as long as they are: an agent must not take them for it unawares. */
export function AnsweringDayBanner({ answeringDayId }: { readonly answeringDayId: string }) {
  const t = useWords()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(answeringDayQuery(answeringDayId))
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const isOver = data.state !== 'planned'
  return (
    <section className={isOver ? 'desk-session is-over' : 'desk-session'} aria-label={t('answeringDay')}>
      <strong>
        {t('answeringDay')} · {data.leaderOffice}
      </strong>
      <span>
        {data.unitName} · {data.heldOn} {data.startsAt}–{data.endsAt}
      </span>
      <span>{isOver ? t('answeringDay.over') : t('answeringDay.calls', { count: data.calls })}</span>
      <Link to={paths.answeringDay(answeringDayId)}>{t('answeringDay.ledger')}</Link>
      <Button size="small" onClick={() => void navigate(paths.desk())}>
        {t('answeringDay.leave')}
      </Button>
    </section>
  )
}
