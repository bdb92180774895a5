import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { formatInstant } from '../language/format-time.ts'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { samplesQuery } from './callback-queries.ts'
import { DrawSample } from './draw-sample.tsx'
import { useSampleWords } from './sample-labels.ts'
import './samples.css'

/** 抽查回访: drawing a sample, for those who may, and the samples drawn. */
export function SamplesPage() {
  const words = useSampleWords()
  const { permissions } = useSession()
  const { data, error, refetch } = useQuery(samplesQuery)
  return (
    <div className="stack">
      <PageTitle title={words('title')} />
      {permissions.includes('sample.draw') && <DrawSample />}
      <section className="panel">
        <h2>{words('samples')}</h2>
        {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {data?.length === 0 && <p className="soft">{words('none')}</p>}
        <ul className="sample-list">
          {data?.map((sample) => (
            <li key={sample.sampleId}>
              <Link to={paths.sample(sample.sampleId)}>{sample.name}</Link>
              <span>{words('progress', { done: sample.done, drawn: sample.drawn })}</span>
              <span className="soft">
                {words('madeBy', { name: sample.madeByName, at: formatInstant(sample.madeAt) })}
              </span>
              <span className="soft">{words('rule', ruleOf(sample))}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

/** What makes the sample drawable again. */
export function ruleOf(sample: {
  readonly seed: number
  readonly perUnit: number
  readonly filter: { readonly from: string; readonly until: string }
}) {
  const { seed, perUnit, filter } = sample
  return { seed, perUnit, from: filter.from, until: filter.until }
}
