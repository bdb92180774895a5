import type { Refusal } from '../refusal.ts'
import type { ConditionName } from './conditions.ts'

/** Why an action on an order is refused; the condition names are codes too, so each has its own words. */
export type ActRefusalCode =
  | 'unknownAction'
  | 'wrongState'
  | 'wrongAssignmentState'
  | 'assignmentMissing'
  | 'roleMayNot'
  | 'notYourUnit'
  | 'fieldMissing'
  | 'unitTwice'
  | 'textRefused'
  | ConditionName

export type ActRefusal = Refusal<ActRefusalCode>
