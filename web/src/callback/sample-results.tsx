import type { SamplePage } from '@yihu/contract/callbacks'
import { useSampleWords } from './sample-labels.ts'

/** With fewer ratings a rate is marked: one dissatisfied appellant would move it by more than ten points. */
const leastRated = 10

const columns = ['drawn', 'done', 'reached', 'rated', 'satisfied', 'dissatisfied'] as const
type Counts = Readonly<Record<(typeof columns)[number], number>>

/** What came of a sample by unit, with the base of every rate beside it. */
export function SampleResults({ results }: { readonly results: SamplePage['results'] }) {
  const words = useSampleWords()
  const total = Object.fromEntries(
    columns.map((column) => [column, results.reduce((sum, row) => sum + row[column], 0)]),
  ) as Counts
  const line = (name: string, counts: Counts) => (
    <>
      <th scope="row">{name}</th>
      {columns.map((column) => (
        <td key={column} className="number">
          {counts[column]}
        </td>
      ))}
      <td className="number">{rateText(counts)}</td>
    </>
  )
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="scroll-x" tabIndex={0} aria-label={words('results')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{words('unit')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="number">
                  {words(column)}
                </th>
              ))}
              <th scope="col" className="number">
                {words('rate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {results.map((row) => (
              <tr key={row.unitId}>{line(row.unitName, row)}</tr>
            ))}
          </tbody>
          <tfoot>
            <tr>{line(words('total'), total)}</tr>
          </tfoot>
        </table>
      </section>
      <p className="soft">
        {words('rateBase')} {words('smallSample', { least: leastRated })}
      </p>
    </>
  )
}

function rateText({ rated, satisfied }: Counts): string {
  if (rated === 0) return '—'
  return `${((satisfied / rated) * 100).toFixed(2)}%${rated < leastRated ? ' *' : ''}`
}
