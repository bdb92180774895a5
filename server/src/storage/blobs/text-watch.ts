/**
 * Watches the pieces of a file go by and says at the end whether all of it is plain text: UTF-8 without control
 * characters other than those of lines and tabs. Keeps only the beginning.
 */
export function textWatch() {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let isText = true
  let beginning = ''
  const look = (decode: () => string) => {
    if (!isText) return
    try {
      const text = decode()
      if (controls.test(text)) isText = false
      else if (beginning.length < kept) beginning = (beginning + text).slice(0, kept)
    } catch {
      // Not UTF-8.
      isText = false
    }
  }
  return {
    take: (piece: Uint8Array) => look(() => decoder.decode(piece, { stream: true })),
    end: () => {
      look(() => decoder.decode())
      return { isText, beginning: isText ? beginning : '' }
    },
  }
}

const kept = 512
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const controls = /[\u0000-\u0008\u000B\u000E-\u001F\u007F]/
