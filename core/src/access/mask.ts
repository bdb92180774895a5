import type { Actor } from './roles.ts'
import { scopeOf } from './permissions.ts'

/** What identifies an appellant; null where it was not given. */
export interface Appellant {
  readonly name: string | null
  readonly phone: string | null
  readonly address: string | null
}

/**
 * How an appellant is shown by default (design law 11, R22.1): surname only, the first three and last two digits of a
 * number, the address up to the road. Anonymous appellants are printed as `*先生/*女士` (R6.3).
 */
export function maskAppellant(appellant: Appellant): Appellant {
  return {
    name: appellant.name === null ? null : maskName(appellant.name),
    phone: appellant.phone === null ? null : maskPhone(appellant.phone),
    address: appellant.address === null ? null : maskAddress(appellant.address),
  }
}

/** The surname with stars for the rest, `黄**`; double surnames keep both characters. */
export function maskName(name: string): string {
  const title = /(先生|女士)$/.exec(name)?.[0] ?? ''
  const bare = Array.from(name.slice(0, name.length - title.length))
  // A title needs the whole surname, 欧阳先生; without one, two characters alone may be surname and given name.
  const mayKeepTwo = bare.length > 2 || title !== ''
  const kept = mayKeepTwo && doubleSurnames.has(bare.slice(0, 2).join('')) ? 2 : 1
  if (title !== '') return bare.slice(0, kept).join('') + title
  return bare.slice(0, kept).join('') + '*'.repeat(Math.max(1, bare.length - kept))
}

/** First three and last two digits, `138******21`; short numbers keep only the last two. */
export function maskPhone(phone: string): string {
  if (phone.length <= 6) return '*'.repeat(Math.max(0, phone.length - 2)) + phone.slice(-2)
  return phone.slice(0, 3) + '*'.repeat(phone.length - 5) + phone.slice(-2)
}

function maskAddress(address: string): string {
  if (address === '') return ''
  const road = /^.*?(路|街|道|镇|乡|村|社区)/u.exec(address)?.[0]
  if (road !== undefined) return road.length < address.length ? `${road}***` : road
  // Without a road at most half of it is shown: a short one, 3栋502室, may be all there is to find a door by.
  const characters = Array.from(address)
  return `${characters.slice(0, Math.min(6, Math.floor(characters.length / 2))).join('')}***`
}

export type RevealRefusal = 'confidentialAppellant'

/**
 * Whether an actor may see the appellant unmasked after giving a reason. People of a unit never see a confidential
 * appellant (GB/T 33358 right to confidentiality; 济南条例 art. 32 through domain A12).
 */
export function mayReveal(actor: Actor, appeal: { isConfidential: boolean }): boolean {
  return scopeOf(actor).kind === 'centre' || !appeal.isConfidential
}

const doubleSurnames = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 夏侯 端木 百里 南宫'.split(' '),
)
