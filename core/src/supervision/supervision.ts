/** Kinds of supervision (潍坊 art. 26 in domain A9): daily, on the public list, and with the unit's head called in. */
export const supervisionKinds = ['daily', 'listed', 'interview'] as const
export type SupervisionKind = (typeof supervisionKinds)[number]

export const supervisionKindLabels: Readonly<Record<SupervisionKind, { zh: string; en: string }>> = {
  daily: { zh: '日常督办', en: 'Daily supervision' },
  listed: { zh: '挂牌督办', en: 'Listed supervision' },
  interview: { zh: '约谈督办', en: 'Supervision by interview' },
}

/** Colours of a supervision notice, each after the one before was not met (三明, domain A9). */
export const supervisionColours = ['blue', 'orange', 'red'] as const
export type SupervisionColour = (typeof supervisionColours)[number]

export const supervisionColourLabels: Readonly<Record<SupervisionColour, { zh: string; en: string }>> = {
  blue: { zh: '蓝色督办单', en: 'Blue notice' },
  orange: { zh: '橙色督办单', en: 'Orange notice' },
  red: { zh: '红色督办单', en: 'Red notice' },
}

/** The colour after this one; red stays red. */
export function nextColour(colour: SupervisionColour): SupervisionColour {
  return colour === 'blue' ? 'orange' : 'red'
}
