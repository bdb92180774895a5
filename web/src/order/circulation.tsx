import type { OrderView } from '@yihu/contract/orders'
import { actions } from '@yihu/core/order/actions'
import { formatDuration, formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { isActionName } from '../order-list/waiting-filter.ts'
import { useNow } from '../order-list/use-now.ts'
import { useCirculationWords } from './circulation-labels.ts'
import type { Round } from './circulation-rounds.ts'
import { circulationRounds } from './circulation-rounds.ts'
import './circulation.css'

/** Who had the order, for how long, and why it went on, word for word (R7.6, R11.1). */
export function Circulation({ view }: { readonly view: OrderView }) {
  const words = useCirculationWords()
  const rounds = circulationRounds(view)
  return (
    <section className="panel circulation" aria-label={words('title')}>
      <h2>
        {words('title')} <span className="soft">{words('count', { count: view.facts.circulations })}</span>
      </h2>
      <ol>
        {rounds.map((round) => (
          <li key={round.assignment.assignmentId} className={round.endedBy ? 'is-past' : ''}>
            <Turn round={round} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Turn({ round }: { readonly round: Round }) {
  const { pick, language } = useLanguage()
  const words = useCirculationWords()
  const now = useNow()
  const { assignment, since, until, endedBy } = round
  const role = assignment.parentId === null ? assignment.role : 'below'
  const length = new Date(until ?? now).getTime() - new Date(since).getTime()
  const reason = endedBy?.fields['reason']
  return (
    <>
      <div className="circulation-head">
        <strong>{assignment.unitName}</strong> <span className="soft">{words(role)}</span>
        <span className="soft circulation-time">
          {formatInstant(since)}
          {until !== null && ` → ${formatInstant(until)}`} ·{' '}
          {words(until === null ? 'has' : 'had', { time: formatDuration(length, language) })}
        </span>
      </div>
      {round.returns.map((asked) => (
        <AskedReturn key={asked.returnId} asked={asked} />
      ))}
      {endedBy && endedBy.action !== 'approveReturn' && isActionName(endedBy.action) && (
        <div>
          {pick(actions[endedBy.action])}
          {typeof reason === 'string' && `：${reason}`}
        </div>
      )}
    </>
  )
}

/** A return as it was asked for, and what became of it. */
export function AskedReturn({ asked }: { readonly asked: OrderView['returns'][number] }) {
  const { nameIn } = useNames()
  const words = useCirculationWords()
  return (
    <div className="circulation-return">
      <div>
        {words('askedReturn', { reason: nameIn('returnReasons', asked.reasonCode) })}：
        <q className="pre">{asked.reason}</q>
      </div>
      {asked.legalBasis && <div className="pre">{words('basis', { text: asked.legalBasis })}</div>}
      {asked.evidence && <div className="pre">{words('evidence', { text: asked.evidence })}</div>}
      {asked.suggestedUnitName && <div>{words('suggests', { unit: asked.suggestedUnitName })}</div>}
      <div>
        <span className={`verdict is-${asked.decision ?? 'undecided'}`}>
          {words(asked.decision ?? 'undecided')}
        </span>
        {asked.decisionReason && `：${asked.decisionReason}`}
        {asked.decidedAt && (
          <span className="soft">
            {' '}
            {words('by', { name: asked.decidedByName ?? '', time: formatInstant(asked.decidedAt) })}
          </span>
        )}
      </div>
    </div>
  )
}
