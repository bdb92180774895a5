import type { Actor } from '../access/roles.ts'
import type { Urgency } from '../appeal/appeal.ts'
import type { CallbackMethod, Satisfaction } from '../callback/callback.ts'
import type { TextProblem } from '../quality/text-rules.ts'
import type { SupervisionKind } from '../supervision/supervision.ts'
import type { ActionName } from './actions.ts'
import type { OrderPolicy } from './policy.ts'
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
  readonly categoryCode?: string | undefined
  readonly urgency?: Urgency | undefined
  readonly leadOrderId?: string | undefined
  readonly unitId?: string | undefined
  readonly assistingUnitIds?: readonly string[] | undefined
  readonly suggestedUnitId?: string | undefined
  /** Somebody of the centre, to whom work is handed. */
  readonly userId?: string | undefined
  readonly opinion?: string | undefined
  /** Law, rule or list a claim of competence rests on (职责依据). */
  readonly legalBasis?: string | undefined
  readonly evidence?: string | undefined
  readonly participants?: string | undefined
  readonly conclusion?: string | undefined
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
  /** 联系了吗: whether the unit has been in touch. */
  readonly isResponded?: boolean | undefined
  /** 解决了吗. */
  readonly isResolved?: boolean | undefined
  /** 属实吗: whether what the unit wrote is true. */
  readonly isTrue?: boolean | undefined
  readonly satisfaction?: Satisfaction | undefined
  readonly supervisionKind?: SupervisionKind | undefined
  readonly note?: string | undefined
  /** Day on which a suspension is looked at again. */
  readonly reviewOn?: string | undefined
}

export type FieldName = keyof ActionFields

/** Everything outside the order that a decision depends on: who, when, which rules, new identities, due times. */
export interface ActContext extends AskContext {
  readonly newId: () => string
  readonly timing: Timing
  /** What the centre's text rules find wrong with a text (R6.4); the rules and the appeal's own words are behind it. */
  readonly textProblems: (field: FieldName, text: string) => readonly TextProblem[]
}

/** What it takes to say why an action may not be taken: the browser has it too. */
export interface AskContext {
  readonly actor: Actor
  readonly now: Date
  /** The rules in force when the order was accepted. */
  readonly policy: OrderPolicy
}
