import { proposal } from './did-you-mean.ts'
import type { SchemePlaces } from './read-parts.ts'
import type { Place, YamlReader } from './yaml-reader.ts'

/** A name that stands for nothing, with the one that was probably meant. */
export function reportUnknown(
  reader: YamlReader,
  place: Place,
  name: string,
  known: readonly string[],
  near?: string,
): void {
  const hint = proposal(name, known)
  reader.report(
    place,
    'unknownName',
    { zh: `没有“${name}”${hint.zh}`, en: `there is no "${name}"${hint.en}` },
    near,
  )
}

/** Where a part of the scheme stood. */
export function partAt(places: SchemePlaces, part: string): Place {
  return places.parts.get(part) ?? { node: undefined, path: part }
}
