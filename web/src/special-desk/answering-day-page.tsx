import { useQuery } from '@tanstack/react-query'
import type { AnsweringDayView } from '@yihu/contract/special-desk-routes'
import { answeringDayStateLabels } from '@yihu/core/special-desk/answering-day'
import { Button, Flex, Tag } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { answeringDayQuery } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { FactsList } from '../order/facts-list.tsx'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { AddCall } from './add-call.tsx'
import { AnsweringDayForm } from './answering-day-form.tsx'
import { EndDay } from './end-day.tsx'
import { useWords } from './labels.ts'
import { LedgerTable } from './ledger-table.tsx'
import { NoticeText } from './notice-text.tsx'

/** One answering day: its plan, and during the session the calls taken, each followed to its end. */
export function AnsweringDayPage() {
  const words = useWords()
  const { permissions } = useSession()
  const { answeringDayId = '' } = useParams()
  const { data, error, refetch } = useQuery(answeringDayQuery(answeringDayId))
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <div className="stack">
      <PageTitle title={`${words('answeringDays')} ${data.heldOn}`}>
        <Link to={paths.answeringDays()}>{words('back')}</Link>
      </PageTitle>
      <div className="grid-2">
        <Plan day={data} />
        {data.state === 'planned' && <NoticeText day={data} />}
      </div>
      <section className="panel stack">
        <h2>{words('session')}</h2>
        {data.state === 'planned' && (
          <>
            <p className="soft" style={{ margin: 0 }}>
              {words('sessionHint')}
            </p>
            <AddCall day={data} />
          </>
        )}
        <LedgerTable
          lines={data.lines}
          isLoading={false}
          {...(data.state === 'planned' && permissions.includes('appeal.accept')
            ? { removableFrom: data }
            : {})}
        />
      </section>
    </div>
  )
}

function Plan({ day }: { readonly day: AnsweringDayView }) {
  const { pick } = useLanguage()
  const words = useWords()
  const navigate = useNavigate()
  const { permissions } = useSession()
  const [open, setOpen] = useState<'change' | 'held' | 'cancelled'>()
  const mayPlan = permissions.includes('desk.plan') && day.state === 'planned'
  return (
    <section className="panel stack">
      <FactsList
        lines={[
          [words('heldOn'), `${day.heldOn} ${day.startsAt}–${day.endsAt}`],
          [words('unit'), day.unitName],
          [words('leaderOffice'), `${day.leaderOffice} ${day.leaderName}`],
          [words('matters'), day.matters],
          [words('state'), <Tag key="state">{pick(answeringDayStateLabels[day.state])}</Tag>],
          [words('calls'), day.calls],
          [words('note'), day.note],
        ]}
      />
      <Flex gap={8} wrap>
        {day.state === 'planned' && permissions.includes('appeal.accept') && (
          <>
            <Button type="primary" onClick={() => void navigate(paths.desk(day.answeringDayId))}>
              {words('newAppeal')}
            </Button>
            <Button onClick={() => void navigate(paths.desk())}>{words('notReached')}</Button>
          </>
        )}
        {mayPlan && (
          <>
            <Button onClick={() => setOpen('change')}>{words('change')}</Button>
            <Button onClick={() => setOpen('held')}>{words('end')}</Button>
            <Button onClick={() => setOpen('cancelled')}>{words('callOff')}</Button>
          </>
        )}
      </Flex>
      {open === 'change' && <AnsweringDayForm day={day} onClose={() => setOpen(undefined)} />}
      {(open === 'held' || open === 'cancelled') && (
        <EndDay day={day} state={open} onClose={() => setOpen(undefined)} />
      )}
    </section>
  )
}
