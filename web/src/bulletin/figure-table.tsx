import type { FiguresView } from '@yihu/contract/bulletins'
import { type BulletinPeriod, type FigureView, figureAnchor } from './figure-origin.ts'
import { useBulletinWords } from './labels.ts'
import { OriginView } from './origin-view.tsx'

interface FigureTableProps {
  readonly caption: string
  readonly figures: readonly FigureView[]
  readonly all: FiguresView['values']
  readonly period: BulletinPeriod
}

/** Single figures: what is printed, what it is exactly, where it comes from. */
export function FigureTable({ caption, figures, all, period }: FigureTableProps) {
  const t = useBulletinWords()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached by keyboard
    <section className="scroll-x" aria-label={caption} tabIndex={0}>
      <table className="plain-table bulletin-figures">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('figure')}</th>
            <th scope="col" className="number">
              {t('printed')}
            </th>
            <th scope="col" className="number">
              {t('exact')}
            </th>
            <th scope="col">{t('origin')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr
              key={figure.key}
              id={figureAnchor(figure.key)}
              className={isChange(figure) ? 'is-change' : undefined}
            >
              <th scope="row">{figure.label}</th>
              <td className="number">
                {figure.value === null ? (
                  <span className="soft">{figure.printed || t('notComputable')}</span>
                ) : (
                  <strong>
                    {isChange(figure) ? changeText(figure, t) : figure.printed}
                    {!isChange(figure) && <span className="bulletin-unit">{figure.unit}</span>}
                  </strong>
                )}
              </td>
              <td className="number soft">{figure.exact ?? '–'}</td>
              <td>
                <OriginView origin={figure.origin} name={figure.label} all={all} period={period} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function isChange({ origin, key }: FigureView): boolean {
  return origin.kind === 'change' || key.endsWith('_change')
}

/** The direction is the sign of the value, the amount is printed without it: as the bulletin's sentences say it. */
function changeText(figure: FigureView, t: ReturnType<typeof useBulletinWords>): string {
  if (figure.value === 0) return t('level')
  return t((figure.value ?? 0) > 0 ? 'rise' : 'fall', { amount: figure.printed.replace(/^[-−+＋－]\s*/, '') })
}
