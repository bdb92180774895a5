import { Select } from 'antd'
import { useReferenceData } from '../api/queries.ts'
import { useLanguage } from '../language/language.ts'
import { useAddress, withValues } from './use-address.ts'

/** The month a page is about: from the address bar, else the newest one with orders; '' until that is known. */
export function usePeriod(): { period: string; setPeriod: (period: string) => void } {
  const [search, setSearch] = useAddress()
  const newest = useReferenceData()
    ?.periods.map(({ period }) => period)
    .sort()
    .at(-1)
  return {
    period: search.get('period') ?? newest ?? '',
    setPeriod: (period) => setSearch((now) => withValues(now, { period })),
  }
}

/** Chooses the month among those that have orders. */
export function PeriodSelect({
  period,
  onChange,
}: {
  readonly period: string
  readonly onChange: (period: string) => void
}) {
  const { t } = useLanguage()
  const periods = useReferenceData()?.periods ?? []
  const options = periods
    .toSorted((a, b) => b.period.localeCompare(a.period))
    .map(({ period, orders }) => ({ value: period, label: `${period}（${orders}）` }))
  return (
    <label className="labelled">
      <span>{t('period')}</span>
      <Select
        value={period || null}
        onChange={onChange}
        options={options}
        aria-label={t('period')}
        style={{ minWidth: 150 }}
      />
    </label>
  )
}
