import { assessmentHandlers } from './assessments.ts'
import { bulletinHandlers } from './bulletins.ts'
import { callbackHandlers } from './callbacks.ts'
import type { Handlers } from './handler.ts'
import { orderHandlers } from './orders.ts'
import { overviewHandlers } from './overview.ts'
import { sampleHandlers } from './samples.ts'
import { sessionHandlers } from './sessions.ts'

/** One handler for each route of the contract; the compiler insists on all of them. */
export const handlers: Handlers = {
  ...sessionHandlers,
  ...overviewHandlers,
  ...orderHandlers,
  ...assessmentHandlers,
  ...bulletinHandlers,
  ...callbackHandlers,
  ...sampleHandlers,
}
