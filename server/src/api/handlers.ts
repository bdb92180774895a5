import { administrationHandlers } from './administration.ts'
import { assessmentHandlers } from './assessments.ts'
import { attachmentHandlers } from './attachments.ts'
import { bulletinHandlers } from './bulletins.ts'
import { bulletinDraftHandlers } from './bulletin-drafts.ts'
import { answeringDayHandlers } from './answering-days.ts'
import { deskLedgerHandlers } from './desk-ledger.ts'
import { bulkHandlers } from './bulk-actions.ts'
import { exportHandlers } from './export-orders.ts'
import { closingHandlers } from './closings.ts'
import { deskHandlers } from './desk.ts'
import { objectionHandlers } from './objections.ts'
import { periodEntryHandlers } from './period-entries.ts'
import { dispatchHandlers } from './dispatch.ts'
import { callbackHandlers } from './callbacks.ts'
import { articleTaskHandlers } from './article-tasks.ts'
import { dialTestHandlers } from './dial-tests.ts'
import type { Handlers } from './handler.ts'
import { liveHandlers } from './live.ts'
import { noticeHandlers } from './notices.ts'
import { orderHandlers } from './orders.ts'
import { overviewHandlers } from './overview.ts'
import { presenceHandlers } from './presence.ts'
import { savedViewHandlers } from './saved-views.ts'
import { rulesHandlers } from './rules.ts'
import { sampleHandlers } from './samples.ts'
import { sessionHandlers } from './sessions.ts'
import { situationHandlers } from './situation.ts'
import { unitHandlers } from './units.ts'

/** One handler for each route of the contract; the compiler insists on all of them. */
export const handlers: Handlers = {
  ...administrationHandlers,
  ...rulesHandlers,
  ...dispatchHandlers,
  ...sessionHandlers,
  ...overviewHandlers,
  ...orderHandlers,
  ...attachmentHandlers,
  ...deskHandlers,
  ...unitHandlers,
  ...assessmentHandlers,
  ...closingHandlers,
  ...objectionHandlers,
  ...periodEntryHandlers,
  ...bulletinHandlers,
  ...bulletinDraftHandlers,
  ...situationHandlers,
  ...answeringDayHandlers,
  ...deskLedgerHandlers,
  ...liveHandlers,
  ...noticeHandlers,
  ...presenceHandlers,
  ...savedViewHandlers,
  ...bulkHandlers,
  ...exportHandlers,
  ...callbackHandlers,
  ...sampleHandlers,
  ...dialTestHandlers,
  ...articleTaskHandlers,
}
