import type { Actor } from '../access/roles.ts'
import type { ActionName, FieldName } from './actions.ts'
import type { CallbackMethod, Satisfaction } from '../callback/callback.ts'
import type { Timing } from './timing.ts'

/** What somebody asks for: one row of the table, on one assignment where the row says so, with its fields. */
export interface Command {
  readonly action: ActionName
  readonly assignmentId?: string | undefined
  readonly fields: ActionFields
}

/** Values of the fields a row may need or take; the contract gives each a schema. */
export interface ActionFields {
  readonly reply?: string | undefined
  readonly reason?: string | undefined
  readonly reasonCode?: string | undefined
  readonly declineCategory?: string | undefined
  readonly leadOrderId?: string | undefined
  readonly unitId?: string | undefined
  readonly assistingUnitIds?: readonly string[] | undefined
  readonly opinion?: string | undefined
  readonly evidence?: string | undefined
  readonly workingDays?: number | undefined
  readonly appellantTold?: boolean | undefined
  readonly contactNumber?: string | undefined
  readonly contactResult?: string | undefined
  readonly findings?: string | undefined
  readonly measures?: string | undefined
  readonly appellantOpinion?: string | undefined
  readonly publicText?: string | undefined
  readonly method?: CallbackMethod | undefined
  readonly isReached?: boolean | undefined
  readonly isResponded?: boolean | undefined
  readonly isResolved?: boolean | undefined
  readonly satisfaction?: Satisfaction | undefined
  readonly note?: string | undefined
  readonly reviewOn?: string | undefined
}

// Fails to compile when a field of the table has no type here.
type MissingField = Exclude<FieldName, keyof ActionFields>
export type EveryFieldIsTyped = MissingField extends never ? true : { missing: MissingField }
export const everyFieldIsTyped: EveryFieldIsTyped = true

/** Everything outside the order that a decision depends on: who, when, new identities, due times (design law 4). */
export interface ActContext {
  readonly actor: Actor
  readonly now: Date
  readonly newId: () => string
  readonly timing: Timing
}
