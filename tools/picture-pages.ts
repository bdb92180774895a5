import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/*
 * node tools/picture-pages.ts NAME FILE.docx: the pages of a bulletin on one sheet, docs/screens/pages-NAME.png, to be laid
 * beside the published document. Needs LibreOffice, poppler and ImageMagick; a converter that warns is a failure.
 */
const run = promisify(execFile)
const [name, file] = process.argv.slice(2)
if (name === undefined || file === undefined)
  throw new Error('usage: node tools/picture-pages.ts NAME FILE.docx')
const sheet = fileURLToPath(new URL(`../docs/screens/pages-${name}.png`, import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'yihu-pages-'))
try {
  const said = await run('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, file])
  // LibreOffice looks for Java, which no conversion needs.
  const warnings = said.stderr.split('\n').filter((line) => line.trim() !== '' && !/javaldx/.test(line))
  if (warnings.length > 0) throw new Error(`the conversion warns:\n${warnings.join('\n')}`)
  const pdf = join(folder, `${basename(file, '.docx')}.pdf`)
  await run('pdftoppm', ['-r', '72', '-png', pdf, join(folder, 'page')])
  const pages = (await readdir(folder)).filter((page) => page.endsWith('.png')).toSorted()
  const layout = '-tile 4x -geometry +8+8 -background #8a8f94'
  const size = '-depth 8 +dither -colors 32 -define png:compression-level=9'
  await run('montage', [...pages.map((page) => join(folder, page)), ...`${layout} ${size}`.split(' '), sheet])
  console.log(`${pages.length} pages: ${sheet}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
