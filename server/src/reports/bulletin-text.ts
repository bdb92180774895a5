import type { Place, YamlReader } from '@yihu/core/assessment/yaml-reader'
import type { Problem } from '@yihu/core/assessment/types'
import type { BulletinCase, BulletinPart, BulletinText } from '@yihu/core/bulletin/figures'
import type { PartDefinition } from '@yihu/core/bulletin/template-definition'
import {
  entries,
  fields,
  items,
  openYaml,
  optionalText,
  requiredText,
} from '@yihu/core/assessment/yaml-reader'

export type BulletinTextRead =
  | { readonly ok: true; readonly text: BulletinText }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Reads the hand-written parts of a bulletin from YAML: number, issuer, date, and under `parts` what the template's
 * definition names. All problems are reported at once, each with its line: an unknown or missing key, a date that is
 * none, a case without a title.
 */
export function readBulletinText(yaml: string, definitions: readonly PartDefinition[]): BulletinTextRead {
  const reader = openYaml(yaml)
  const at = fields(reader, reader.root, ['documentNo', 'issueNo', 'issuer', 'issuedOn', 'parts'])
  const documentNo = optionalText(reader, at.documentNo)
  const issueNo = optionalText(reader, at.issueNo)
  const keys = definitions.map(({ key }) => key)
  const parts = fields(reader, at.parts, keys)
  const text: BulletinText = {
    ...(documentNo === undefined ? {} : { documentNo }),
    ...(issueNo === undefined ? {} : { issueNo }),
    issuer: requiredText(reader, reader.root, at.issuer),
    issuedOn: date(reader, at.issuedOn, requiredText(reader, reader.root, at.issuedOn)),
    parts: Object.fromEntries(
      definitions.map((part) => [part.key, readPart(reader, at.parts, parts[part.key] ?? at.parts, part)]),
    ),
  }
  return reader.problems.length === 0 ? { ok: true, text } : { ok: false, problems: reader.problems }
}

function readPart(
  reader: YamlReader,
  owner: Place,
  place: Place,
  { kind, required }: PartDefinition,
): BulletinPart {
  if (kind === 'line')
    return {
      kind,
      text: required ? requiredText(reader, owner, place) : (optionalText(reader, place) ?? ''),
    }
  if (place.node === undefined && required) requiredText(reader, owner, place)
  if (kind === 'cases') return { kind, cases: cases(reader, place) }
  if (kind === 'notes')
    return {
      kind,
      notes: Object.fromEntries(
        entries(place).map(([key, at]) => [key.text, requiredText(reader, place, at)]),
      ),
    }
  return { kind, body: items(reader, place).map((line) => requiredText(reader, place, line)) }
}

function cases(reader: YamlReader, place: Place): BulletinCase[] {
  return items(reader, place).map((item) => {
    const at = fields(reader, item, ['title', 'body'])
    const title = requiredText(reader, item, at.title)
    const body = items(reader, at.body).map((line) => requiredText(reader, at.body, line))
    if (at.body.node === undefined) {
      reader.report({ ...item, path: `${item.path}.body` }, 'missing', {
        zh: '缺少“body”',
        en: '"body" is missing',
      })
    }
    return { title, body }
  })
}

function date(reader: YamlReader, place: Place, written: string): string {
  const [year, month, day] = written.split('-').map(Number)
  const instant = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0))
  const real = !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === written
  if (written !== '' && !real) {
    reader.report(place, 'badDate', {
      zh: `“${written}”不是日期，应写成 2023-11-17`,
      en: `"${written}" is not a date; write 2023-11-17`,
    })
  }
  return written
}
