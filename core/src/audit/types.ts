import type { Bilingual } from '../assessment/types.ts'
import type { AuditRule } from './audit-rules.ts'

/** A document as the audit sees it, wherever it was made: running text and tables, in printed order. */
export interface AuditDocument {
  readonly paragraphs: readonly string[]
  readonly tables: readonly AuditTable[]
}

export interface AuditTable {
  /** Heading the table stands under; empty when it has none. */
  readonly title: string
  /** Columns as printed; a heading over several columns is joined with theirs: `按时办结率（10 分） 得分`. */
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The header again, as later pages print it; a heading may be another there. */
  readonly repeatedHeaders?: readonly (readonly string[])[]
  /** Some of its rows could not be read, so that neither its sums nor its order say anything. */
  readonly isPartial?: boolean
}

/**
 * What kind of slip it is: `contradiction`, figures that cannot all be right; `bases`, one name for two figures;
 * `names`, a name or an order that breaks a join; `rounding`, explained by rounding and only worth knowing.
 */
export type FindingKind = 'contradiction' | 'bases' | 'names' | 'rounding'

export interface Finding {
  readonly kind: FindingKind
  /** Which rule found it. */
  readonly check: AuditRule
  /** Paragraph number and its words, or table, row and column. */
  readonly place: string
  readonly printed: string
  /** What recomputing gives. */
  readonly recomputed: string
  readonly why: Bilingual
}
