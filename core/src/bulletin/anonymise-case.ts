import { maskName } from '../access/mask.ts'
import type { Bilingual } from '../assessment/types.ts'
import type { BulletinCase } from './figures.ts'

/** An order as it is picked for a bulletin (R18.4): what happened, who handled it, how it ended, how it was rated. */
export interface PickedOrder {
  readonly orderNo: string
  readonly title: string
  readonly content: string
  readonly unitName: string | null
  readonly result: string | null
  readonly satisfaction: Bilingual | null
  readonly appellant: {
    readonly name: string | null
    readonly phone: string | null
    readonly address: string | null
  }
}

/**
 * The order as a case a bulletin can print (R18.4, R22.1): the appellant is a surname with 先生/女士, telephone, identity
 * and house numbers are gone. Names of others cannot be told from other words; whoever picks the case reads it through.
 */
export function anonymiseCase(order: PickedOrder): BulletinCase {
  const { appellant, content, unitName, result, satisfaction } = order
  const clean = (text: string) => anonymiseText(text, appellant)
  return {
    title: clean(order.title),
    body: [
      `${appellantWord(appellant.name)}反映：${clean(content)}`,
      ...(result === null ? [] : [`${unitName ?? '承办单位'}办理情况：${clean(result)}`]),
      ...(satisfaction === null ? [] : [`回访评价：${satisfaction.zh}。`]),
    ],
  }
}

/** `欧阳先生/女士`; 市民 where no name was given. A title the agent wrote down is kept: the name tells no more than it. */
export function appellantWord(name: string | null): string {
  const shown = maskName((name ?? '').trim())
  const [surname, title] = [shown.replace(/\*|先生$|女士$/g, ''), /先生$|女士$/.exec(shown)?.[0]]
  return surname === '' ? '市民' : `${surname}${title ?? '先生/女士'}`
}

/** Text without what tells who complained. */
export function anonymiseText(text: string, { name, phone, address }: PickedOrder['appellant']): string {
  const bare = (name ?? '').trim().replace(/先生$|女士$/, '')
  let clean = text
  // A name of one character would be found in half of all words.
  if (Array.from(bare).length > 1) clean = clean.replaceAll(bare, appellantWord(name))
  if (phone !== null && phone.trim().length > 4) clean = clean.replaceAll(phone.trim(), '')
  if (address !== null && address.trim().length > 3) clean = clean.replaceAll(address.trim(), '某处')
  return clean
    .replace(identityNumber, '')
    .replace(telephone, '')
    .replace(emptyLabel, '')
    .replace(house, '某处')
    .replace(/(?:某处){2,}/g, '某处')
    .replace(/(先生\/女士|先生|女士)(?:先生\/女士|先生|女士)/g, '$1')
    .trim()
}

const identityNumber = /(?<!\d)\d{17}[\dXx](?!\d)/g
const telephone = /(?<!\d)(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8})(?!\d)/g
/** What stood before a number that is gone. */
const emptyLabel =
  /[，,、（(]?(?:联系电话|联系方式|电话号码?|手机号?码?|身份证号?码?)[：:为是]*(?=[，,。；;、）)]|$)[）)]?/g
/** 12 栋 3 单元 502 室, 建设路 12 号: down to a door; 3 号线 and 12 号 as a day are no houses. */
const house =
  /(?:\p{Script=Han}{2,6}(?:路|街|巷|里|大道)\s*\d+\s*号(?!线))(?:院|楼)?|\d+\s*(?:栋|幢|号楼)(?:\s*\d+\s*单元)?(?:\s*\d+\s*(?:室|号|房))?|\d+\s*单元\s*\d+\s*(?:室|号|房)|\d{3,4}\s*室/gu
