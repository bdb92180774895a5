import type { PresentPerson } from '@yihu/contract/live'
import { actions } from '@yihu/core/order/actions'
import { Alert, Button } from 'antd'
import { useLanguage } from '../language/language.ts'
import { useWords } from './labels.ts'
import { useWho } from './use-who.ts'

interface SomebodyElseProps {
  readonly others: readonly PresentPerson[]
  readonly onInsist: () => void
}

/** Stands before a form while somebody else has one open on the same order. */
export function SomebodyElse({ others, onInsist }: SomebodyElseProps) {
  const { pick } = useLanguage()
  const words = useWords()
  const who = useWho()
  return (
    <div className="stack">
      {others.map(
        (person) =>
          person.editingAction !== null && (
            <Alert
              key={`${person.role}${person.since}`}
              type="warning"
              showIcon
              role="alert"
              title={words('warning', { who: who(person), action: pick(actions[person.editingAction]) })}
              description={words('warningText')}
            />
          ),
      )}
      <div>
        <Button onClick={onInsist}>{words('insist')}</Button>
      </div>
    </div>
  )
}
