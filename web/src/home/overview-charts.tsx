import type { OrderFilter } from '@yihu/contract/orders'
import type { Overview } from '@yihu/contract/overview'
import { appealKinds } from '@yihu/core/appeal/appeal'
import type { AppealKind } from '@yihu/core/appeal/appeal'
import { useMemo } from 'react'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { paths } from '../paths.ts'
import { ChartCard } from './chart-card.tsx'
import { dayOption, pieOption, topicOption } from './chart-options.ts'
import { acceptedIn, acceptedOn } from './month-filter.ts'

export function OverviewCharts({ overview }: { readonly overview: Overview }) {
  const { t } = useLanguage()
  const { kindName } = useNames()
  const { byDay, byChannel, byKind, hotTopics, period } = overview

  const named = useMemo(
    () => byKind.map((line) => (isKind(line.code) ? { ...line, name: kindName(line.code) } : line)),
    [byKind, kindName],
  )
  const days = useMemo(
    () => dayOption(byDay, [t('home.accepted'), t('home.dispatched'), t('home.closed')]),
    [byDay, t],
  )
  const channels = useMemo(() => pieOption(byChannel), [byChannel])
  const kinds = useMemo(() => pieOption(named), [named])
  const topics = useMemo(() => topicOption(hotTopics), [hotTopics])

  const lines = (counts: Overview['byKind'], filterOf: (code: string) => OrderFilter) =>
    counts.map(({ code, name, count }) => ({
      name,
      counts: [count],
      to: paths.orders({ ...acceptedIn(period), ...filterOf(code) }),
    }))

  return (
    <div className="grid-2">
      <ChartCard
        title={t('home.byDay')}
        option={days}
        headers={[t('home.accepted'), t('home.dispatched'), t('home.closed')]}
        lines={byDay.map(({ on, accepted, dispatched, closed }) => ({
          name: on,
          counts: [accepted, dispatched, closed],
          to: paths.orders(acceptedOn(on)),
        }))}
      />
      <ChartCard
        title={t('home.hotTopics')}
        option={topics}
        headers={[t('home.orders')]}
        lines={lines(hotTopics, (code) => ({ categoryCode: code }))}
      />
      <ChartCard
        title={t('home.byChannel')}
        option={channels}
        headers={[t('home.orders')]}
        lines={lines(byChannel, (code) => ({ channelCode: code }))}
      />
      <ChartCard
        title={t('home.byKind')}
        option={kinds}
        headers={[t('home.orders')]}
        lines={lines(named, (code) => (isKind(code) ? { kind: code } : {}))}
      />
    </div>
  )
}

function isKind(code: string): code is AppealKind {
  return appealKinds.some((kind) => kind === code)
}
