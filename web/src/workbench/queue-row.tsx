import type { OrderRow } from '@yihu/contract/orders'
import { urgencyLabels } from '@yihu/core/appeal/appeal'
import { supervisionColourLabels } from '@yihu/core/supervision/supervision'
import { formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { useNames } from '../language/use-names.ts'
import { DueText } from '../order-list/due-text.tsx'
import { LightTag } from '../order-list/light-tag.tsx'
import { useWords } from './labels.ts'

/** One order of a queue in three short lines: what it is, where it stands, and what presses. */
export function QueueRow({ row }: { readonly row: OrderRow }) {
  const { pick } = useLanguage()
  const { kindName, nameIn } = useNames()
  const words = useWords()
  const atTheCentre = row.state === 'answered' || row.state === 'awaitingCallback'
  const dueAt = atTheCentre ? row.stepDueAt : row.handlingDueAt
  const marks = [
    row.urgency !== 'normal' && pick(urgencyLabels[row.urgency]),
    row.supervisionColour && pick(supervisionColourLabels[row.supervisionColour]),
    row.isHardCase && words('hardCase'),
    row.isDisputed && words('disputed'),
    row.returnRequested && words('returnRequested'),
    row.extensionRequested && words('extensionRequested'),
    row.circulations > 1 && words('circulations', { count: row.circulations }),
    row.reworks > 0 && words('reworks', { count: row.reworks }),
    row.callbackAttempts > 0 && words('attempts', { count: row.callbackAttempts }),
    row.takenByName &&
      (row.takenAt === null
        ? words('takenBy', { name: row.takenByName })
        : words('takenSince', { name: row.takenByName, time: formatInstant(row.takenAt) })),
  ].filter((mark) => typeof mark === 'string')
  return (
    <>
      <span className="queue-title">{row.title}</span>
      <span className="queue-line soft">
        <span>
          {kindName(row.kind)} · {nameIn('categories', row.categoryCode)}
        </span>
        <span>{row.leadUnitName ?? formatInstant(row.acceptedAt)}</span>
      </span>
      <span className="queue-line">
        {dueAt === null ? (
          <span className="soft">{row.orderNo}</span>
        ) : (
          <DueText dueAt={dueAt} isDone={false} />
        )}
        <LightTag light={row.light} />
      </span>
      {marks.length > 0 && (
        <span className="queue-marks">
          {marks.map((mark) => (
            <span key={mark}>{mark}</span>
          ))}
        </span>
      )}
    </>
  )
}
