import { checkBases } from './check-bases.ts'
import { checkChanges } from './check-changes.ts'
import { checkDeskRow } from './check-desk-row.ts'
import { checkGradeCounts } from './check-grade-counts.ts'
import { checkJoinedTables, checkNameHeadings } from './check-joined-tables.ts'
import { checkLedger } from './check-ledger.ts'
import { checkMisprintedNames } from './check-misprinted-names.ts'
import { checkMisprints } from './check-misprints.ts'
import { checkNames } from './check-names.ts'
import { checkPartRates } from './check-part-rates.ts'
import { checkPunctuation } from './check-punctuation.ts'
import { checkRates } from './check-rates.ts'
import { checkShares } from './check-shares.ts'
import { checkSums } from './check-sums.ts'
import { checkAnnexTitles } from './check-annex-titles.ts'
import { checkTableText } from './check-table-text.ts'
import { checkAnnouncedRows, checkTable } from './check-tables.ts'
import { checkUnitNames } from './check-unit-names.ts'
import { readTable } from './read-table.ts'
import { checkHeadings, merged } from './merge-tables.ts'
import { joined } from './read-figures.ts'
import type { AuditDocument, Finding } from './types.ts'

/**
 * The figure audit of a bulletin (R18.7): recomputes the sums, shares, rates, changes and means its text names, the rates,
 * scores and totals of its tables, and holds text and tables against each other. Knows no city and no list of slips:
 * whatever it says follows from the document itself, and a rule it has to infer needs most of the rows to agree.
 */
export function auditDocument(document: AuditDocument): Finding[] {
  const paragraphs = document.paragraphs.map(joined)
  const tables = document.tables.map(readTable)
  const whole = merged(tables)
  return [
    ...paragraphs.flatMap((paragraph, index) => {
      const place = `第${index + 1}段`
      return [
        ...checkShares(paragraph, place),
        ...checkSums(paragraph, place),
        ...checkRates(paragraph, place),
        ...checkChanges(paragraph, place),
        ...checkPunctuation(paragraph, place),
      ]
    }),
    ...checkNames(paragraphs),
    ...tables.flatMap((table, index) => checkAnnouncedRows(table, `表${index + 1}`)),
    ...whole.flatMap((table, index) => checkTable(table, `表${index + 1}`)),
    ...checkHeadings(tables),
    ...checkAnnexTitles(paragraphs),
    ...checkLedger(whole),
    ...checkUnitNames(document.tables, paragraphs),
    ...checkTableText(document.tables, paragraphs),
    ...checkBases(whole, paragraphs),
    ...checkPartRates(tables, paragraphs),
    ...checkJoinedTables(whole),
    ...checkNameHeadings(whole),
    ...checkDeskRow(whole, paragraphs),
    ...checkGradeCounts(whole, paragraphs),
    ...checkMisprints(paragraphs),
    ...checkMisprintedNames(whole, paragraphs),
  ]
}
