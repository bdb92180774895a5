import { useQuery } from '@tanstack/react-query'
import type { SituationView } from '@yihu/contract/situation-routes'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { situationQuery } from '../api/queries.ts'
import { formatInstant } from '../language/format-time.ts'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { BacklogTable } from '../supervision/backlog-table.tsx'
import { NumberCard } from './number-card.tsx'
import { useWords } from './labels.ts'
import { TopicTable } from './topic-table.tsx'

/** A rate of a handful of ratings says nothing; below this many none is printed. */
const fewestRatings = 20

/** 领导页: read-only, on one screen: today, what is stuck, how people rate it, what is rising, who is late. */
export function SituationPage() {
  const words = useWords()
  const { data, error, refetch } = useQuery(situationQuery)
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <div className="stack">
      <PageTitle title={words('title')}>
        <span className="soft">{words('asOf', { time: formatInstant(data.asOf) })}</span>
      </PageTitle>
      <Numbers data={data} />
      <div className="grid-2">
        <section className="panel">
          <h2>{words('topics')}</h2>
          {data.topics.length === 0 ? (
            <p className="soft">{words('noTopics')}</p>
          ) : (
            <TopicTable topics={data.topics} weekFrom={data.weekFrom} />
          )}
        </section>
        <UnitsMostOverdue data={data} />
      </div>
    </div>
  )
}

function Numbers({ data }: { readonly data: SituationView }) {
  const words = useWords()
  const { today, stuck, ratings } = data
  const rate =
    ratings.rated < fewestRatings
      ? words('fewRated', { count: fewestRatings })
      : words('satisfactionRate', { rate: percent(ratings.satisfied, ratings.rated) })
  const ofToday = { from: data.on }
  return (
    <div className="grid-2">
      <section className="panel" aria-label={words('today')}>
        <h2>{words('today')}</h2>
        <div className="figures">
          <NumberCard name={words('accepted')} value={today.accepted} to={paths.orders(ofToday)} />
          <NumberCard
            name={words('answeredAtDesk')}
            value={today.answeredAtDesk}
            to={paths.orders({ ...ofToday, state: 'answeredAtDesk' })}
          />
          <NumberCard
            name={words('dispatched')}
            value={today.dispatched}
            to={paths.orders({ ...ofToday, dispatched: 'true' })}
          />
          <NumberCard
            name={words('urgent')}
            value={today.urgent}
            to={paths.orders({ ...ofToday, urgent: 'true' })}
          />
        </div>
        <h2>{words('ratings')}</h2>
        <div className="figures">
          <NumberCard name={words('calls')} value={ratings.calls} />
          <NumberCard name={words('reached')} value={ratings.reached} />
          <NumberCard name={words('rated')} value={ratings.rated} />
          <NumberCard name={words('satisfied')} value={ratings.satisfied} more={rate} />
        </div>
      </section>
      <section className="panel" aria-label={words('stuck')}>
        <h2>{words('stuck')}</h2>
        <div className="figures">
          <NumberCard
            name={words('open')}
            value={stuck.open}
            to={paths.orders({ state: 'accepted,dispatched,answered,awaitingCallback,suspended' })}
          />
          <NumberCard
            name={words('toDispatch')}
            value={stuck.toDispatch}
            to={paths.orders({ state: 'accepted' })}
          />
          <NumberCard
            name={words('overdue')}
            value={stuck.overdue}
            isBad={stuck.overdue > 0}
            to={paths.orders({ queue: 'overdueAtUnits' })}
          />
          <NumberCard
            name={words('hardCases')}
            value={stuck.hardCases}
            to={paths.orders({ queue: 'hardCases' })}
          />
          <NumberCard
            name={words('disputes')}
            value={stuck.disputes}
            to={paths.orders({ queue: 'disputes' })}
          />
          <NumberCard
            name={words('suspended')}
            value={stuck.suspended}
            to={paths.orders({ queue: 'suspended' })}
          />
        </div>
        <h2>{words('supervision')}</h2>
        <div className="figures">
          {(['blue', 'orange', 'red'] as const).map((colour) => (
            <NumberCard
              key={colour}
              name={words(colour)}
              value={stuck[colour]}
              isBad={colour === 'red' && stuck.red > 0}
              to={paths.orders({ queue: 'supervised', colour })}
            />
          ))}
        </div>
      </section>
    </div>
  )
}

function UnitsMostOverdue({ data }: { readonly data: SituationView }) {
  const words = useWords()
  const navigate = useNavigate()
  return (
    <section className="panel">
      <h2>{words('units')}</h2>
      <BacklogTable units={data.units.filter(({ overdue }) => overdue > 0).slice(0, 10)} />
      <Button type="link" style={{ paddingInline: 0 }} onClick={() => void navigate(paths.backlog())}>
        {words('allUnits')}
      </Button>
    </section>
  )
}

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(2)} %`
}
