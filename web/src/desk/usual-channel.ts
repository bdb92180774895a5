import type { ReferenceData } from '@yihu/contract/reference-data'

const storageKey = 'yihu.deskChannel'

/** The channel this seat took its last appeal by; at the first time the centre's first one that has none below it. */
export function usualChannel(channels: ReferenceData['channels']): string {
  const last = localStorage.getItem(storageKey)
  if (last !== null && channels.some(({ code }) => code === last)) return last
  const parents = new Set(channels.map(({ parentCode }) => parentCode))
  return channels.find(({ code }) => !parents.has(code))?.code ?? ''
}

export function keepUsualChannel(channelCode: string): void {
  localStorage.setItem(storageKey, channelCode)
}
