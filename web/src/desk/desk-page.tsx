import { useNavigate } from 'react-router'
import { useEffect, useRef } from 'react'
import { Loading } from '../layout/loading.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { AnsweringDayBanner } from './answering-day-banner.tsx'
import { CallTabs } from './call-tabs.tsx'
// oxlint-disable-next-line import/no-unassigned-import
import './desk.css'
import { DeskCall } from './desk-call.tsx'
import { DeskStatus } from './desk-status.tsx'
import { useWords } from './labels.ts'
import { SentNotice } from './sent-notice.tsx'
import { useDesk } from './use-desk.ts'
import type { Drafts } from './use-drafts.ts'
import { useDrafts } from './use-drafts.ts'
import { useAddress } from '../layout/use-address.ts'

/** The agent desk: one screen for a call, from the number that rings to the number of the order read out. */
export function DeskPage() {
  const { userId } = useSession()
  const drafts = useDrafts(userId)
  return drafts ? <Desk drafts={drafts} /> : <Loading />
}

function Desk({ drafts }: { readonly drafts: Drafts }) {
  const t = useWords()
  const { userId } = useSession()
  useCallFromAddress(drafts)
  const [search] = useAddress()
  const answeringDayId = search.get('answeringDay')
  const desk = useDesk(userId, drafts, answeringDayId)
  return (
    <div className="desk">
      <PageTitle title={t('title')}>
        <CallTabs
          drafts={drafts.all}
          currentId={drafts.current.draftId}
          onSelect={(draftId) => drafts.select(draftId)}
          onAdd={() => drafts.add()}
          onSimulate={() => drafts.add({ number: madeUpNumber() })}
          onDiscard={() => drafts.finish(drafts.current.draftId, false)}
        />
        <DeskStatus isKept={drafts.isKept} outbox={desk.outbox} />
      </PageTitle>
      {answeringDayId !== null && <AnsweringDayBanner answeringDayId={answeringDayId} />}
      <div aria-live="polite">
        <SentNotice sent={desk.sent} />
      </div>
      <DeskCall key={drafts.current.draftId} drafts={drafts} desk={desk} />
    </div>
  )
}

/**
 * The switch opens the desk with `?number=` and `?callId=`. Both leave the address at once: a number must not stay in
 * the history of a shared seat. `?answeringDay=` stays until the session is left.
 */
function useCallFromAddress(drafts: Drafts): void {
  const [search] = useAddress()
  const navigate = useNavigate()
  const number = search.get('number') ?? ''
  const callId = search.get('callId')
  const answeringDayId = search.get('answeringDay')
  const taken = useRef('')
  useEffect(() => {
    const address = search.toString()
    if (address === taken.current) return
    taken.current = address
    if (number === '' && callId === null) return
    void navigate(paths.desk(answeringDayId), { replace: true })
    drafts.add({ number: number.slice(0, 20), callId })
  }, [search, navigate, drafts, number, callId, answeringDayId])
}

/** For a demonstration without a switch; the range 154 0000 belongs to nobody here. */
function madeUpNumber(): string {
  return `1540000${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`
}
