import type { PrintFormat } from '../assessment/types.ts'
import type { Place, YamlReader } from '../assessment/yaml-reader.ts'
import { fields, optionalChoice, optionalInteger, optionalText } from '../assessment/yaml-reader.ts'
import { proposal } from '../assessment/did-you-mean.ts'
import type { Countable } from './countables.ts'
import { isCountable, ownCountables } from './countables.ts'
import type { CountWindow } from './template-definition.ts'

/** `{ digits: 2, zeros: trim, mode: halfUp }` over what holds otherwise. */
export function readFormat(reader: YamlReader, place: Place, usual: PrintFormat): PrintFormat {
  if (place.node === undefined) return usual
  const at = fields(reader, place, ['mode', 'digits', 'zeros'])
  return {
    mode: optionalChoice(reader, at.mode, ['halfUp', 'halfEven', 'cut']) ?? usual.mode,
    digits: optionalInteger(reader, at.digits, 0, 12) ?? usual.digits,
    zeros: optionalChoice(reader, at.zeros, ['trim', 'keep', 'whole']) ?? usual.zeros,
    suffix: usual.suffix,
  }
}

/** What is counted; valid orders when nothing is said. */
export function readCountable(reader: YamlReader, place: Place): Countable | undefined {
  const written = optionalText(reader, place)
  if (written === undefined) return place.node === undefined ? 'validOrders' : undefined
  if (isCountable(written)) return written
  const hint = proposal(written, ownCountables)
  reader.report(place, 'notAllowed', {
    zh: `没有“${written}”这样的数${hint.zh}`,
    en: `nothing is counted as "${written}"${hint.en}`,
  })
  return undefined
}

export function readWindow(reader: YamlReader, at: Record<'since' | 'on', Place>): CountWindow {
  const since = optionalChoice(reader, at.since, ['year'])
  const on = optionalText(reader, at.on)
  if (on !== undefined && !/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(on))
    reader.report(at.on, 'badDate', {
      zh: `“${on}”不是月和日，应写成 03-15`,
      en: `"${on}" is no month and day; write 03-15`,
    })
  return { ...(since === undefined ? {} : { since }), ...(on === undefined ? {} : { on }) }
}
