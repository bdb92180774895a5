import type { OrderView } from '@yihu/contract/orders'
import type { NoticeView } from '@yihu/contract/situation-routes'
import { supervisionColourLabels } from '@yihu/core/supervision/supervision'
import { Button, Modal } from 'antd'
import { formatDue, formatInstant } from '../language/format-time.ts'
import { useLanguage } from '../language/language.ts'
import { useReturnFocus } from '../layout/use-return-focus.ts'
import { useSession } from '../session/session-context.ts'
import { useWords } from './labels.ts'
import { kindLabel } from './kind-label.ts'

interface NoticeSheetProps {
  readonly view: OrderView
  readonly notice: NoticeView
  readonly onClose: () => void
}

/** The notice as a sheet of paper: what goes to the unit's head. Only the sheet is printed. */
export function NoticeSheet({ view, notice, onClose }: NoticeSheetProps) {
  useReturnFocus()
  const { pick, t } = useLanguage()
  const words = useWords()
  const { centre } = useSession()
  return (
    <Modal
      open
      width={720}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('cancel')}
        </Button>,
        <Button key="print" type="primary" onClick={() => window.print()}>
          {words('print')}
        </Button>,
      ]}
    >
      <article className="notice-sheet">
        <h2>{words('sheetTitle', { kind: pick(kindLabel(notice.kind)) })}</h2>
        <p className="notice-sheet-no">
          {pick(supervisionColourLabels[notice.colour])} · {view.orderNo}
        </p>
        <p>{notice.unitName}：</p>
        <p>{words('sheetBody', { no: view.orderNo, title: view.appeal.title })}</p>
        <p className="pre">{notice.reason}</p>
        <p>{words('sheetEnd', { time: formatDue(notice.replyDueAt) })}</p>
        <p className="notice-sheet-end">
          {centre.name}
          <br />
          {formatInstant(notice.issuedAt)}
        </p>
      </article>
    </Modal>
  )
}
