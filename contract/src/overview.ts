import { z } from 'zod'

const count = z.object({ code: z.string(), name: z.string(), count: z.int() })

/** The month at a glance, for the home page; people of a unit see their own unit's. */
export const overviewView = z
  .object({
    period: z.string(),
    asOf: z.iso.datetime({ offset: true }),
    accepted: z.int(),
    answeredAtDesk: z.int(),
    dispatched: z.int(),
    closed: z.int(),
    open: z.int(),
    overdue: z.int(),
    callsAnswered: z.int(),
    byDay: z.array(z.object({ on: z.string(), accepted: z.int(), dispatched: z.int(), closed: z.int() })),
    byChannel: z.array(count),
    byKind: z.array(count),
    byState: z.array(count),
    hotTopics: z.array(count),
    byUnit: z.array(
      z.object({ unitId: z.uuid(), name: z.string(), dispatched: z.int(), open: z.int(), overdue: z.int() }),
    ),
    /** What waits for the person asking, by the actions their roles may take. */
    waiting: z.array(z.object({ action: z.string(), count: z.int() })),
    replay: z.object({ isRunning: z.boolean(), done: z.int(), total: z.int() }).nullable(),
  })
  .meta({ id: 'Overview' })
export type Overview = z.infer<typeof overviewView>
