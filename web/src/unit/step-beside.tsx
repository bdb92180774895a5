import type { OrderView } from '@yihu/contract/orders'
import type { ActionName } from '@yihu/core/order/actions'
import type { FormInstance } from 'antd'
import { formatDay, formatDue } from '../language/format-time.ts'
import { ReplyTemplates } from '../order/reply-templates.tsx'
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

/** What one must know before filling in a step's form. Reply templates stand beside the quotations. */
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
          <ReplyTemplates
            purpose="feedback"
            categoryCode={view.categoryCode}
            appealKind={view.appealKind}
            values={{
              编号: view.orderNo,
              标题: view.appeal.title,
              承办单位: assignment.unitName,
              受理日期: formatDay(view.acceptedAt),
              ...(assignment.handlingDueAt === null ? {} : { 截止时间: formatDue(assignment.handlingDueAt) }),
            }}
            onTake={(text) => onAdd({ measures: text })}
          />
          <QuotedFeedbacks view={view} assignment={assignment} onQuote={onAdd} />
        </>
      )}
    </div>
  )
}
