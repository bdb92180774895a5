import { fileURLToPath } from 'node:url'
import { exceptions, rooms } from './import-table.ts'
import { findViolations } from './imports/find-violations.ts'
import { readSourceFiles } from './imports/source-files.ts'

/** `npm run imports`: every import of the repository against the import table. Exit 1 when one breaks it. */
const root = fileURLToPath(new URL('..', import.meta.url))
const files = readSourceFiles(root)
const violations = findViolations({ root, rooms, exceptions }, files)
for (const { file, line, rule, what, remedy } of violations)
  console.log(`${file}:${line}  ${rule}: ${what}\n    ${remedy}`)
console.log(
  violations.length === 0
    ? `${files.length} files keep the import table (exceptions left: ${exceptions.length})`
    : `${violations.length} imports break the import table (tools/import-table.ts)`,
)
process.exitCode = violations.length === 0 ? 0 : 1
