import type { OrderView } from '@yihu/contract/orders'
import type { UnitSuggestionView } from '@yihu/contract/administration'
import { Button } from 'antd'
import { useLanguage } from '../language/language.ts'
import { useWords } from './labels.ts'

interface SuggestedUnitsProps {
  readonly view: OrderView
  readonly suggestions: readonly UnitSuggestionView[] | undefined
  readonly isChosen: (unitId: string) => boolean
  readonly onTake: (index: number) => void
  readonly onAssist: (unitId: string) => void
}

/** Units the responsibility list or what was dispatched of late speaks for, each with its reason and its key. */
export function SuggestedUnits({ view, suggestions, isChosen, onTake, onAssist }: SuggestedUnitsProps) {
  const { pick } = useLanguage()
  const words = useWords()
  const before = view.assignments.filter(({ state, role }) => state === 'returned' && role === 'lead')
  const names = [...new Set(before.map(({ unitName }) => unitName))]
  return (
    <div>
      <h3>{words('suggestions')}</h3>
      {suggestions?.length === 0 && <p className="soft">{words('noSuggestions')}</p>}
      <ol className="suggestions" aria-label={words('suggestions')}>
        {suggestions?.map((one, index) => (
          <li key={one.unitId}>
            <button
              type="button"
              className="suggestion"
              aria-pressed={isChosen(one.unitId)}
              {...(index < 3 ? { 'aria-keyshortcuts': String(index + 1) } : {})}
              onClick={() => onTake(index)}
            >
              <kbd aria-hidden>{index < 3 ? index + 1 : '·'}</kbd>
              <span>
                <strong>{one.unitName}</strong>
                <span className="soft">{pick(one.reason)}</span>
              </span>
            </button>
            <Button
              size="small"
              aria-label={`${words('assist')} ${one.unitName}`}
              onClick={() => onAssist(one.unitId)}
            >
              {words('assist')}
            </Button>
          </li>
        ))}
      </ol>
      {names.length > 0 && <p className="soft">{words('returnedBefore', { units: names.join('、') })}</p>}
    </div>
  )
}
