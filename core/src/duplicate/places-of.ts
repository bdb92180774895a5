/**
 * Names of places a text speaks of: what ends like a road, an estate, a school… (建设路, 丽发新城). The address field is
 * read likewise, so that 建设路12号 and 建设路书院路口 meet in 建设路.
 */
export function placesOf(text: string): ReadonlySet<string> {
  const places = new Set<string>()
  for (const run of text.match(/\p{Script=Han}+/gu) ?? [])
    for (const [found] of run.matchAll(place)) {
      const name = found.replace(lead, '')
      if (Array.from(name).length >= 3) places.add(name)
    }
  return places
}

const place =
  /\p{Script=Han}{2,7}?(?:小区|花园|家园|公寓|新城|山庄|广场|大厦|小学|中学|大学|幼儿园|医院|市场|社区|街道|大道|公园|国际|苑|府|路|街|村|镇|乡|湾|桥)/gu

/** What stands before a name and does not belong to it. */
const lead =
  /^.*(?:位于|来电|反映|市民|我是|住在|家住|附近|经过|前往|城区|[在对从到与和由于至的市区县])(?=\p{Script=Han}{2,})/u
