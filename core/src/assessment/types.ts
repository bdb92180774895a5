import type { Fraction } from 'fraction.js'
import type { PeriodRule } from '../calendar/period-rule.ts'
import type { Expression } from './formula-expression.ts'
import type { Where } from './where.ts'

/*
 * The vocabulary of an assessment (考核). A scheme is data a person of the assessment office wrote in YAML;
 * counts come in as rows, a scorecard goes out. No type here knows a city. Everything except `CountsRow`
 * is plain JSON: a scheme and a scorecard can be stored, frozen and sent over the wire as they are. Over 300 lines
 * because it is one vocabulary, read as one.
 */

/** Text for people, Chinese first. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** What is wrong with a scheme, a table of counts or a row, and where: shown to the office as it is. */
export interface Problem {
  readonly code: ProblemCode
  /** 1-based position in the file; absent when the value did not come from a file. */
  readonly line?: number
  readonly column?: number
  /** Place in words: `columns[3].formula`, or the unit and header of a table cell. */
  readonly path: string
  readonly zh: string
  readonly en: string
}

export type SchemeProblem = Problem

export type ProblemCode =
  // the scheme file
  | 'badYaml'
  | 'missing'
  | 'unknownKey'
  | 'wrongType'
  | 'notAllowed'
  | 'duplicateKey'
  | 'badFormula'
  | 'unknownName'
  | 'cycle'
  | 'tiersOverlap'
  | 'tiersLeaveGap'
  | 'badDate'
  // the table of counts, the ledger, the assessment
  | 'unknownHeader'
  | 'duplicateHeader'
  | 'missingColumn'
  | 'missingValue'
  | 'notANumber'
  | 'negative'
  | 'notWhole'
  | 'moreThanItsBase'
  | 'outOfRange'
  | 'duplicateUnit'
  | 'unknownUnit'
  | 'unknownGroup'
  | 'noTier'
  | 'dividedByZero'
  | 'unknownLedgerKind'
  | 'emptyTable'

export type RoundingMode = 'halfUp' | 'halfEven' | 'cut'

/** How an exact value is printed. A column may override any part of the scheme's policy. */
export interface PrintFormat {
  readonly mode: RoundingMode
  /** Decimals kept, 0 to 12. */
  readonly digits: number
  /** `trim` drops trailing zeros (7.8%), `keep` prints all decimals (93.20), `whole` only spares whole numbers them (20%, 99.40%). */
  readonly zeros: 'trim' | 'keep' | 'whole'
  /** Printed after the number; `%` on a rate, which is stored as its number of percent. */
  readonly suffix: string
}

export type RoundingPolicy = Omit<PrintFormat, 'suffix'>

/** What `percent(0, 0)` is worth: nothing (0), all (100), or an empty cell that no score counts. */
export type ZeroByZero = 'zero' | 'full' | 'blank'

export type InputKind = 'count' | 'rate' | 'points'

/** A value that comes from outside: counted from orders, summed from the ledger, or entered by hand. */
export interface InputSpec {
  /** `valid_orders` */
  readonly key: string
  readonly label: Bilingual
  readonly kind: InputKind
  /** A name of `measures.ts` or `unit-measures.ts`, `ledger:<route key>`, or `manual`. */
  readonly measure?: string
  /** Which orders of the measure count; without: all of them. */
  readonly where?: Where
  /** CSV headers accepted beside the key and the Chinese label. */
  readonly aliases: readonly string[]
  /** A required input must be given, unless the column of the same key has a formula that can do without. */
  readonly required: boolean
  /** Formula over other inputs or a number, used when the value is not given. */
  readonly default?: string
  readonly defaultExpression?: Expression
  /** Key of the input this count may not exceed (numerator and denominator). */
  readonly atMost?: string
  /** Key of the count by which a rate of all units together is the mean of theirs, in the total row. */
  readonly weightedBy?: string
}

/** A value that belongs to a group of units: the target, the points per return. */
export interface ParameterSpec {
  readonly key: string
  readonly label: Bilingual
  readonly default?: string
}

/**
 * One printed column. With `formula` only: computed. With `input` only: printed as it came in. With both: computed
 * when every input the formula needs is there, otherwise the value given under `input` (a satisfaction rate known
 * only as printed, a bonus known only as a sum).
 */
export interface ColumnSpec {
  /** `on_time_rate_pct` */
  readonly key: string
  readonly label: Bilingual
  /** Heading over this and its neighbours in the printed table, e.g. 按时办结率（10 分）. */
  readonly heading?: Bilingual
  readonly formula?: string
  readonly expression?: Expression
  readonly input?: string
  readonly format: PrintFormat
  /** What is printed and counted where the number rests on too few. */
  readonly smallSample?: SmallSampleSpec
  readonly fullMarks?: string
  /** Named directly in the formula of the ranked column; derived on load. */
  readonly countsInTotal: boolean
  /** Clause or document the rule comes from. */
  readonly basis?: string
}

/** A rate of three call-backs says little: how a city prints and scores it (R16, domain B2 “ranking by satisfaction”). */
export interface SmallSampleSpec {
  /** What must not be too small, as a formula, and the number it is too small below. */
  readonly base: string
  readonly baseExpression: Expression
  readonly below: string
  /** Words printed instead of the number, or a sign printed after it: one of the two. */
  readonly print?: string
  readonly mark?: string
  /** What other columns compute with: the value all the same, nothing, or the value of a formula. */
  readonly counts: 'computed' | 'blank' | 'formula'
  readonly countsFormula?: string
  readonly countsExpression?: Expression
}

/** One band of volume (档次): `atLeast` ≤ value < `below`. */
export interface TierSpec {
  readonly key: string
  /** Printed heading; `{count}` becomes the number of units. */
  readonly title: string
  readonly condition?: string
  readonly atLeast?: string
  readonly below?: string
}

export interface TierSetSpec {
  readonly key: string
  /** Key of the column or input that decides. */
  readonly by: string
  readonly tiers: readonly TierSpec[]
}

export interface UnitSpec {
  readonly name: string
  /** Other names the same unit goes by in tables and ledgers. */
  readonly aliases: readonly string[]
}

/** Units that are ranked among themselves (县市区, 市直 …), in printing order. */
export interface GroupSpec {
  readonly key: string
  /** Printed heading; `{count}` becomes the number of units. */
  readonly title: string
  /** Class of the responsible unit in the unit tree that belongs here. */
  readonly unitClass?: string
  readonly parameters: Readonly<Record<string, string>>
  /** Key of a tier set; none: the group is one list. */
  readonly tiers?: string
  /** Members, when the rows do not say their group; their order is the last tie-break of the printed order. */
  readonly units: readonly UnitSpec[]
}

/** Sends the signed points of a ledger item (加减分明细) to an input. */
export interface LedgerRoute {
  /** The input that receives the sum has the measure `ledger:<key>`. */
  readonly key: string
  readonly sign: 'positive' | 'negative' | 'any'
  /** Item kinds it takes; absent: all kinds of the ledger. */
  readonly kinds?: readonly string[]
}

export interface LedgerSpec {
  readonly kinds: readonly string[]
  readonly routes: readonly LedgerRoute[]
  readonly automatic: readonly AutomaticRule[]
}

/**
 * Makes a ledger item of what a unit's figures or its grade say (R17: knowledge reminders, extension rate, monthly
 * grade). What comes of the figures goes into the routes like an entered item; what comes of the grade does not, since
 * the grade rests on them.
 */
export interface AutomaticRule {
  readonly key: string
  readonly kind: string
  readonly when?: string
  readonly expression?: Expression
  /** Grades that have the item; with `when`, both must fit. */
  readonly grades?: readonly string[]
  /** Signed points; rounded as the scheme prints, and counted as printed. Nothing and 0 make no item. */
  readonly points: string
  readonly pointsExpression: Expression
  /** Words of the item; `{key}` becomes the value of a column, input or parameter, `{grade}` the grade. */
  readonly reason: string
  readonly basis?: string
}

export interface LedgerItem {
  readonly unit: string
  readonly kind: string
  readonly reason: string
  /** Signed decimal as text: `-0.5`. */
  readonly points: string
  readonly orderNo?: string
  /** The automatic rule it was made by; absent: somebody entered it. */
  readonly rule?: string
}

export type RankingMethod = 'dense' | 'competition' | 'stable'

export interface RankingSpec {
  /** Column that is ranked, highest first unless `lowestFirst`. */
  readonly by: string
  /** Compare the value as printed (two equal prints tie) or the exact one. */
  readonly compare: 'printed' | 'exact'
  /** `dense` 3,3,4; `competition` 3,3,5; `stable` no ties: 3,4,5 in printed order. */
  readonly method: RankingMethod
  readonly lowestFirst: boolean
  /** Order of rows inside a tie, before the order of the unit list. */
  readonly tieOrder: readonly { readonly by: string; readonly order: 'descending' | 'ascending' }[]
  /** Units for which this holds are printed last, without a rank (and without a grade). */
  readonly unrankedWhen?: string
  readonly unrankedExpression?: Expression
}

/** Grades (等级): by cut on a column, or by share of the ranked units; the first that fits is given. */
export interface GradeSpec {
  readonly key: string
  readonly atLeast?: string
  /** Percent of the ranked units of the list that get this grade or a better one, rounded to whole units. */
  readonly topPercent?: string
}

export interface GradesSpec {
  readonly by: string
  readonly compare: 'printed' | 'exact'
  readonly grades: readonly GradeSpec[]
  /** Overrides, first that holds wins: `on_time_rate_pct < 70` gives C whatever the composite is. */
  readonly overrides: readonly {
    readonly when: string
    readonly expression: Expression
    readonly grade: string
  }[]
}

export interface Scheme {
  readonly key: string
  readonly name: Bilingual
  readonly version: number
  /** 'YYYY-MM-DD', inclusive. */
  readonly validFrom: string
  readonly validUntil?: string
  /** The notice or document the scheme comes from. */
  readonly basis?: string
  /** Where its periods begin; absent: those of the calendar. */
  readonly period?: PeriodRule
  readonly rounding: RoundingPolicy
  readonly zeroByZero: ZeroByZero
  readonly parameters: readonly ParameterSpec[]
  readonly inputs: readonly InputSpec[]
  readonly columns: readonly ColumnSpec[]
  /** Column keys so that each comes after those it needs; derived on load. */
  readonly computeOrder: readonly string[]
  readonly tierSets: readonly TierSetSpec[]
  readonly groups: readonly GroupSpec[]
  /** What becomes of a unit that no group has: refused by name, or left out of the table. */
  readonly unlisted: 'refuse' | 'leaveOut'
  readonly ledger?: LedgerSpec
  readonly ranking: RankingSpec
  readonly grades?: GradesSpec
  /** The row of the centre itself: what it answered at the desk. */
  readonly deskRow?: DeskRowSpec
  /** The last row of the table: the counts of all units added up, and what follows from them. */
  readonly total?: TotalSpec
  readonly lists: readonly ListSpec[]
  readonly notes: readonly string[]
}

/**
 * Some cities print the hotline itself among the units (R16.4): each named input is then the orders answered at the
 * desk, every other one 0.
 */
export interface DeskRowSpec {
  readonly unit: string
  readonly inputs: readonly string[]
}

/** A list the text of a bulletin names: the first three of a pool, the units past a bound, all with full marks. */
export interface ListSpec {
  readonly key: string
  readonly label: Bilingual
  /** Keys of the groups it is drawn from; none: all. */
  readonly groups: readonly string[]
  /** Column it is sorted by, the ranked one when absent. */
  readonly by: string
  /** The other end of the table: the last three. */
  readonly worstFirst: boolean
  /** How many it names; absent: all that fit. */
  readonly top?: number
  readonly when?: string
  readonly expression?: Expression
}

/** A total row (合计, 总计): counts are sums, rates are rates of the sums; columns that are not named stay empty. */
export interface TotalSpec {
  readonly title: string
  readonly columns: readonly string[]
}

export type LoadedScheme =
  | { readonly ok: true; readonly scheme: Scheme }
  | { readonly ok: false; readonly problems: readonly SchemeProblem[] }

/** What is known of one unit in one period, by input key. `undefined` or absent: not given. */
export interface CountsRow {
  readonly unit: string
  /** Group key; absent: the scheme's unit lists decide. */
  readonly group?: string
  readonly values: Readonly<Record<string, Fraction | undefined>>
  /** By input: what was counted, where each thing has a name (the titles of overdue articles), for `{input.names}`. */
  readonly names?: Readonly<Record<string, readonly string[]>>
  /** Line of the table it came from, for messages. */
  readonly line?: number
}

export interface Cell {
  readonly key: string
  /** Exact value: `63/4`; a rate is its number of percent. Null: blank. */
  readonly exact: string | null
  /** `15.75`, `7.8%`, `样本不足`; empty when blank. */
  readonly printed: string
  /** The printed value as a number (7.8 for `7.8%`); null when blank or printed as words. */
  readonly value: number | null
  /** It rests on too few, and is printed and counted as the scheme says of such. */
  readonly isSmallSample?: true
  /** Formula as written, when the cell was computed. */
  readonly formula?: string
  /** Keys of the inputs the cell rests on, directly or through other columns. */
  readonly inputs: readonly string[]
}

export interface ScoreRow {
  readonly unit: string
  /** Null: not ranked (`ranking.unrankedWhen`). */
  readonly rank: number | null
  readonly grade?: string
  readonly cells: Readonly<Record<string, Cell>>
  /** The inputs the row was computed from, exact, defaults filled in: the frozen ground for recomputing. */
  readonly inputs: Readonly<Record<string, string>>
  /** By input, the names of what it counted; frozen with the row, since items quote them. */
  readonly names?: Readonly<Record<string, readonly string[]>>
  /** Ledger items the scheme's automatic rules made; absent: none. */
  readonly items?: readonly LedgerItem[]
}

export interface ScoreTier {
  readonly tier: string | null
  readonly title: string | null
  readonly unitCount: number
  readonly rows: readonly ScoreRow[]
}

export interface ScoreGroup {
  readonly group: string
  readonly title: string
  readonly unitCount: number
  readonly tiers: readonly ScoreTier[]
}

export interface Scorecard {
  /** Key and version of the scheme: `newtown@2`. */
  readonly scheme: string
  /** `2023-10`, or any run of months as the centre names it. */
  readonly period: string
  readonly groups: readonly ScoreGroup[]
  /** The total row, when the scheme has one. */
  readonly total?: TotalRow
  /** The lists of the scheme, by key; absent when it has none. */
  readonly lists?: Readonly<Record<string, readonly ListedUnit[]>>
}

export interface ListedUnit {
  readonly unit: string
  /** The column the list is sorted by, as printed. */
  readonly printed: string
}

export interface TotalRow {
  readonly title: string
  readonly cells: Readonly<Record<string, Cell>>
  readonly inputs: Readonly<Record<string, string>>
}

export type Assessed =
  | { readonly ok: true; readonly scorecard: Scorecard }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export type CountsRead =
  | { readonly ok: true; readonly rows: readonly CountsRow[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }
