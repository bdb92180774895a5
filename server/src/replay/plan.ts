import type { ExtraAnswers, ExtraField } from '@yihu/core/appeal/extra-fields'
import type { DeskCallback } from '@yihu/core/callback/callback'
import type { ActionName } from '@yihu/core/order/actions'
import type { ActionFields } from '@yihu/core/order/command'
import type { Role } from '@yihu/core/access/roles'
import type { DeclineTreatment } from '@yihu/core/appeal/decline-treatments'
import type { NewAppeal } from '@yihu/core/appeal/appeal'
import type { CountyFigures } from '@yihu/core/dial-test/county-figures'
import type { DialTestRecord } from '@yihu/core/dial-test/score-dial-test'

/**
 * A month to be played through the product's own operations: who did what, when. A plan is a plain value, made from
 * published totals and a seed; the same seed gives the same plan, which is what lets a broken replay be resumed.
 */
export interface ReplayPlan {
  readonly key: string
  readonly period: string
  readonly centre: PlannedCentre
  /** Handling limits in working days, as the plan counts on them. */
  readonly limits: { readonly inquiry: number; readonly others: number }
  /** Every answered and unanswered call of the period, by start. */
  readonly calls: readonly PlannedCall[]
  /** By time of acceptance. */
  readonly appeals: readonly PlannedAppeal[]
  readonly ledger: readonly PlannedLedgerItem[]
  readonly manualScores: readonly PlannedManualScore[]
  /** Absent where the city has no counties with platforms of their own. */
  readonly counties?: PlannedCounties
  /** Figures nobody's orders or calls give: messages of other platforms, totals of the month before. */
  readonly enteredFigures: readonly PlannedEnteredFigure[]
  /** Knowledge entries of units, with the day they were published or asked for. */
  readonly articles: readonly PlannedArticle[]
  readonly articleTasks: readonly PlannedArticleTask[]
}

export interface PlannedCentre {
  readonly code: string
  readonly name: string
  readonly divisionCode: string
  /** `{division}{yyyymmdd}{seq:6}`: how order numbers are made. */
  readonly orderNoFormat: string
  readonly units: readonly PlannedUnit[]
  readonly channels: readonly Coded[]
  readonly categories: readonly Coded[]
  readonly divisions: readonly Coded[]
  readonly desks: readonly (Coded & {
    readonly fields?: readonly ExtraField[] | undefined
    readonly callback?: DeskCallback | undefined
  })[]
  readonly programmeTags: readonly Coded[]
  readonly kindNames: Readonly<Record<string, string>>
  readonly returnReasons: readonly Coded[]
  readonly reworkReasons: readonly Coded[]
  readonly declineCategories: readonly (Coded & { readonly treatment?: DeclineTreatment })[]
}

export interface Coded {
  readonly code: string
  readonly name: string
  readonly parentCode: string | null
}

export interface PlannedUnit {
  readonly name: string
  /** Ranking group of the unit: 县市区, 园区（示范区）, … */
  readonly groupName: string
  /** Other names it is printed under (R1.7). */
  readonly aliases: readonly string[]
  /** Superior unit, where it is a sub-unit. */
  readonly parentName: string | null
}

export interface PlannedCall {
  readonly startedAt: Date
  /** Null: the caller hung up before an agent answered. */
  readonly answeredAt: Date | null
  readonly endedAt: Date
  readonly callerNumber: string
  readonly divisionCode: string
  readonly seatNo: string | null
}

export interface PlannedAppeal {
  /** Stable within the plan, `A000001`; kept as the appeal's source reference of the replay. */
  readonly ref: string
  readonly orderNo?: string
  readonly acceptedAt: Date
  /** Index in `calls` when it came by telephone. */
  readonly call: number | null
  readonly appeal: Omit<NewAppeal, 'callId' | 'sourceRef'>
  /** Answers to the questions of its desk. */
  readonly extra?: ExtraAnswers
  /** In order of time. */
  readonly steps: readonly PlannedStep[]
}

export interface PlannedStep {
  readonly at: Date
  readonly as: Role
  /** The unit whose person acts, or whose assignment is acted on; null for acts on the whole order. */
  readonly unit: string | null
  readonly action: ActionName
  /** Units by name here; the player puts their identifiers. */
  readonly fields: Omit<ActionFields, 'unitId' | 'assistingUnitIds' | 'leadOrderId'> & {
    readonly unit?: string
    readonly assistingUnits?: readonly string[]
    /** Reference of the appeal whose order another is merged into; it comes in at least a working day before. */
    readonly lead?: string
  }
}

export interface PlannedLedgerItem {
  readonly seq: number
  readonly kind: string
  readonly unit: string
  readonly reasons: readonly string[]
  readonly points: string
  readonly orderNo: string | null
}

export interface PlannedManualScore {
  readonly column: string
  readonly unit: string
  readonly points: string
  readonly reason: string
}

export interface PlannedCounties {
  readonly source: string
  readonly figures: readonly { readonly unit: string; readonly figures: CountyFigures }[]
  readonly campaign: {
    readonly name: string
    readonly fromOn: string
    readonly untilOn: string
    readonly calls: readonly (DialTestRecord & { readonly unit: string })[]
  }
}

export interface PlannedEnteredFigure {
  readonly period: string
  readonly key: string
  readonly value: string
  readonly reason: string
}

export interface PlannedArticle {
  readonly unit: string
  readonly title: string
  readonly body: string
  readonly publishedAt: Date
}

/** A unit asked to write or bring up to date what the knowledge base says; null: it never answered. */
export interface PlannedArticleTask {
  readonly unit: string
  readonly title: string
  readonly request: string
  readonly askedAt: Date
  /** The last day to answer. */
  readonly dueOn: string
  readonly answered: { readonly at: Date; readonly text: string } | null
}
