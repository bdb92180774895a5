import type { Satisfaction } from '../callback/callback.ts'

/**
 * Rules of the flow that vary by centre and date (domain D): data, each with the clause it comes from. An order keeps
 * the rules that were in force when it was accepted, so that changing one judges nobody by what was not yet a rule.
 */
export interface OrderPolicy {
  readonly timeZone: string
  readonly returns: {
    /** Working days after dispatch in which a unit may ask for return (山东: two); null for no end. */
    readonly windowWorkingDays: number | null
    /** A request must name the law or the list it rests on. */
    readonly needsLegalBasis: boolean
    /** With so many approved returns nobody is tried any more: the order is in dispute. Null: never. */
    readonly disputeAfter: number | null
  }
  readonly extensions: {
    /** Time of day, `17:00`, after which no request is taken (西宁); null for none. */
    readonly cutOff: string | null
    /** Granted at most so often for one assignment; null for no limit. */
    readonly most: number | null
    /** Working days of one extension at most; null for no limit. */
    readonly longestWorkingDays: number | null
  }
  /** The lead merges the assisting units' answers into one reply, so it waits for them. */
  readonly joint: { readonly leadWaits: boolean }
  readonly closing: {
    /** Feedback wants a contact with the appellant on record. */
    readonly needsContact: boolean
    /** Attempts that may all end unreached before feedback is taken without a contact. */
    readonly unreachedAttempts: number
  }
  /** Categories whose feedback two people review. */
  readonly review: { readonly twoStepCategories: readonly string[] }
  readonly callback: {
    /** Attempts that may end unreached before the order can be closed unrated. */
    readonly attempts: number
    /** Hours between two attempts. */
    readonly spacingHours: number
    /** A dissatisfied or unresolved appellant sends the order back, at most so often; 0 for never. */
    readonly mostReworks: number
    /** 系统自动回访: reviewed orders are asked about by a text message with a link first. */
    readonly automatic: boolean
    readonly sendAfterMinutes: number
    /** Days the link can be answered; afterwards a person calls. */
    readonly expiresDays: number
    /** What a digit pressed on the telephone means. */
    readonly keypad: Readonly<Record<string, Satisfaction>>
  }
  readonly lapse: {
    /** 超期自动接收: an order not signed in time counts as received. */
    readonly signsBySystem: boolean
    /** Hours overdue after which supervision begins by itself; null for never. */
    readonly superviseAfterHours: number | null
    /** Days after closing until an order is archived; null for never. */
    readonly archiveAfterDays: number | null
  }
  /** Working days a unit has to reply to a supervision notice. */
  readonly supervision: { readonly replyWorkingDays: number }
}

export type PolicyTopic = Exclude<keyof OrderPolicy, 'timeZone'>

/** One topic's rules from a date on; a later row of the topic takes its place. */
export interface PolicyRow {
  readonly topic: PolicyTopic
  readonly validFrom: string
  readonly value: Readonly<Record<string, unknown>>
  /** Where it is written. */
  readonly clause: string
}

/** What holds where a centre has decided nothing: the flow itself, without any of the stricter rules. */
export const openPolicy: OrderPolicy = {
  timeZone: 'Asia/Shanghai',
  returns: { windowWorkingDays: null, needsLegalBasis: false, disputeAfter: null },
  extensions: { cutOff: null, most: null, longestWorkingDays: null },
  joint: { leadWaits: false },
  closing: { needsContact: false, unreachedAttempts: 3 },
  review: { twoStepCategories: [] },
  callback: {
    attempts: 1,
    spacingHours: 0,
    mostReworks: 0,
    automatic: false,
    sendAfterMinutes: 60,
    expiresDays: 7,
    keypad: { '1': 'satisfied', '2': 'fairlySatisfied', '3': 'dissatisfied' },
  },
  lapse: { signsBySystem: false, superviseAfterHours: null, archiveAfterDays: null },
  supervision: { replyWorkingDays: 3 },
}

/** The rules in force on a date (`2024-01-01`) of the centre's time zone; of each topic the latest row counts. */
export function policyOn(rows: readonly PolicyRow[], on: string, timeZone: string): OrderPolicy {
  const policy: Record<string, unknown> = { ...openPolicy, timeZone }
  for (const row of rows.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1))) {
    if (row.validFrom > on) continue
    policy[row.topic] = { ...openPolicy[row.topic], ...row.value }
  }
  return policy as unknown as OrderPolicy
}
