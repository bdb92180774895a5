import type { ProofView } from '@yihu/contract/bulletin-routes'
import type { FiguresView } from '@yihu/contract/bulletins'
import { useEffect } from 'react'
import { useDraftWords } from './draft-labels.ts'
import { figureAnchor } from './figure-origin.ts'
import { numbered, piecesOf } from './proof-places.ts'

interface DraftProofProps {
  readonly blocks: ProofView['blocks']
  readonly figures: Pick<FiguresView, 'values' | 'lists'>
  /** The paragraph, table or row looked at; findings lead here. */
  readonly at: string
  readonly onFigure: (anchor: string) => void
}

/** The bulletin as it would be printed; each figure that can be told opens to its origin (promise 1 of the house). */
export function DraftProof({ blocks, figures, at, onFigure }: DraftProofProps) {
  useEffect(() => {
    if (at === '') return
    const place = document.getElementById(at)
    place?.scrollIntoView({ block: 'center' })
    place?.focus({ preventScroll: true })
  }, [at])
  return (
    <div className="draft-paper">
      {numbered(blocks).map(({ block, id, number }) => {
        if (block.kind === 'table') return <ProofTable key={id} number={number} table={block} at={at} />
        return (
          <p
            key={id}
            id={id}
            tabIndex={-1}
            className={[block.isCentred ? 'is-centred' : '', at === id ? 'is-at' : ''].join(' ').trim()}
          >
            {piecesOf(block.text, figures).map(({ text, figure }, index) =>
              figure === undefined ? (
                text
              ) : (
                <button
                  // oxlint-disable-next-line react/no-array-index-key -- pieces of one paragraph never change places
                  key={index}
                  type="button"
                  className="draft-figure"
                  title={figures.values[figure]?.label ?? ''}
                  onClick={() => onFigure(figureAnchor(figure))}
                >
                  {text}
                </button>
              ),
            )}
          </p>
        )
      })}
    </div>
  )
}

interface ProofTableProps {
  readonly number: number
  readonly table: Extract<ProofView['blocks'][number], { kind: 'table' }>
  readonly at: string
}

function ProofTable({ number, table, at }: ProofTableProps) {
  const t = useDraftWords()
  const id = `table-${number}`
  const mark = (place: string) => (at === place ? 'is-at' : undefined)
  return (
    <section
      id={id}
      className={`scroll-x ${mark(id) ?? ''}`}
      aria-label={t('table', { number })}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached by keyboard
      tabIndex={0}
    >
      <table className="plain-table">
        <thead>
          <tr>
            {table.header.map((text, column) => (
              // oxlint-disable-next-line react/no-array-index-key -- columns never change places
              <th key={column} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- printed rows never change places
            <tr key={index} id={`${id}-${index + 1}`} tabIndex={-1} className={mark(`${id}-${index + 1}`)}>
              {row.map((text, column) => (
                // oxlint-disable-next-line react/no-array-index-key -- columns never change places
                <td key={column}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
