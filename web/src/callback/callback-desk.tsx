import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { useSession } from '../session/session-context.ts'
import { WorkbenchPage } from '../workbench/workbench-page.tsx'
import type { WorkbenchLead } from '../workbench/workbench-page.tsx'
import { CallbackLead } from './callback-lead.tsx'
import { useWords } from './labels.ts'

/** The desk of those who call back (回访台): one order after another, and the samples beside. */
export function CallbackDesk() {
  const words = useWords()
  const { permissions } = useSession()
  return (
    <WorkbenchPage
      workbench="callback"
      lead={leadOf}
      leadActs={({ state }) => state === 'awaitingCallback'}
      tools={permissions.includes('sample.read') && <Link to={paths.samples()}>{words('samples')}</Link>}
    />
  )
}

const leadOf: WorkbenchLead = (view, _queue, choose, goOn) => (
  <CallbackLead view={view} choose={choose} goOn={goOn} />
)
