import { fileURLToPath } from 'node:url'
import { stalePages, writePages } from './generate/keep-pages.ts'
import { codePages, databasePages } from './generate/pages.ts'

/**
 * `npm run generate` writes what is made from other parts of the repository (`docs/generated`, the types of the
 * tables); `npm run generated` (`--check`) writes nothing and exits 1 when a file is stale.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const isCheck = process.argv.includes('--check')
const pages = { ...codePages(), ...(await databasePages()) }
const stale = isCheck ? stalePages(root, pages) : writePages(root, pages)
const words = {
  missing: 'is missing',
  different: 'is not what the code says',
  leftOver: 'is made by nothing',
}
const done = { missing: 'made', different: 'written', leftOver: 'removed' }
for (const { path, why } of stale) console.log(`${path} ${isCheck ? words[why] : done[why]}`)
if (isCheck && stale.length > 0) console.log('run `npm run generate` and commit what it writes')
else console.log(`${Object.keys(pages).length} generated files are up to date`)
process.exitCode = isCheck && stale.length > 0 ? 1 : 0
