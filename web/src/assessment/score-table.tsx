import type { ScorecardView } from '@yihu/contract/assessments'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../language/language.ts'
import { cellOfOrigin, type OpenCell } from './cell-trail.ts'
import { type GridPlace, gridMove } from './grid-move.ts'
import { useAssessmentWords } from './labels.ts'
import { ScoreHead } from './score-head.tsx'
import { ScoreRowView } from './score-row.tsx'
import { orderCountColumn, rankedColumn, type ScoreGroup, tiedRanks } from './scorecard-reading.ts'
import type { ScoreFocus } from './use-score-focus.ts'

interface ScoreTableProps {
  readonly card: ScorecardView
  /** The lists to show: those of the card, or what a filter left of them. */
  readonly lists: readonly ScoreGroup[]
  readonly open: OpenCell | null
  readonly onOpen: (open: OpenCell) => void
  readonly focus: ScoreFocus
}

/**
 * The annex on screen: groups, tiers, two-level head. One cell at a time is a tab stop; arrows move it (WAI-ARIA grid).
 */
export function ScoreTable({ card, lists, open, onOpen, focus }: ScoreTableProps) {
  const t = useAssessmentWords()
  const { language } = useLanguage()
  const rows = lists.flatMap((list) => list.rows)
  const place = placeOf(open, rows, card.columns)
  const [active, setActive] = useState<GridPlace>(place ?? { row: 0, column: 0 })
  const size = { rows: rows.length, columns: card.columns.length }
  // A filter may have taken the active row away; then the nearest that is left has the tab stop.
  const stop = { row: Math.min(active.row, size.rows - 1), column: Math.min(active.column, size.columns - 1) }

  // A link to an open cell, or a step through the browser's history, moves the tab stop along.
  useEffect(() => {
    if (place) setActive({ row: place.row, column: place.column })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the numbers, not the object made anew on each render
  }, [place?.row, place?.column])

  const latestOpen = useRef(onOpen)
  useEffect(() => {
    latestOpen.current = onOpen
  }, [onOpen])
  const openFrom = useCallback((unit: string, cell: string, at: GridPlace) => {
    setActive(at)
    latestOpen.current({ unit, cell, via: [] })
  }, [])

  const move = (event: KeyboardEvent<HTMLTableElement>) => {
    const to = gridMove(event.key, event.ctrlKey, stop, size)
    if (to === null || event.altKey || event.metaKey) return
    event.preventDefault()
    setActive(to)
    event.currentTarget
      .querySelector<HTMLElement>(`[data-row="${to.row}"][data-column="${to.column}"]`)
      ?.focus()
  }

  const orders = orderCountColumn(card)
  // The ranked column is printed last, out of sight on most screens: there it stays in view at the right edge.
  const pinned = rankedColumn(card)?.key === card.columns.at(-1)?.key ? card.columns.length - 1 : null
  const heads = card.columns.map((column) => (language === 'zh' ? column.header : column.headerEn))
  let rowIndex = 0
  return (
    <div className="score-scroll" ref={focus.table}>
      <table
        className="score-table"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA grid pattern is this
        role="grid"
        aria-label={t('tableLabel', { period: card.period })}
        aria-readonly="true"
        onKeyDown={move}
      >
        <ScoreHead heads={heads} pinned={pinned} />
        {lists.map((list, index) => {
          const tied = tiedRanks(fullList(card, list))
          return (
            <tbody key={`${list.group} ${list.tier ?? ''}`}>
              {list.group !== lists[index - 1]?.group && (
                <TitleRow title={list.title} span={size.columns + 2} level="group" />
              )}
              {list.tierTitle !== null && (
                <TitleRow title={list.tierTitle} span={size.columns + 2} level="tier" />
              )}
              {list.rows.map((row) => {
                const at = rowIndex++
                return (
                  <ScoreRowView
                    key={row.unit}
                    row={row}
                    rowIndex={at}
                    columns={card.columns}
                    heads={heads}
                    pinned={pinned}
                    ordersKey={orders?.key ?? null}
                    isTied={row.rank !== null && tied.has(row.rank)}
                    stopColumn={at === stop.row ? stop.column : null}
                    openCell={open?.unit === row.unit ? cellOfOrigin(open) : null}
                    onOpen={openFrom}
                  />
                )
              })}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

function TitleRow({
  title,
  span,
  level,
}: {
  readonly title: string
  readonly span: number
  readonly level: 'group' | 'tier'
}) {
  return (
    <tr className={`score-title is-${level}`}>
      <th colSpan={span} scope="rowgroup">
        <span>{title}</span>
      </th>
    </tr>
  )
}

/** Ties are a matter of the whole list, also while a filter shows a part of it. */
function fullList(card: ScorecardView, list: ScoreGroup): ScoreGroup {
  return card.groups.find(({ group, tier }) => group === list.group && tier === list.tier) ?? list
}

function placeOf(
  open: OpenCell | null,
  rows: readonly { unit: string }[],
  columns: readonly { key: string }[],
): GridPlace | null {
  if (open === null) return null
  const origin = cellOfOrigin(open)
  const row = rows.findIndex(({ unit }) => unit === open.unit)
  const column = columns.findIndex(({ key }) => key === origin)
  return row === -1 || column === -1 ? null : { row, column }
}
