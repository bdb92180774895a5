import { useQuery } from '@tanstack/react-query'
import { unitBacklogsQuery } from '../api/queries.ts'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { BacklogTable } from './backlog-table.tsx'
import { useWords } from './labels.ts'

/** The backlog of every unit with the oldest date (R11.3). */
export function BacklogPage() {
  const words = useWords()
  const { data, error, refetch } = useQuery(unitBacklogsQuery)
  return (
    <div className="stack">
      <PageTitle title={words('backlog')} />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      <section className="panel stack">
        <p className="soft" style={{ margin: 0 }}>
          {words('backlogHint')}
        </p>
        {data ? <BacklogTable units={data} hasTotal /> : <Loading />}
      </section>
    </div>
  )
}
