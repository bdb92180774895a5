import { readFileSync } from 'node:fs'
import { dumpSchema } from './dump-schema.ts'
import { lifeCyclePage } from './life-cycle.ts'
import {
  errorsPage,
  importsPage,
  measuresPage,
  openApiPage,
  permissionsPage,
  routesPage,
} from './reference-pages.ts'
import { tableTypes } from './table-types.ts'
import { withDatabase } from './with-database.ts'

/** Text by path from the root: everything in the repository that is made from something else in it. */
export type Pages = Readonly<Record<string, string>>

/** Pages that follow from the code alone. */
export function codePages(): Pages {
  return {
    'docs/generated/life-cycle.md': lifeCyclePage(),
    'docs/generated/imports.md': importsPage(),
    'docs/generated/errors.md': errorsPage(),
    'docs/generated/routes.md': routesPage(),
    'docs/generated/permissions.md': permissionsPage(),
    'docs/generated/measures.md': measuresPage(),
    'docs/generated/openapi.json': openApiPage(productVersion()),
  }
}

/** Pages that follow from the migrations, read from a database they were run on. */
export function databasePages(): Promise<Pages> {
  return withDatabase(async ({ url, storage }) => ({
    'docs/generated/schema.sql': await dumpSchema(storage.pool),
    'server/src/storage/tables.generated.ts': await tableTypes(url),
  }))
}

function productVersion(): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  return manifest.version
}
