import type { Place, YamlReader } from '@yihu/core/assessment/yaml-reader'
import type { Problem } from '@yihu/core/assessment/types'
import type { BulletinCase, BulletinText } from '@yihu/core/bulletin/figures'
import { fields, items, openYaml, optionalText, requiredText } from '@yihu/core/assessment/yaml-reader'

export type BulletinTextRead =
  | { readonly ok: true; readonly text: BulletinText }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const keys = [
  'documentNo',
  'issuer',
  'issuedOn',
  'salutation',
  'leaderDay',
  'deputies',
  'enterprises',
  'goodCases',
  'difficulties',
  'advice',
  'reportTo',
  'sendTo',
] as const

/**
 * Reads the hand-written parts of a bulletin from YAML. All problems are reported at once, each with its line: an
 * unknown or missing key, a date that is none, a case without a title. Only `documentNo` may be left out.
 */
export function readBulletinText(yaml: string): BulletinTextRead {
  const reader = openYaml(yaml)
  const at = fields(reader, reader.root, keys)
  const required = (key: (typeof keys)[number]) => requiredText(reader, reader.root, at[key])
  const documentNo = optionalText(reader, at.documentNo)
  const text: BulletinText = {
    ...(documentNo === undefined ? {} : { documentNo }),
    issuer: required('issuer'),
    issuedOn: date(reader, at.issuedOn, required('issuedOn')),
    salutation: required('salutation'),
    leaderDay: required('leaderDay'),
    deputies: required('deputies'),
    enterprises: required('enterprises'),
    goodCases: cases(reader, at.goodCases),
    difficulties: cases(reader, at.difficulties),
    advice: cases(reader, at.advice),
    reportTo: required('reportTo'),
    sendTo: required('sendTo'),
  }
  return reader.problems.length === 0 ? { ok: true, text } : { ok: false, problems: reader.problems }
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
