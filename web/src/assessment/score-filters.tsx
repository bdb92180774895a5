import type { ScorecardView } from '@yihu/contract/assessments'
import { Input, Select } from 'antd'
import { PeriodSelect } from '../layout/period-select.tsx'
import { useAssessmentWords } from './labels.ts'
import type { useAssessmentChoice } from './use-assessment-choice.ts'

interface ScoreFiltersProps {
  readonly choice: ReturnType<typeof useAssessmentChoice>
  readonly card: ScorecardView | undefined
}

/** Which table, and which part of it. */
export function ScoreFilters({ choice, card }: ScoreFiltersProps) {
  const t = useAssessmentWords()
  const schemes = choice.schemes.map(({ key, name, version }) => ({
    value: key,
    label: t('schemeOption', { name, version }),
  }))
  const groups = new Map(card?.groups.map(({ group, title }) => [group, title]))
  return (
    <search className="score-filters" aria-label={t('title')}>
      <label className="labelled">
        <span>{t('scheme')}</span>
        <Select
          value={choice.scheme || null}
          options={schemes}
          onChange={(scheme) => choice.chooseTable('scheme', scheme ?? '')}
          aria-label={t('scheme')}
          popupMatchSelectWidth={false}
        />
      </label>
      <PeriodSelect period={choice.period} onChange={(period) => choice.chooseTable('period', period)} />
      {card && (
        <>
          <label className="labelled">
            <span>{t('group')}</span>
            <Select
              value={choice.group ?? ''}
              options={[
                { value: '', label: t('allGroups') },
                ...[...groups].map(([value, label]) => ({ value, label })),
              ]}
              onChange={(group) => choice.narrow('group', group)}
              aria-label={t('group')}
              popupMatchSelectWidth={false}
            />
          </label>
          <label className="labelled">
            <span>{t('findUnit')}</span>
            <Input
              allowClear
              value={choice.words}
              placeholder={t('findUnitHint')}
              onChange={(event) => choice.narrow('q', event.target.value)}
            />
          </label>
        </>
      )}
    </search>
  )
}
