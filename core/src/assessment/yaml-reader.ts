import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import { proposal } from './did-you-mean.ts'
import type { Bilingual, Problem, ProblemCode } from './types.ts'

/*
 * Reads a YAML file value by value and remembers where each stood, so that every mistake can be pointed at. A reader
 * never stops at the first mistake: it notes the problem, returns a harmless value, and goes on.
 */

/** One value of the file: its node (absent when the key is not there) and its place in words. */
export interface Place {
  readonly node: Node | undefined
  readonly path: string
}

export interface YamlReader {
  readonly root: Place
  readonly problems: Problem[]
  /** Notes a problem at a place; `near` points at a word inside the value instead of its start. */
  readonly report: (place: Place, code: ProblemCode, text: Bilingual, near?: string) => void
}

/** Opens a YAML text; syntax errors are already among the reader's problems. */
export function openYaml(text: string): YamlReader {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const problems: Problem[] = []

  const report: YamlReader['report'] = (place, code, { zh, en }, near) => {
    const [start, end] = place.node?.range ?? [undefined, undefined]
    if (start === undefined) {
      problems.push({ code, path: place.path, zh, en })
      return
    }
    const offset = near === undefined ? 0 : Math.max(0, wordOffset(text.slice(start, end), near))
    const { line, col } = lines.linePos(start + offset)
    problems.push({ code, line, column: col, path: place.path, zh, en })
  }

  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0])
    problems.push({
      code: 'badYaml',
      line,
      column: col,
      path: '',
      ...(yamlErrors[error.code] ?? otherYamlError),
    })
  }
  visit(document, {
    Alias: (_, alias) => {
      report({ node: alias, path: '' }, 'badYaml', {
        zh: `方案文件不使用引用（*${alias.source}），请把内容写全`,
        en: `a scheme file has no references (*${alias.source}); write the value out`,
      })
    },
  })
  return { root: { node: document.contents ?? undefined, path: '' }, problems, report }
}

/** The library's own words are for programmers; these say what to look for. */
const yamlErrors: Readonly<Record<string, Bilingual>> = {
  BAD_INDENT: {
    zh: '缩进不对齐：同一层的各行要左对齐，{ } 和 [ ] 要成对',
    en: 'the indentation is uneven: lines of one level begin in one column, { } and [ ] come in pairs',
  },
  TAB_AS_INDENT: {
    zh: '缩进不能用制表符，请改用空格',
    en: 'a tab cannot indent; use spaces',
  },
  DUPLICATE_KEY: {
    zh: '同一层写了两个相同的键，请删去一个',
    en: 'the same key is written twice on one level; delete one',
  },
  MISSING_CHAR: {
    zh: '缺少标点：请检查引号是否成对、“键: 值”的冒号后是否空一格、项之间是否有逗号',
    en: 'a sign is missing: check that quotes come in pairs, that "key: value" has a space, that items have commas',
  },
  MULTILINE_IMPLICIT_KEY: {
    zh: '这一行不成“键: 值”：冒号要用半角“:”，后面空一格',
    en: 'this line is no "key: value": write the colon as a plain ":" with a space after it',
  },
  BAD_ALIAS: {
    zh: '方案文件不使用引用（*），以 * 开头的文字请加引号',
    en: 'a scheme file has no references (*); put text that begins with * in quotes',
  },
}
const otherYamlError: Bilingual = {
  zh: '这里的写法读不懂，请检查这一行的冒号、引号、括号和缩进',
  en: 'this cannot be read; check colons, quotes, brackets and indentation of the line',
}

/** The fields of a map. Keys outside `allowed` are problems with a proposal; a missing field has no node. */
export function fields<Key extends string>(
  reader: YamlReader,
  place: Place,
  allowed: readonly Key[],
): Record<Key, Place> {
  const found: Partial<Record<Key, Place>> = {}
  if (!isMap(place.node)) {
    reader.report(place, 'wrongType', {
      zh: `${named(place)}应是一组“键: 值”（可用的键：${allowed.join('、')}）`,
      en: `${namedEn(place)} should be a map (keys: ${allowed.join(', ')})`,
    })
  } else {
    for (const [key, at] of entries(place)) {
      const known = allowed.find((name) => name === key.text)
      if (known !== undefined) {
        found[known] = at
        continue
      }
      const fullWidth = key.text.includes('：')
        ? {
            zh: '；冒号要用半角“:”，后面空一格',
            en: '; write the colon as a plain ":" with a space after it',
          }
        : undefined
      const hint = fullWidth ?? proposal(key.text, allowed)
      reader.report({ node: key.node, path: at.path }, 'unknownKey', {
        zh: `不认识的键“${key.text}”${hint.zh}`,
        en: `unknown key "${key.text}"${hint.en}`,
      })
    }
  }
  // Filled for every allowed key just below.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const all = {} as Record<Key, Place>
  for (const name of allowed) {
    // A missing field is reported at the map that lacks it.
    all[name] = found[name] ?? { node: undefined, path: joinPath(place.path, name) }
  }
  return all
}

/** Key and value places of a map with free keys; nothing when the place is absent. */
export function entries(place: Place): [{ text: string; node: Node | undefined }, Place][] {
  if (!isMap(place.node)) return []
  return place.node.items.map((pair) => {
    const key = isScalar(pair.key) ? pair.key : undefined
    const text = scalarText(key)
    const value = isNodeLike(pair.value) ? pair.value : undefined
    // A key without a value is pointed at by its key.
    return [
      { text, node: key },
      { node: value ?? key, path: joinPath(place.path, text) },
    ]
  })
}

/** The items of a list; an absent list is empty. */
export function items(reader: YamlReader, place: Place): Place[] {
  if (place.node === undefined) return []
  if (!isSeq(place.node)) {
    reader.report(place, 'wrongType', {
      zh: `${named(place)}应是列表：写成 [甲, 乙]，或每项一行、以“- ”开头`,
      en: `${namedEn(place)} should be a list: [one, two], or a line for each that begins with "- "`,
    })
    return []
  }
  return place.node.items.map((item, index) => ({
    node: isNodeLike(item) ? item : undefined,
    path: `${place.path}[${index + 1}]`,
  }))
}

export function optionalText(reader: YamlReader, place: Place): string | undefined {
  if (place.node === undefined) return undefined
  const written = scalarText(place.node)
  if (typeof scalarValue(place) === 'boolean' || written.trim() === '') {
    reader.report(place, 'wrongType', {
      zh: `${named(place)}应是文字`,
      en: `${namedEn(place)} should be text`,
    })
    return undefined
  }
  return written.trim()
}

export function requiredText(reader: YamlReader, owner: Place, place: Place): string {
  if (place.node === undefined) reportMissing(reader, owner, place)
  return optionalText(reader, place) ?? ''
}

/** A plain decimal kept as written: `0.2` stays one fifth. */
export function optionalDecimal(reader: YamlReader, place: Place): string | undefined {
  if (place.node === undefined) return undefined
  const written = scalarText(place.node).trim()
  if (/^-?\d{1,15}(\.\d{1,12})?$/.test(written)) return written
  reader.report(place, 'wrongType', {
    zh: `${named(place)}应是一个数，例如 0.5`,
    en: `${namedEn(place)} should be a number such as 0.5`,
  })
  return undefined
}

export function optionalInteger(
  reader: YamlReader,
  place: Place,
  least: number,
  most: number,
): number | undefined {
  const value = scalarValue(place)
  if (place.node === undefined) return undefined
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
  reader.report(place, 'wrongType', {
    zh: `${named(place)}应是 ${least} 到 ${most} 的整数`,
    en: `${namedEn(place)} should be a whole number from ${least} to ${most}`,
  })
  return undefined
}

export function optionalFlag(reader: YamlReader, place: Place): boolean | undefined {
  if (place.node === undefined) return undefined
  const value = scalarValue(place)
  if (typeof value === 'boolean') return value
  reader.report(place, 'wrongType', {
    zh: `${named(place)}应是 true 或 false`,
    en: `${namedEn(place)} should be true or false`,
  })
  return undefined
}

export function optionalChoice<Choice extends string>(
  reader: YamlReader,
  place: Place,
  choices: readonly Choice[],
): Choice | undefined {
  if (place.node === undefined) return undefined
  const written = scalarText(place.node)
  const chosen = choices.find((choice) => choice === written)
  if (chosen !== undefined) return chosen
  const hint = proposal(written, choices)
  reader.report(place, 'notAllowed', {
    zh: `${named(place)}不能是“${written}”${hint.zh}`,
    en: `${namedEn(place)} may not be "${written}"${hint.en}`,
  })
  return undefined
}

/** `label: 有效工单量` or `label: { zh: 有效工单量, en: Valid orders }`. */
export function optionalBilingual(reader: YamlReader, place: Place): Bilingual | undefined {
  if (place.node === undefined) return undefined
  if (!isMap(place.node)) {
    const text = optionalText(reader, place)
    return text === undefined ? undefined : { zh: text, en: text }
  }
  const both = fields(reader, place, ['zh', 'en'])
  const zh = requiredText(reader, place, both.zh)
  return { zh, en: optionalText(reader, both.en) ?? zh }
}

export function reportMissing(reader: YamlReader, owner: Place, place: Place): void {
  const at = owner.node === undefined ? place : { node: owner.node, path: place.path }
  const key = place.path.split('.').at(-1) ?? place.path
  reader.report(at, 'missing', {
    zh: `缺少“${key}”，请在这里补上`,
    en: `"${key}" is missing; add it here`,
  })
}

function scalarValue(place: Place): unknown {
  return isScalar(place.node) ? place.node.value : undefined
}

/** A scalar as it was written (`0.20` stays `0.20`); empty for anything else, and for a key without a value. */
function scalarText(node: unknown): string {
  return isScalar(node) && node.value !== null ? (node.source ?? '') : ''
}

function isNodeLike(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value)
}

function wordOffset(source: string, word: string): number {
  const escaped = word.replace(/[^\w]/g, String.raw`\$&`)
  return source.search(
    /^\w+$/.test(word) ? new RegExp(String.raw`(?<!\w)${escaped}(?!\w)`) : new RegExp(escaped),
  )
}

function joinPath(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function named(place: Place): string {
  return place.path === '' ? '文件' : `“${place.path}”`
}

function namedEn(place: Place): string {
  return place.path === '' ? 'the file' : `"${place.path}"`
}
