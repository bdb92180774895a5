import { sentencesOf } from './read-figures.ts'
import type { ReadTable } from './read-table.ts'
import type { Finding } from './types.ts'

const named =
  /([A-E甲乙丙丁]|优秀|良好|合格|不合格|基本合格)(?:类|等次|等级|等|级|档次|档)?(?:的|单位|的有|共|有|为)*(\d+)(?:家|个)/gu
const gradeHeading = /等级|等次|档次|评价|评级|级别/

/** How many units a sentence gives each grade, against the grades a table prints: the table it agrees with most is meant. */
export function checkGradeCounts(tables: readonly ReadTable[], paragraphs: readonly string[]): Finding[] {
  const columns = tables.flatMap((table) => gradesOf(table) ?? [])
  return paragraphs.flatMap((text, index) =>
    sentencesOf(text).flatMap((sentence): Finding[] => {
      const counts = [...sentence.text.matchAll(named)].map(([, grade = '', count = '']) => ({
        grade,
        count,
      }))
      const grades = new Set(counts.map(({ grade }) => grade))
      // A grade that is named twice is of two tables or of two groups: nothing can be said.
      if (counts.length < 2 || grades.size < counts.length) return []
      const wrong = columns
        .filter((column) => counts.some(({ grade }) => column.has(grade)))
        .map((column) => ({
          column,
          slips: counts.filter(({ grade, count }) => (column.get(grade) ?? 0) !== Number(count)),
        }))
        .toSorted((a, b) => a.slips.length - b.slips.length)[0]
      // Where no grade agrees, another table is meant, or another month.
      if (!wrong || wrong.slips.length === counts.length) return []
      return wrong.slips.map(({ grade, count }) => ({
        kind: 'contradiction',
        check: 'gradeCount',
        place: `第${index + 1}段 ${grade}`,
        printed: count,
        recomputed: String(wrong.column.get(grade) ?? 0),
        why: {
          zh: `附表中等次为“${grade}”的单位是另一个数`,
          en: `the table gives the grade “${grade}” to another number of units`,
        },
      }))
    }),
  )
}

/** Units by grade, from the column of grades; undefined for a table without one. */
function gradesOf(table: ReadTable): Map<string, number> | undefined {
  const column = table.header.findIndex(
    (heading, index) =>
      gradeHeading.test(heading) &&
      table.rows.filter(({ cells }) =>
        /^(?:[A-E甲乙丙丁]|[优良合格基本不秀好]{2,4})(?:类|等|级|档)?$/u.test(cells[index]?.trim() ?? ''),
      ).length >
        table.rows.length * 0.8,
  )
  if (column === -1 || table.isPartial) return undefined
  const grades = table.rows.map(({ cells }) => (cells[column] ?? '').trim().replace(/[类等级档]$/u, ''))
  return new Map([...Map.groupBy(grades, (grade) => grade)].map(([grade, rows]) => [grade, rows.length]))
}
