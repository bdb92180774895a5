import { z } from 'zod'

/**
 * zod would probe `new Function`, which the content security policy forbids and reports. It probes when a schema is
 * made, so this module must be the first import of the entry, ahead of the contract.
 */
z.config({ jitless: true })
