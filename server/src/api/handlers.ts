import { assessmentHandlers } from './assessments.ts'
import { bulkHandlers } from './bulk-actions.ts'
import { bulletinHandlers } from './bulletins.ts'
import { exportHandlers } from './export-orders.ts'
import type { Handlers } from './handler.ts'
import { orderHandlers } from './orders.ts'
import { overviewHandlers } from './overview.ts'
import { savedViewHandlers } from './saved-views.ts'
import { sessionHandlers } from './sessions.ts'

/** One handler for each route of the contract; the compiler insists on all of them. */
export const handlers: Handlers = {
  ...sessionHandlers,
  ...overviewHandlers,
  ...orderHandlers,
  ...assessmentHandlers,
  ...bulletinHandlers,
  ...savedViewHandlers,
  ...bulkHandlers,
  ...exportHandlers,
}
