/** Longest name kept, in characters; the ending is never cut off. */
const longest = 120

/**
 * A file name that is safe to show, to send in a header and to save on any system: no path, no control characters, no
 * marks that turn the direction of writing (with them `gpj.exe` reads as `exe.jpg`), nothing Windows refuses.
 */
export function cleanFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const named = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain) ? `_${plain}` : plain
  return shortened(named) || '附件'
}

/** The ending of a name without its dot, in small letters; empty when there is none. */
export function extensionOf(fileName: string): string {
  return /\.([0-9a-z]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
}

function shortened(name: string): string {
  const characters = Array.from(name)
  if (characters.length <= longest) return name
  const extension = extensionOf(name)
  const ending = extension === '' ? '' : `.${extension}`
  return (
    characters
      .slice(0, longest - ending.length)
      .join('')
      .trimEnd() + ending
  )
}
