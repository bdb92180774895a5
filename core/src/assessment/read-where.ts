import { isMap, isSeq } from 'yaml'
import { appealKinds, urgencies } from '../appeal/appeal.ts'
import { proposal } from './did-you-mean.ts'
import type { Where, WhereKey } from './where.ts'
import { whereKeys } from './where.ts'
import type { Place, YamlReader } from './yaml-reader.ts'
import { entries, items, optionalText } from './yaml-reader.ts'

/** Reads `{ channel: [phone, wechat], kind: complaint }`; an absent place chooses everything. */
export function readWhere(reader: YamlReader, place: Place): Where {
  if (place.node === undefined) return {}
  if (!isMap(place.node)) {
    reader.report(place, 'wrongType', {
      zh: `“where”应是一组“键: 代码”，例如 { channel: [phone] }（可用的键：${whereKeys.join('、')}）`,
      en: `"where" should be a map of codes such as { channel: [phone] } (keys: ${whereKeys.join(', ')})`,
    })
    return {}
  }
  const where: Partial<Record<WhereKey, readonly string[]>> = {}
  for (const [key, at] of entries(place)) {
    const known = whereKeys.find((name) => name === key.text)
    if (known === undefined) {
      const hint = proposal(key.text, whereKeys)
      reader.report({ node: key.node, path: at.path }, 'unknownKey', {
        zh: `不能按“${key.text}”筛选${hint.zh}`,
        en: `orders cannot be chosen by "${key.text}"${hint.en}`,
      })
      continue
    }
    const codes = isSeq(at.node)
      ? items(reader, at).map((item) => ({ item, code: optionalText(reader, item) }))
      : [{ item: at, code: optionalText(reader, at) }]
    for (const { item, code } of codes) checkCode(reader, item, known, code)
    where[known] = codes.flatMap(({ code }) => (code === undefined ? [] : [code]))
  }
  return where
}

/** Kinds and urgencies are the house's own words; all other codes are the centre's, and checked where it is known. */
function checkCode(reader: YamlReader, place: Place, key: WhereKey, code: string | undefined): void {
  const words: readonly string[] | undefined =
    key === 'kind' ? appealKinds : key === 'urgency' ? urgencies : undefined
  if (code === undefined || words === undefined || words.includes(code)) return
  const hint = proposal(code, words)
  reader.report(place, 'notAllowed', {
    zh: `“${key}”没有代码“${code}”${hint.zh}`,
    en: `"${key}" has no code "${code}"${hint.en}`,
  })
}
