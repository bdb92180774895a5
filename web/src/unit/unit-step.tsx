import type { OrderView } from '@yihu/contract/orders'
import type { Offer } from '../order/offers.ts'
import { ClosingElements } from './closing-elements.tsx'
import { ContactLog } from './contact-log.tsx'
import { ExtensionPreview } from './extension-preview.tsx'
import { QuotedFeedbacks } from './quoted-feedbacks.tsx'
import { StepForm } from './step-form.tsx'
import { StepRules } from './step-rules.tsx'
import type { AssignmentView } from './unit-steps.ts'

interface UnitStepProps {
  readonly view: OrderView
  readonly assignment: AssignmentView
  readonly offer: Offer
  readonly onDone: () => void
}

/** One step: its rule in words, what one must know for it, and its form. */
export function UnitStep({ view, assignment, offer, onDone }: UnitStepProps) {
  const { action } = offer
  return (
    <>
      <StepForm
        view={view}
        offer={offer}
        onDone={onDone}
        keepsDraft={action === 'giveFeedback'}
        beside={(form, add) => (
          <div className="step-beside">
            <StepRules view={view} assignment={assignment} action={action} />
            {action === 'requestExtension' && (
              <ExtensionPreview orderId={view.orderId} assignment={assignment} form={form} />
            )}
            {/* Reply templates stand here, too: like a quotation they `add` texts to the form. */}
            {action === 'giveFeedback' && (
              <>
                <ClosingElements assignment={assignment} form={form} />
                <QuotedFeedbacks view={view} assignment={assignment} onQuote={add} />
              </>
            )}
          </div>
        )}
      />
      {(action === 'recordContact' || action === 'giveFeedback') && <ContactLog view={view} />}
    </>
  )
}
