import { useQuery } from '@tanstack/react-query'
import type { OutlookView } from '@yihu/contract/closing-routes'
import { Alert, Button, Flex, InputNumber, Skeleton } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { UnitSelect } from '../dispatch/unit-select.tsx'
import { useLanguage } from '../language/language.ts'
import { Loading } from '../layout/loading.tsx'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { useAddress, withValues } from '../layout/use-address.ts'
import { useSession } from '../session/session-context.ts'
import { outlookQuery } from './closing-queries.ts'
import type { PeriodOfScheme } from './closing-queries.ts'
import { useClosingWords } from './labels.ts'
import { PlainTable } from './plain-table.tsx'

const Chart = lazy(async () => ({ default: (await import('../layout/chart.tsx')).Chart }))

/** How a unit stands in the period, how it ends if it goes on so, and what a few more of something would do. */
export function OutlookTab(of: PeriodOfScheme) {
  const t = useClosingWords()
  const { unitIds } = useSession()
  const [search, setSearch] = useAddress()
  const unitId = search.get('unit') ?? unitIds[0] ?? ''
  const change = search.get('change') ?? ''
  const { data, error } = useQuery(outlookQuery({ ...of, unitId, change }))
  const choose = (values: Record<string, string>) =>
    setSearch((now) => withValues(now, values), { replace: true, preventScrollReset: true })
  return (
    <div className="stack">
      {unitIds.length !== 1 && (
        <div className="labelled">
          <span>{t('chooseUnit')}</span>
          <UnitSelect
            label={t('chooseUnit')}
            without={[]}
            value={unitId}
            onChange={(value) => choose({ unit: typeof value === 'string' ? value : '', change: '' })}
          />
        </div>
      )}
      {unitId === '' && <Alert type="info" title={t('noUnit')} />}
      {error && <ProblemAlert error={error} />}
      {unitId !== '' && !data && !error && <Loading />}
      {data && !error && (
        <>
          <Growth outlook={data} />
          <WhatIf outlook={data} change={change} onChange={(next) => choose({ change: next })} />
          <Rows outlook={data} />
        </>
      )}
    </div>
  )
}

function useLabel() {
  const { language } = useLanguage()
  return ({ label, labelEn }: { label: string; labelEn: string }) => (language === 'zh' ? label : labelEn)
}

function Growth({ outlook }: { readonly outlook: OutlookView }) {
  const t = useClosingWords()
  const labelOf = useLabel()
  const ranked = outlook.columns.find(({ key }) => key === outlook.ranked)
  const option = useMemo(
    () => ({
      tooltip: { trigger: 'axis' },
      grid: { left: 8, right: 16, top: 24, bottom: 4, containLabel: true },
      xAxis: { type: 'category', data: outlook.growth.map(({ until }) => until.slice(5)) },
      yAxis: { type: 'value', scale: true },
      series: [
        {
          type: 'line',
          symbol: 'circle',
          label: { show: true },
          data: outlook.growth.map(({ value }) => value),
        },
      ],
    }),
    [outlook.growth],
  )
  const values = outlook.growth.map(({ until, printed }) => `${until} ${printed}`).join('，')
  return (
    <section className="panel">
      <h2>
        {t('growth')} · {outlook.unit}
      </h2>
      <Suspense fallback={<Skeleton active />}>
        <Chart
          option={option}
          description={t('growthChart', {
            unit: outlook.unit,
            column: ranked ? labelOf(ranked) : '',
            values,
          })}
        />
      </Suspense>
    </section>
  )
}

function Rows({ outlook }: { readonly outlook: OutlookView }) {
  const t = useClosingWords()
  const labelOf = useLabel()
  const { now, forecast, whatIf, passedPercent } = outlook
  const isOver = passedPercent >= 100
  const shown = [
    { head: t('now'), row: now },
    ...(forecast && !isOver ? [{ head: t('forecast'), row: forecast }] : []),
    ...(whatIf ? [{ head: t('whatIf'), row: whatIf }] : []),
  ]
  const rank = (row: OutlookView['now']) => (row.rank === null ? '–' : String(row.rank))
  return (
    <>
      <p className="soft">{isOver ? t('over') : t('forecastHint', { percent: passedPercent })}</p>
      <PlainTable
        caption={outlook.unit}
        heads={[t('cell'), ...shown.map(({ head }) => head)]}
        rows={[
          { key: 'rank', cells: [t('rank'), ...shown.map(({ row }) => rank(row))] },
          ...outlook.columns.map((column) => ({
            key: column.key,
            cells: [
              labelOf(column),
              ...shown.map(({ row }) => {
                const printed = row.cells[column.key] ?? ''
                return printed === now.cells[column.key] ? printed : <strong key="other">{printed}</strong>
              }),
            ],
          })),
        ]}
      />
    </>
  )
}

interface WhatIfProps {
  readonly outlook: OutlookView
  readonly change: string
  readonly onChange: (change: string) => void
}

function WhatIf({ outlook, change, onChange }: WhatIfProps) {
  const t = useClosingWords()
  const labelOf = useLabel()
  const changes = new Map(
    change
      .split(',')
      .filter(Boolean)
      .map((part) => part.split(':') as [string, string]),
  )
  const set = (key: string, by: number | null) => {
    if (by === null || by === 0) changes.delete(key)
    else changes.set(key, String(by))
    onChange([...changes].map(([input, more]) => `${input}:${more}`).join(','))
  }
  return (
    <section className="panel">
      <Flex justify="space-between" align="center">
        <h2>{t('whatIfTitle')}</h2>
        {change !== '' && <Button onClick={() => onChange('')}>{t('reset')}</Button>}
      </Flex>
      <p className="soft">{t('whatIfHint')}</p>
      <div className="what-if">
        {outlook.inputs.map((input) => (
          <label key={input.key} className="labelled">
            <span>
              {labelOf(input)} <span className="soft">{input.value}</span>
            </span>
            <InputNumber
              aria-label={t('whatIfMore', { input: labelOf(input) })}
              value={Number(changes.get(input.key) ?? 0)}
              min={-9999}
              max={9999}
              precision={0}
              onChange={(by) => set(input.key, by)}
            />
          </label>
        ))}
      </div>
    </section>
  )
}
