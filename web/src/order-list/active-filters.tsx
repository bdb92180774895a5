import { CloseOutlined } from '@ant-design/icons'
import { orderFilterLabels } from '@yihu/contract/order-filter-labels'
import type { OrderFilter } from '@yihu/contract/orders'
import { urgencyLabels } from '@yihu/core/appeal/appeal'
import { isMeasureName, measures } from '@yihu/core/assessment/measures'
import { actions } from '@yihu/core/order/actions'
import type { OrderState } from '@yihu/core/order/states'
import { orderStateLabels, orderStates } from '@yihu/core/order/states'
import { supervisionColourLabels } from '@yihu/core/supervision/supervision'
import { queues } from '@yihu/core/workbench/queues'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useLanguage } from '../language/language.ts'
import { samplesQuery } from '../callback/callback-queries.ts'
import { useNames } from '../language/use-names.ts'
import type { FilterKey } from './filter-in-url.ts'
import { activeKeys } from './filter-in-url.ts'
import { useListWords } from './labels.ts'
import { useWhereText } from './use-where-text.ts'

/** What makes no sense without another is taken away with it. */
const goesWith: Partial<Record<FilterKey, readonly FilterKey[]>> = {
  measure: ['measure', 'period', 'assessed'],
  unitId: ['unitId', 'below', 'asLead'],
  deskCode: ['deskCode', 'deskBelow'],
}

interface ActiveFiltersProps {
  readonly filter: OrderFilter
  readonly onRemove: (keys: readonly FilterKey[]) => void
}

/** What the list is narrowed by, in words; each can be taken away. */
export function ActiveFilters({ filter, onRemove }: ActiveFiltersProps) {
  const { t, pick } = useLanguage()
  const textOf = useFilterText(filter)
  const keys = activeKeys(filter)
  if (keys.length === 0) return null
  return (
    <fieldset className="actions bare" aria-label={t('filter.active')}>
      {keys.map((key) => {
        const text = `${pick(orderFilterLabels[key])}${t('colon')}${textOf(key)}`
        return (
          <Button
            key={key}
            size="small"
            shape="round"
            aria-label={t('filter.remove', { text })}
            onClick={() => onRemove(goesWith[key] ?? [key])}
          >
            {text} <CloseOutlined aria-hidden />
          </Button>
        )
      })}
      <Button size="small" type="link" onClick={() => onRemove([...keys, 'period', 'assessed'])}>
        {t('filter.clear')}
      </Button>
    </fieldset>
  )
}

function useFilterText(filter: OrderFilter): (key: FilterKey) => string {
  const { t, pick } = useLanguage()
  const { nameIn, kindName, unitName } = useNames()
  const words = useListWords()
  const whereText = useWhereText()
  const { data: samples } = useQuery({ ...samplesQuery, enabled: filter.sample !== undefined })
  const yesNo = (value: string | undefined) => t(value === 'true' ? 'yes' : 'no')
  return (key) => {
    switch (key) {
      case 'state':
        return statesText((filter.state ?? '').split(','))
      case 'unitId':
        return unitName(filter.unitId ?? '')
      case 'kind':
        return filter.kind ? kindName(filter.kind) : ''
      case 'urgency':
        return filter.urgency ? pick(urgencyLabels[filter.urgency]) : ''
      case 'channelCode':
        return nameIn('channels', filter.channelCode ?? '')
      case 'categoryCode':
        return nameIn('categories', filter.categoryCode ?? '')
      case 'deskCode':
        return nameIn('desks', filter.deskCode ?? '')
      case 'programmeTag':
        return nameIn('programmeTags', filter.programmeTag ?? '')
      case 'divisionCode':
        return nameIn('divisions', filter.divisionCode ?? '')
      case 'mine':
        return filter.mine ? words(`mine.${filter.mine}`) : ''
      case 'light':
        return filter.light ? t(`light.${filter.light}`) : ''
      case 'takenBy':
        return nameIn('staff', filter.takenBy ?? '')
      case 'colour':
        return filter.colour ? pick(supervisionColourLabels[filter.colour]) : ''
      case 'below':
      case 'asLead':
      case 'deskBelow':
      case 'urgent':
      case 'dispatched':
      case 'dueSoon':
      case 'reworked':
      case 'reviewDue':
      case 'overdue':
      case 'supervised':
      case 'hardCase':
        return yesNo(filter[key])
      case 'pending':
        return filter.pending ? t(`pending.${filter.pending}`) : ''
      case 'waitingFor':
        return filter.waitingFor === undefined ? '' : pick(actions[filter.waitingFor])
      case 'queue':
        return filter.queue === undefined ? '' : pick(queues[filter.queue])
      case 'sample':
        return samples?.find(({ sampleId }) => sampleId === filter.sample)?.name ?? ''
      case 'where':
        return whereText(filter.where ?? '')
      case 'measure':
        return [measureName(filter.measure ?? ''), filter.assessed ?? filter.period]
          .filter(Boolean)
          .join(' · ')
      default:
        return String(filter[key] ?? '')
    }
  }

  /** Nearly all states are said by those left out: `除无效外`. */
  function statesText(states: readonly string[]): string {
    const others = orderStates.filter((state) => !states.includes(state))
    const isNearlyAll = others.length > 0 && others.length <= 2
    const names = (isNearlyAll ? others : states).map((state) => stateName(state)).join(t('comma'))
    return isNearlyAll ? t('filter.except', { names }) : names
  }

  function stateName(state: string): string {
    return isState(state) ? pick(orderStateLabels[state]) : state
  }

  function measureName(measure: string): string {
    return isMeasureName(measure) ? pick(measures[measure].label) : measure
  }
}

function isState(state: string): state is OrderState {
  return Object.hasOwn(orderStateLabels, state)
}
