import type { OrderFilter } from '@yihu/contract/orders'
import type { UnitBacklogView } from '@yihu/contract/situation-routes'
import { Link } from 'react-router'
import { formatInstant } from '../language/format-time.ts'
import { paths } from '../paths.ts'
import { useWords } from './labels.ts'
import './supervision.css'

const columns = ['open', 'toSign', 'dueSoon', 'overdue', 'supervised', 'hardCases'] as const
type Column = (typeof columns)[number]

/** Where the orders behind a number of a unit are; a column without an entry is counted only. */
const filters: Readonly<Partial<Record<Column, OrderFilter>>> = {
  open: { state: 'dispatched' },
  toSign: { queue: 'toSign' },
  dueSoon: { queue: 'dueSoon' },
  overdue: { queue: 'overdueAtUnits' },
  supervised: { queue: 'supervised' },
  hardCases: { queue: 'hardCases' },
}

interface BacklogTableProps {
  readonly units: readonly UnitBacklogView[]
  readonly hasTotal?: boolean
}

export function BacklogTable({ units, hasTotal = false }: BacklogTableProps) {
  const words = useWords()
  if (units.length === 0) return <p className="soft">{words('none')}</p>
  return (
    <div className="scroll-x">
      <table className="plain-table backlog">
        <thead>
          <tr>
            <th scope="col">{words('unit')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="number">
                {words(column)}
              </th>
            ))}
            <th scope="col">{words('oldest')}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.unitId}>
              <th scope="row">{unit.name}</th>
              {columns.map((column) => (
                <td
                  key={column}
                  className={`number ${column === 'overdue' && unit.overdue > 0 ? 'bad' : ''}`}
                >
                  <Count unit={unit} column={column} />
                </td>
              ))}
              <td>{unit.oldestOverdueAt === null ? '—' : formatInstant(unit.oldestOverdueAt)}</td>
            </tr>
          ))}
        </tbody>
        {hasTotal && (
          <tfoot>
            <tr>
              <th scope="row">{words('total')}</th>
              {columns.map((column) => (
                <td key={column} className="number">
                  {units.reduce((sum, unit) => sum + unit[column], 0)}
                </td>
              ))}
              <td>—</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

function Count({ unit, column }: { readonly unit: UnitBacklogView; readonly column: Column }) {
  const filter = filters[column]
  const count = unit[column]
  if (!filter || count === 0) return count
  return <Link to={paths.orders({ ...filter, unitId: unit.unitId })}>{count}</Link>
}
