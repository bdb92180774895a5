import type { OrderView } from '@yihu/contract/orders'
import type { Offer } from '../order/offers.ts'
import { ContactLog } from './contact-log.tsx'
import { StepForm } from './step-form.tsx'
import type { AssignmentView } from './unit-steps.ts'

interface UnitStepProps {
  readonly view: OrderView
  readonly assignment: AssignmentView
  readonly offer: Offer
  readonly onDone: () => void
}

/** One step: its rule in words, its form, and the contacts so far where they matter. */
export function UnitStep({ view, assignment, offer, onDone }: UnitStepProps) {
  const { action } = offer
  return (
    <>
      <StepForm
        view={view}
        assignment={assignment}
        offer={offer}
        onDone={onDone}
        keepsDraft={action === 'giveFeedback'}
      />
      {(action === 'recordContact' || action === 'giveFeedback') && <ContactLog view={view} />}
    </>
  )
}
