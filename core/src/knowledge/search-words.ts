import { wordsOf } from '../duplicate/words-of.ts'

/**
 * What articles are searched for when an agent types: each word set apart by a space or a sign, from two characters on,
 * and the telling words of whatever is written without spaces. At most `limit`.
 */
export function searchWords(typed: string, limit = 60): readonly string[] {
  const apart = typed
    .split(/[\s,，。;；、!！?？]+/)
    .filter((word) => Array.from(word).length >= 2 && Array.from(word).length <= 12)
  return [...new Set([...apart, ...wordsOf(typed)])].slice(0, limit)
}
