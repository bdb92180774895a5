import type { OrderRow, OrderView } from '@yihu/contract/orders'
import type { QueueName } from '@yihu/core/workbench/queues'
import { WorkbenchPage } from '../workbench/workbench-page.tsx'
import { ReturnedPage } from './returned-page.tsx'
import { ReturnedTab } from './returned-tab.tsx'
import { SignMany } from './sign-many.tsx'
import { UnitPanel } from './unit-panel.tsx'
import { useAddress } from '../layout/use-address.ts'
import './unit.css'

/** 承办台: a unit's orders by what they wait for, next due first, and each step where the order is read. */
export function UnitWorkbench() {
  const [search] = useAddress()
  if (search.get('show') === 'returned') return <ReturnedPage />
  return (
    <div className="unit-desk">
      <WorkbenchPage
        workbench="unit"
        lead={panelOf}
        moreTabs={<ReturnedTab isCurrent={false} />}
        withMany={signManyOf}
      />
    </div>
  )
}

function panelOf(view: OrderView, queue: QueueName) {
  return <UnitPanel view={view} first={queue === 'noticesToAnswer' ? 'replySupervision' : undefined} />
}

function signManyOf(rows: readonly OrderRow[], queue: QueueName) {
  return queue === 'toSign' && <SignMany rows={rows} />
}
