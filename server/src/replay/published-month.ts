import type { CentreFile } from './centre-file.ts'
import type { MonthFile, PublishedPart } from './month-file.ts'
import type { ArticleTaskRow, CountyFiguresRow, DialTestRow, LedgerRow, ManualRow } from './month-rows.ts'
import type { PhrasesFile, PlacesFile, TextFile } from './text-files.ts'

/**
 * A published period as data: what was printed, what the plan assumes beyond print, and the words it is told in. Its
 * folder has `month.yaml`, `centre.yaml`, `text.yaml` and, where they are not those every city shares, `places.yaml` and
 * `phrases.yaml`; its units stand in `units.csv` with their counts, part by part, or in `annex1.csv` and
 * `derived-fractions.csv` as an annex printed them, with the ledger in `annex2.csv`; what is entered by hand in `manual.csv`.
 * Another city needs other files and
 * no other code.
 */
export interface PublishedMonth extends Omit<MonthFile, 'others'> {
  readonly centre: CentreFile
  readonly units: readonly PublishedUnit[]
  readonly others: readonly MonthPart[]
  readonly ledger: readonly LedgerRow[]
  /** Scores and rates the office enters by hand: `manual.csv`. */
  readonly manualScores: readonly ManualRow[]
  /** What the counties' own platforms reported, and the calls they were tested with (R13). */
  readonly countyFigures: readonly CountyFiguresRow[]
  readonly dialTests: readonly DialTestRow[]
  /** What units were asked to write or bring up to date (R12.2). */
  readonly articleTasks: readonly ArticleTaskRow[]
  readonly places: PlacesFile
  readonly text: TextFile
  readonly phrases: PhrasesFile
}

/** A part of the month with figures and units of its own; it is planned as a month of that much. */
export interface MonthPart {
  readonly published: PublishedPart
  readonly units: readonly PublishedUnit[]
}

/** A row of the ranking: its counts, and its ratings as counts or as the smallest fractions that print its rates. */
export interface PublishedUnit {
  readonly name: string
  readonly groupName: string
  readonly validOrders: number
  readonly onTime: number
  /** How many were not fed back; without, as many of the late ones as came too late in the month to be seen late. */
  readonly open?: number
  readonly extensions: number
  readonly contacted: number
  readonly returnsRefused: number
  readonly knowledgeScore?: string
  readonly system?: Fraction
  readonly spot?: Fraction
  /** Where only those not satisfied in the spot check were published. */
  readonly spotDissatisfied?: number
  /** How its last call-backs ended; all others were not rated. */
  readonly results?: Results
  /** Where the unit is published by what fell due in the period. */
  readonly due?: DueCounts
}

/** What fell due in the period, and how it was handled by its end. */
export interface DueCounts {
  readonly due: number
  readonly handled: number
  readonly onTime: number
  readonly reworked: number
  /** Call-backs made in the period, also of orders of the one before. */
  readonly calledBack?: { readonly rated: number; readonly dissatisfied: number }
  /** Of the orders due and handled, whenever they were called back. */
  readonly satisfied?: number
  /** Of the orders due, those given more time; none, where nothing is known of them. */
  readonly extended?: number
}

export interface Results {
  readonly satisfied: number
  readonly fairlySatisfied: number
  readonly neutral: number
  readonly dissatisfied: number
}

export interface Fraction {
  readonly satisfied: number
  readonly rated: number
}

/** The month of the calls, then each other part as a month of that much and without calls. */
export function partsOf(month: PublishedMonth): readonly PublishedMonth[] {
  return [
    month,
    ...month.others.map(({ published, units }): PublishedMonth => ({
      ...month,
      published: { ...month.published, ...published },
      assumed: {
        ...month.assumed,
        topics: {},
        onDays: [],
        // Invalid calls and programmes belong to the first part; without calls, what goes to units is known.
        programmeTags: {},
        invalidOrders: 0,
        invalidByOtherChannel: 0,
        dispatchedOfOtherChannels: published.orders.dispatched / published.orders.valid,
      },
      units,
      others: [],
    })),
  ]
}
