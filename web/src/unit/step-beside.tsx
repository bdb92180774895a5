import type { OrderView } from '@yihu/contract/orders'
import type { ActionName } from '@yihu/core/order/actions'
import type { FormInstance } from 'antd'
import { ClosingElements } from './closing-elements.tsx'
import { ExtensionPreview } from './extension-preview.tsx'
import { QuotedFeedbacks } from './quoted-feedbacks.tsx'
import { StepRules } from './step-rules.tsx'
import type { AssignmentView } from './unit-steps.ts'

interface StepBesideProps {
  readonly view: OrderView
  readonly assignment: AssignmentView
  readonly action: ActionName
  readonly form: FormInstance
  /** Puts more text into fields of the form, after what is there. */
  readonly onAdd: (texts: Readonly<Record<string, string>>) => void
}

/** What one must know before filling in a step's form. Reply templates have their place here, beside the quotations. */
export function StepBeside({ view, assignment, action, form, onAdd }: StepBesideProps) {
  return (
    <div className="step-beside">
      <StepRules view={view} assignment={assignment} action={action} />
      {action === 'requestExtension' && (
        <ExtensionPreview orderId={view.orderId} assignment={assignment} form={form} />
      )}
      {action === 'giveFeedback' && (
        <>
          <ClosingElements assignment={assignment} form={form} />
          <QuotedFeedbacks view={view} assignment={assignment} onQuote={onAdd} />
        </>
      )}
    </div>
  )
}
