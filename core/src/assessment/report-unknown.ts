import { proposal } from './did-you-mean.ts'
import type { SchemePlaces } from './read-parts.ts'
import type { Bilingual } from './types.ts'
import type { Place, YamlReader } from './yaml-reader.ts'

/** A name that stands for nothing, with the one that was probably meant: one spelt alike, or the one with that label. */
export function reportUnknown(
  reader: YamlReader,
  place: Place,
  name: string,
  known: readonly string[],
  near?: string,
  labelled: readonly { readonly key: string; readonly label: Bilingual }[] = [],
): void {
  // The office knows a column by its heading; the file names it by its key.
  const meant = labelled.find(({ label }) => label.zh === name || label.en === name)
  if (meant !== undefined) {
    reader.report(
      place,
      'unknownName',
      {
        zh: `“${name}”是名称，这里要写它的键“${meant.key}”`,
        en: `"${name}" is a label; write its key "${meant.key}" here`,
      },
      near,
    )
    return
  }
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
