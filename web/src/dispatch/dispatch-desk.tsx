import type { OrderView } from '@yihu/contract/orders'
import type { QueueName } from '@yihu/core/workbench/queues'
import { WorkbenchPage } from '../workbench/workbench-page.tsx'
import type { WorkbenchLead } from '../workbench/workbench-page.tsx'
import { AppealText } from './appeal-text.tsx'
import { DispatchPanel } from './dispatch-panel.tsx'
import { DisputesPanel } from './disputes-panel.tsx'
import { ExtensionsPanel } from './extensions-panel.tsx'
import { KeysSwitch } from './keys-switch.tsx'
import { useWords } from './labels.ts'
import { ReturnsPanel } from './returns-panel.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import './dispatch.css'

/** The dispatch desk (派单台): what goes out, what comes back, what is asked for, disputed and answered. */
export function DispatchDesk() {
  return (
    <WorkbenchPage
      workbench="dispatch"
      tools={<KeysSwitch />}
      leadShowsAppeal
      leadActs={standsIn}
      lead={panelOf}
    />
  )
}

const panelOf: WorkbenchLead = (view, queue, _choose, next) => (
  <DeskPanel view={view} queue={queue} next={next} />
)

interface DeskPanelProps {
  readonly view: OrderView
  readonly queue: QueueName
  readonly next: () => void
}

/** The panel of a queue; an order that has left the queue is shown as it is now. */
function DeskPanel({ view, queue, next }: DeskPanelProps) {
  if (!standsIn(view, queue)) return <LeftQueue view={view} next={next} />
  if (queue === 'toDispatch') return <DispatchPanel view={view} next={next} />
  if (queue === 'returnsToDecide') return <ReturnsPanel view={view} next={next} />
  if (queue === 'extensionsToDecide') return <ExtensionsPanel view={view} next={next} />
  if (queue === 'disputes') return <DisputesPanel view={view} next={next} />
  return <ReviewPanel view={view} next={next} />
}

/** Whether what the queue is about still waits; only then does its panel lead. */
function standsIn({ state, facts, assignments }: OrderView, queue: QueueName): boolean {
  const isAtUnits = state === 'dispatched'
  if (queue === 'toDispatch') return state === 'accepted' && !facts.isDisputed
  if (queue === 'returnsToDecide') return isAtUnits && assignments.some((one) => one.returnRequested)
  if (queue === 'extensionsToDecide')
    return isAtUnits && assignments.some((one) => one.extensionRequested !== null)
  if (queue === 'disputes') return facts.isDisputed
  return queue === 'toReview' && state === 'answered'
}

function LeftQueue({ view, next }: Omit<DeskPanelProps, 'queue'>) {
  const words = useWords()
  useDeskKeys({ n: next })
  return (
    <section className="panel stack">
      <p style={{ margin: 0 }}>{words('nothing')}</p>
      <AppealText view={view} />
    </section>
  )
}
