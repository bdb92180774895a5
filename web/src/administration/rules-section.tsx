import type { PolicyHistory } from '@yihu/contract/rules'
import { policyTopics } from '@yihu/core/order/policy-fields'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Tag } from 'antd'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { todayThere } from './fields.tsx'
import { RuleForm } from './rule-form.tsx'
import { useRulesWords } from './rules-labels.ts'
import { policiesQuery } from './rules-queries.ts'
import { useSearchState } from './search-state.ts'
import { useSentence } from './use-sentence.ts'

/** Every rule of the flow in a sentence: what holds today, what did before, and what will from a day on. */
export function RulesSection() {
  const words = useRulesWords()
  const state = useSearchState()
  const { data, error, refetch } = useQuery(policiesQuery)
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const history = data.find(({ topic }) => topic === state.on)
  return (
    <>
      <Alert type="info" showIcon title={words('keeps')} />
      <div className="rules">
        {data.map((one) => (
          <Topic key={one.topic} history={one} onChange={() => state.open('change', one.topic)} />
        ))}
      </div>
      {state.act === 'change' && history && <RuleForm history={history} onClose={state.close} />}
    </>
  )
}

function Topic({ history, onChange }: { readonly history: PolicyHistory; readonly onChange: () => void }) {
  const words = useRulesWords()
  const { pick } = useLanguage()
  const sentenceOf = useSentence()
  const { topic, rows } = history
  const today = todayThere()
  const later = rows.filter(({ validFrom }) => validFrom > today)
  const past = rows.filter(({ validFrom }) => validFrom <= today)
  const now = past.at(-1)
  const name = pick(policyTopics[topic])
  return (
    <section className="panel" aria-label={name}>
      <header>
        <h2>{name}</h2>
        <Button size="small" aria-label={words('changeOf', { name })} onClick={onChange}>
          {words(later.length > 0 ? 'changeLater' : 'change')}
        </Button>
      </header>
      <div className="rule is-now">
        <Tag color="success">{words('today')}</Tag>
        <div>
          <p>{sentenceOf(topic, now?.value ?? {})}</p>
          <p className="names">
            {now ? `${words('from', { from: now.validFrom })} · ${now.clause}` : words('nothing')}
          </p>
        </div>
      </div>
      {later.map(({ validFrom, value, clause }) => (
        <div key={validFrom} className="rule">
          <Tag color="processing">{words('later')}</Tag>
          <div>
            <p>{sentenceOf(topic, value)}</p>
            <p className="names">{`${words('from', { from: validFrom })} · ${clause}`}</p>
          </div>
        </div>
      ))}
      {past.length > 1 && (
        <details>
          <summary>{words('history')}</summary>
          {past
            .slice(0, -1)
            .toReversed()
            .map(({ validFrom, value, clause }) => (
              <div key={validFrom} className="rule">
                <Tag>{words('before')}</Tag>
                <div>
                  <p>{sentenceOf(topic, value)}</p>
                  <p className="names">{`${words('from', { from: validFrom })} · ${clause}`}</p>
                </div>
              </div>
            ))}
        </details>
      )}
    </section>
  )
}
