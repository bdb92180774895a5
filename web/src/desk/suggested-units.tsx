import { queryOptions, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { callRoute } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import type { DeskDraft } from './desk-draft.ts'
import { accusedUnitOf, asksPlace } from './desk-draft.ts'
import { useWords } from './labels.ts'
import { useDeskKeys } from './use-desk-keys.ts'

/** Units the responsibility list and history name for the call, each with its reason; Alt+U takes the first. */
export function SuggestedUnits({
  draft,
  onChoose,
}: {
  readonly draft: DeskDraft
  readonly onChoose: (unitId: string) => void
}) {
  const t = useWords()
  const { data = [] } = useQuery(suggestedUnitsQuery(draft))
  const [first] = data
  useDeskKeys({ 'Alt+U': () => first && onChoose(first.unitId) })
  if (data.length === 0) return null
  return (
    <ul className="desk-suggestions" aria-label={t('suggestedUnits')}>
      {data.slice(0, 3).map(({ unitId, unitName, reason }, index) => (
        <li key={unitId}>
          <Button
            size="small"
            type={unitId === draft.unitId ? 'primary' : 'default'}
            {...(index === 0 ? { 'aria-keyshortcuts': 'Alt+U' } : {})}
            onClick={() => onChoose(unitId)}
          >
            {unitName} {index === 0 && <kbd aria-hidden>Alt+U</kbd>}
          </Button>{' '}
          <Reason reason={reason} />
        </li>
      ))}
    </ul>
  )
}

function Reason({ reason }: { readonly reason: { readonly zh: string; readonly en: string } }) {
  const { pick } = useLanguage()
  return <span className="soft">{pick(reason)}</span>
}

function suggestedUnitsQuery(draft: DeskDraft) {
  const { categoryCode, divisionCode, kind } = draft
  const accusedUnitId = accusedUnitOf(draft)
  const query = {
    categoryCode,
    ...(asksPlace(kind) && divisionCode !== '' ? { divisionCode } : {}),
    ...(accusedUnitId === '' ? {} : { accusedUnitId }),
  }
  return queryOptions({
    queryKey: ['suggested-units', query],
    queryFn: ({ signal }) => callRoute('suggestUnitsFor', { query, signal }),
    enabled: categoryCode !== '',
  })
}
