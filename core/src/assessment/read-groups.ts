import type { SchemePlaces } from './read-parts.ts'
import type * as Shape from './types.ts'
import {
  entries,
  fields,
  items,
  optionalDecimal,
  optionalText,
  type Place,
  reportMissing,
  requiredText,
  type YamlReader,
} from './yaml-reader.ts'

export function readTierSet(reader: YamlReader, place: Place, places: SchemePlaces): Shape.TierSetSpec {
  const at = fields(reader, place, ['key', 'by', 'tiers'])
  const key = requiredText(reader, place, at.key)
  if (at.tiers.node === undefined) reportMissing(reader, place, at.tiers)
  places.parts.set(`tierSet ${key}`, at.key)
  places.parts.set(`tierSet ${key} by`, at.by)
  const tiers = items(reader, at.tiers).map((tierPlace): Shape.TierSpec => {
    const tier = fields(reader, tierPlace, ['key', 'title', 'condition', 'atLeast', 'below'])
    const tierKey = requiredText(reader, tierPlace, tier.key)
    const condition = optionalText(reader, tier.condition)
    const atLeast = optionalDecimal(reader, tier.atLeast)
    const below = optionalDecimal(reader, tier.below)
    places.parts.set(`tier ${key} ${tierKey}`, tier.key)
    return {
      key: tierKey,
      title: requiredText(reader, tierPlace, tier.title),
      ...(condition === undefined ? {} : { condition }),
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(below === undefined ? {} : { below }),
    }
  })
  return { key, by: requiredText(reader, place, at.by), tiers }
}

export function readGroup(reader: YamlReader, place: Place, places: SchemePlaces): Shape.GroupSpec {
  const at = fields(reader, place, ['key', 'title', 'unitClass', 'parameters', 'tiers', 'units'])
  const key = requiredText(reader, place, at.key)
  const unitClass = optionalText(reader, at.unitClass)
  const tiers = optionalText(reader, at.tiers)
  places.parts.set(`group ${key}`, at.key)
  places.parts.set(`group ${key} tiers`, at.tiers)
  const parameters: Record<string, string> = {}
  for (const [name, value] of entries(at.parameters)) {
    parameters[name.text] = optionalDecimal(reader, value) ?? '0'
    places.parts.set(`group ${key} parameter ${name.text}`, { node: name.node, path: value.path })
  }
  return {
    key,
    title: requiredText(reader, place, at.title),
    ...(unitClass === undefined ? {} : { unitClass }),
    parameters,
    ...(tiers === undefined ? {} : { tiers }),
    units: items(reader, at.units).map((unitPlace) => {
      const unit = readUnit(reader, unitPlace)
      places.parts.set(`unit ${key} ${unit.name}`, unitPlace)
      return unit
    }),
  }
}

/** `- 市医保局`, or `- { name: 市城市建设集团, aliases: [城建集团] }`. */
function readUnit(reader: YamlReader, place: Place): Shape.UnitSpec {
  const plain = place.node !== undefined && !('items' in place.node)
  if (plain) return { name: optionalText(reader, place) ?? '', aliases: [] }
  const at = fields(reader, place, ['name', 'aliases'])
  return {
    name: requiredText(reader, place, at.name),
    aliases: items(reader, at.aliases).map((alias) => optionalText(reader, alias) ?? ''),
  }
}
