import { useAssessmentWords } from './labels.ts'
import { headerRows } from './header-rows.ts'

interface ScoreHeadProps {
  readonly heads: readonly (readonly string[])[]
  /** Column that stays at the right edge, if one does. */
  readonly pinned: number | null
}

/** The head as printed: rank and unit stay at the left, headings stand over their columns. */
export function ScoreHead({ heads, pinned }: ScoreHeadProps) {
  const t = useAssessmentWords()
  const rows = headerRows(heads)
  return (
    <thead>
      {rows.map((row, level) => (
        // oxlint-disable-next-line react/no-array-index-key -- the level is what the row is
        <tr key={level}>
          {level === 0 && (
            <>
              <th scope="col" rowSpan={rows.length} className="score-rank">
                {t('rank')}
              </th>
              <th scope="col" rowSpan={rows.length} className="score-unit">
                {t('unit')}
              </th>
            </>
          )}
          {row.map((cell) => (
            <th
              key={cell.firstColumn}
              scope={cell.colSpan > 1 ? 'colgroup' : 'col'}
              colSpan={cell.colSpan}
              rowSpan={cell.rowSpan}
              className={headClass(startsBlock(heads, cell.firstColumn), cell.firstColumn === pinned)}
            >
              {cell.text}
            </th>
          ))}
        </tr>
      ))}
    </thead>
  )
}

function headClass(isBlockStart: boolean, isPinned: boolean): string | undefined {
  return (
    [isBlockStart ? 'is-block-start' : '', isPinned ? 'is-pinned' : ''].filter(Boolean).join(' ') || undefined
  )
}

/** A stronger line at the left of each heading, so that the eye keeps its columns together. */
export function startsBlock(heads: readonly (readonly string[])[], column: number): boolean {
  return column === 0 || heads[column]?.[0] !== heads[column - 1]?.[0]
}
