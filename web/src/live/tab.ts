import { newKey } from '../api/use-idempotency-key.ts'

/** Names this tab to the server, so that what it shows ends with its stream. */
export const tabId = newKey()
