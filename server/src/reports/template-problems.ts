import { didYouMean } from '@yihu/core/assessment/did-you-mean'
import type { Tag } from 'easy-template-x'
import { TagDisposition, TagPlacement, xml } from 'easy-template-x'

import type { TagScope } from './tag-scope.ts'

/** One thing wrong with a template, in words the person who edited it in Word can act on. */
export interface TemplateProblem {
  /** As it stands in the document, `{valid_oders}`. */
  readonly tag: string
  /** Names that were probably meant. */
  readonly near: readonly string[]
  readonly zh: string
  readonly en: string
}

/** Checks every tag against the names that are known where it stands; an inner place sees the outer names too. */
export function unknownTags(tags: readonly Tag[], root: TagScope): TemplateProblem[] {
  const problems: TemplateProblem[] = []
  const open: TagScope[] = [root]
  for (const tag of tags) {
    const name = tag.name ?? ''
    if (name.includes('{')) continue
    if (tag.disposition === TagDisposition.Close) {
      if (open.length > 1) open.pop()
    } else if (tag.disposition === TagDisposition.Open) {
      const loop = open.findLast((place) => name in place.loops)?.loops[name]
      const condition = open.some((place) => place.conditions.includes(name) || place.values.includes(name))
      if (loop === undefined && !condition) problems.push(unknown(tag, name, loopNames(open)))
      // Inside an unknown loop nothing can be judged: whatever stands there is let pass, the loop itself is reported.
      open.push(loop ?? (condition ? nothing : anything))
    } else if (!open.includes(anything)) {
      const inTitle = inChartTitle(tag)
      const isChart = open.some((place) => place.charts.includes(name))
      const isValue = open.some((place) => place.values.includes(name))
      if (isChart && !inTitle) problems.push(chartOutside(tag))
      else if (!isChart && !isValue)
        problems.push(unknown(tag, name, inTitle ? chartNames(open) : valueNames(open)))
    }
  }
  return problems
}

/**
 * Loops and conditions that are not opened and closed in pairs. The library lets `{#a}…{/b}` pass; here it is a
 * mistake, for it is what remains of a deleted line, and everything after it would repeat or vanish.
 */
export function unpairedTags(tags: readonly Tag[]): TemplateProblem[] {
  const open: Tag[] = []
  for (const tag of tags) {
    // `{a … {b}`: the library takes all of it for one name.
    if (tag.name?.includes('{')) return [unpaired(tag, '}')]
    if (tag.disposition === TagDisposition.Open) open.push(tag)
    if (tag.disposition !== TagDisposition.Close) continue
    const opened = open.pop()
    if (opened === undefined) return [unpaired(tag, `{#${tag.name}}`)]
    if (tag.name !== '' && tag.name !== opened.name) return [unpaired(opened, `{/${opened.name}}`)]
  }
  return open.slice(-1).map((tag) => unpaired(tag, `{/${tag.name}}`))
}

/** `｛标签｝` in the text: an input method's full-width braces, which would be printed as they stand. */
export function fullWidthTags(paragraphs: readonly string[]): TemplateProblem[] {
  return paragraphs
    .flatMap((text) => text.match(/｛[^｛｝]{1,60}[｝}]|\{[^{}｛｝]{1,60}｝/g) ?? [])
    .map((tag) => ({
      tag,
      near: [`{${tag.slice(1, -1).trim()}}`],
      zh: `模板中的 ${tag} 用了全角花括号，请改为半角 { }。`,
      en: `${tag} in the template is written with full-width braces; use { and }.`,
    }))
}

const nothing: TagScope = { values: [], charts: [], conditions: [], loops: {} }
const anything: TagScope = { ...nothing }

function unknown(tag: Tag, name: string, known: readonly string[]): TemplateProblem {
  const near = nearNames(name, known)
  const [zh, en] =
    near.length === 0 ? ['', ''] : [`是否应为：${near.join('、')}？`, ` Did you mean ${near.join(', ')}?`]
  return {
    tag: tag.rawText,
    near,
    zh: `模板中的标签 ${tag.rawText} 没有对应的数据。${zh}`,
    en: `The template's tag ${tag.rawText} has no figure or text behind it.${en}`,
  }
}

/** Up to three known names near a mistyped one, the nearest first. */
function nearNames(name: string, known: readonly string[]): string[] {
  const left = new Set(known)
  const near: string[] = []
  while (near.length < 3) {
    const hit = didYouMean(name, left)
    if (hit === undefined) break
    near.push(hit)
    left.delete(hit)
  }
  return near
}

function unpaired(tag: Tag, partner: string): TemplateProblem {
  return {
    tag: tag.rawText,
    near: [partner],
    zh: `模板中的 ${tag.rawText} 没有对应的 ${partner}。`,
    en: `${tag.rawText} in the template has no matching ${partner}.`,
  }
}

function chartOutside(tag: Tag): TemplateProblem {
  return {
    tag: tag.rawText,
    near: [],
    zh: `图表标签 ${tag.rawText} 只能写在图表的标题里。`,
    en: `The chart tag ${tag.rawText} belongs in the title of a chart.`,
  }
}

function inChartTitle(tag: Tag): boolean {
  return (
    tag.placement === TagPlacement.TextNode && Boolean(xml.query.findParentByName(tag.xmlTextNode, 'c:chart'))
  )
}

function valueNames(open: readonly TagScope[]): string[] {
  return open.flatMap((place) => place.values)
}

function chartNames(open: readonly TagScope[]): string[] {
  return open.flatMap((place) => place.charts)
}

function loopNames(open: readonly TagScope[]): string[] {
  return open.flatMap((place) => [...Object.keys(place.loops), ...place.conditions, ...place.values])
}
