import type { BulletinText, Figures } from '@yihu/core/bulletin/figures'
import type { Accepted, Refusal } from '@yihu/core/refusal'
import { accepted, refused } from '@yihu/core/refusal'
import {
  MalformedFileError,
  TemplateDataError,
  TemplateHandler,
  TemplateSyntaxError,
  xml,
} from 'easy-template-x'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

import { bulletinData, bulletinScope } from './bulletin-tags.ts'
import type { TemplateProblem } from './template-problems.ts'
import { fullWidthTags, unknownTags, unpairedTags } from './template-problems.ts'

/**
 * - `notADocx`: the file is no Word document (.doc and .wps must be saved as .docx first).
 * - `unknownTag`: the template asks for what does not exist; `problems` names each tag and near matches.
 * - `brokenTemplate`: a tag is not opened, not closed, or stands where it cannot be filled.
 *
 */
export type FillRefusalCode = 'notADocx' | 'unknownTag' | 'brokenTemplate'

/** A refusal carries the problems in words, in `details` as well for whoever passes it on. */
export type FilledBulletin =
  | Accepted<Uint8Array>
  | (Refusal<FillRefusalCode> & { readonly problems: readonly TemplateProblem[] })

/**
 * Fills the centre's own Word template with the figures of a period and the hand-written parts. Everything printed
 * comes from `figures`, so sentences, tables, charts (cached values and embedded workbooks) agree. The same input
 * gives the same bytes.
 */
export async function fillBulletin(
  template: Uint8Array,
  figures: Figures,
  text: BulletinText,
): Promise<FilledBulletin> {
  const parts = readDocx(template)
  if (parts === null) return refusedWith('notADocx', [notADocx])
  const misspelt = fullWidthTags(textParts(parts).flatMap(paragraphTexts))
  if (misspelt.length > 0) return refusedWith('unknownTag', misspelt)
  const handler = new TemplateHandler()
  try {
    const tags = await handler.parseTags(Buffer.from(template))
    const unknown = unknownTags(tags, bulletinScope(figures, text))
    const problems = [...unknown, ...unpairedTags(tags)]
    if (problems.length > 0)
      return refusedWith(unknown.length > 0 ? 'unknownTag' : 'brokenTemplate', problems)
    const filled = await handler.process(Buffer.from(template), bulletinData(figures, text))
    return accepted(tidy(new Uint8Array(filled)))
  } catch (error) {
    if (error instanceof MalformedFileError) return refusedWith('notADocx', [notADocx])
    if (error instanceof TemplateSyntaxError || error instanceof TemplateDataError) {
      return refusedWith('brokenTemplate', [broken(error)])
    }
    throw error
  }
}

const notADocx: TemplateProblem = {
  tag: '',
  near: [],
  zh: '模板不是 .docx 文件，请在 Word 或 WPS 中另存为“Word 文档（.docx）”后再上传。',
  en: 'The template is not a .docx file; save it as a Word document (.docx) first.',
}

function refusedWith(code: FillRefusalCode, problems: readonly TemplateProblem[]) {
  return { ...refused(code, { problems }), problems }
}

function broken(error: Error): TemplateProblem {
  const tag = 'tagRawText' in error && typeof error.tagRawText === 'string' ? error.tagRawText : ''
  return {
    tag,
    near: [],
    zh: `模板中的标签写法有误${tag === '' ? '' : ` ${tag}`}：循环须有开头 {#…} 和结尾 {/…}，花括号须成对，且写在同一段内。（${error.message}）`,
    en: `A tag of the template is broken: ${error.message}`,
  }
}

function readDocx(bytes: Uint8Array): Record<string, Uint8Array> | null {
  try {
    const parts = unzipSync(bytes)
    return parts['word/document.xml'] === undefined ? null : parts
  } catch {
    return null
  }
}

function textParts(parts: Record<string, Uint8Array>): string[] {
  return Object.entries(parts)
    .filter(([path]) => /^word\/(document|header[^/]*|footer[^/]*|charts\/chart[^/]*)\.xml$/.test(path))
    .map(([, bytes]) => strFromU8(bytes))
}

/** Word cuts a tag into several runs as it likes; only the whole paragraph shows what people see. */
function paragraphTexts(partXml: string): string[] {
  return [...partXml.matchAll(/<(w|a):p[ >].*?<\/\1:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<[wa]:t(?: [^>]*)?>([^<]*)<\/[wa]:t>/g)].map(([, text]) => text ?? '').join(''),
  )
}

/** A zip stores local time without a zone; local parts keep the bytes the same everywhere. */
const zipTime = new Date(2024, 0, 1)

/** Takes emptied chart titles away, and packs document and embedded workbooks with a fixed time. */
function tidy(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx)
  for (const [path, bytes] of Object.entries(parts)) {
    if (/^word\/charts\/chart[^/]*\.xml$/.test(path))
      parts[path] = strToU8(withoutEmptyTitle(strFromU8(bytes)))
    if (path.startsWith('word/embeddings/') && path.endsWith('.xlsx')) {
      parts[path] = zipSync(unzipSync(bytes), { mtime: zipTime })
    }
  }
  return zipSync(parts, { mtime: zipTime })
}

/** Without this Word prints the series' name where the tag stood. */
function withoutEmptyTitle(chartXml: string): string {
  const root = xml.parser.parse(chartXml)
  const chart = root.childNodes?.find((node) => node.nodeName === 'c:chart')
  const title = chart?.childNodes?.find((node) => node.nodeName === 'c:title')
  if (chart === undefined || title === undefined) return chartXml
  if (/<a:t(?: [^>]*)?>[^<]/.test(xml.parser.serializeNode(title))) return chartXml
  xml.modify.removeChild(chart, title)
  const deleted = chart.childNodes?.find((node) => node.nodeName === 'c:autoTitleDeleted')
  if (deleted !== undefined && xml.query.isGeneralNode(deleted)) deleted.attributes = { val: '1' }
  return xml.parser.serializeFile(root)
}
