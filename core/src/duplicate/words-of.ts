/**
 * The words of a text as far as a rule without a dictionary can tell them: pairs of neighbouring Chinese characters,
 * numbers and Latin words. What every message says (希望领导尽快处理) is left out, since it tells no two matters apart.
 */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const run of tellingRuns(text)) {
    const characters = Array.from(run)
    for (let index = 0; index + 1 < characters.length; index++) {
      const [first, second] = [characters[index] ?? '', characters[index + 1] ?? '']
      if (!emptyCharacters.has(first) && !emptyCharacters.has(second)) words.add(first + second)
    }
  }
  for (const word of text.match(/[A-Za-z]+\d*|\d{2,}/g) ?? []) words.add(word.toUpperCase())
  return words
}

/** Runs of Chinese characters, what every message says cut out. */
export function tellingRuns(text: string): readonly string[] {
  return text.replace(saidByEverybody, ' ').match(/\p{Script=Han}+/gu) ?? []
}

/**
 * Pairs that overlap read as one piece, so that people are shown 搅拌站 and not 搅拌, 拌站. Longest first, at most
 * `limit` of them; `text` is where they are looked up in.
 */
export function piecesOf(words: ReadonlySet<string>, text: string, limit = 4): readonly string[] {
  const pieces = new Set<string>()
  const characters = Array.from(text)
  let piece = ''
  for (let index = 0; index < characters.length; index++) {
    const pair = (characters[index] ?? '') + (characters[index + 1] ?? '')
    if (words.has(pair)) piece = piece === '' ? pair : piece + (characters[index + 1] ?? '')
    else {
      if (piece !== '') pieces.add(piece)
      piece = ''
    }
  }
  const longestFirst = [...pieces].toSorted((a, b) => b.length - a.length)
  return longestFirst
    .filter((one, index) => !longestFirst.slice(0, index).some((longer) => longer.includes(one)))
    .slice(0, limit)
}

/** Written by hand, not taken from anybody's messages. */
const saidByEverybody =
  /尊敬的?|领导|您好|你好|书记|市长|局长|希望|恳请|请求|谢谢|感谢|反映|情况|问题|相关部门|有关部门|政府|我们|我是|解决|尽快|处理|居民|业主|老?百姓|群众|市民|来电|严重|影响|生活|小区|什么|怎么|为什么|如何|是否|可以|能否|没有|不能|现在|已经|一直|目前|因为|所以|但是|而且|以及|关于|咨询|投诉|举报|建议|求助|强烈|要求|多次|今年|去年|每天|时候|不知道/g

const emptyCharacters = new Set(
  '的了是在我们你他她它这那和与及或也都就还要会能可对于被把从到为之其该个一不有没很人么吗呢吧啊请',
)
