import type { SituationView } from '@yihu/contract/situation-routes'
import { orderStates } from '@yihu/core/order/states'
import { Link } from 'react-router'
import { useNames } from '../language/use-names.ts'
import { paths } from '../paths.ts'
import { useWords } from './labels.ts'
import './situation.css'

/** What the topics count. */
const butInvalid = orderStates.filter((state) => state !== 'invalid').join(',')

/** What people call about, against the week before; what rises stands out. */
export function TopicTable({ topics, weekFrom }: Pick<SituationView, 'topics' | 'weekFrom'>) {
  const words = useWords()
  const { nameIn } = useNames()
  return (
    <table className="plain-table topics">
      <thead>
        <tr>
          <th scope="col">{words('category')}</th>
          {(['thisWeek', 'weekBefore', 'change'] as const).map((key) => (
            <th key={key} scope="col" className="number">
              {words(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {topics.map(({ categoryCode, thisWeek, weekBefore, isBurst }) => (
          <tr key={categoryCode}>
            <th scope="row">
              <Link to={paths.orders({ categoryCode, from: weekFrom, state: butInvalid })}>
                {nameIn('categories', categoryCode)}
              </Link>
              {isBurst && <strong className="burst">{words('burst')}</strong>}
            </th>
            <td className="number">{thisWeek}</td>
            <td className="number">{weekBefore}</td>
            <td className="number">{signed(thisWeek - weekBefore)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function signed(change: number): string {
  return change > 0 ? `+${change}` : String(change)
}
