import type { ExtraField } from './extra-fields.ts'

/** What is wrong with the questions of a desk themselves, each in words; empty when they can be asked. */
export function questionProblems(
  fields: readonly ExtraField[],
): readonly { readonly zh: string; readonly en: string }[] {
  const keys = fields.map(({ key }) => key)
  return fields.flatMap(({ key, zh, type, choices = [] }, index) => {
    if (keys.indexOf(key) !== index)
      return [{ zh: `标识“${key}”用了两次`, en: `the key “${key}” is there twice` }]
    if (type === 'choice' && new Set(choices).size < 2)
      return [
        { zh: `“${zh}”是选择题，至少要两个选项`, en: `“${zh}” is a choice and needs two or more options` },
      ]
    if (type === 'choice' && new Set(choices).size !== choices.length)
      return [{ zh: `“${zh}”有重复的选项`, en: `“${zh}” offers the same option twice` }]
    return []
  })
}
