import { EditOutlined, EyeOutlined } from '@ant-design/icons'
import type { PresentPerson } from '@yihu/contract/live'
import { actions } from '@yihu/core/order/actions'
import { useLanguage } from '../language/language.ts'
import { useWords } from './labels.ts'
import { useWho } from './use-who.ts'

/** Who else has the order open, and what they are filling in. The box is always there, so that changes are read out. */
export function PresenceLine({ others }: { readonly others: readonly PresentPerson[] }) {
  const { pick } = useLanguage()
  const words = useWords()
  const who = useWho()
  const isAnyEditing = others.some(({ editingAction }) => editingAction !== null)
  const look = isAnyEditing ? 'presence is-editing' : 'presence'
  return (
    <output className={others.length === 0 ? 'visually-hidden' : look}>
      {others.map((person) => (
        <span key={`${person.role}${person.name ?? ''}${person.since}`}>
          {person.editingAction === null ? (
            <>
              <EyeOutlined aria-hidden /> {words('viewing', { who: who(person) })}
            </>
          ) : (
            <>
              <EditOutlined aria-hidden />{' '}
              {words('editing', { who: who(person), action: pick(actions[person.editingAction]) })}
            </>
          )}
        </span>
      ))}
    </output>
  )
}
