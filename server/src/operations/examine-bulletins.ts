import { readSeals } from '../storage/issued-bulletins.ts'
import type { Storage } from '../storage/storage.ts'
import type { Finding } from './examine.ts'

export interface BulletinExamination {
  readonly bulletins: number
  readonly findings: readonly Omit<Finding, 'orderNo'>[]
}

const parts = {
  document: { zh: '正文', en: 'the text' },
  annex: { zh: '附件', en: 'the annexes' },
  page: { zh: '网页', en: 'the web page' },
  pdf: { zh: 'PDF', en: 'the PDF' },
  seal: { zh: '封存的数据、文字或签发记录', en: 'the sealed figures, words or record of issue' },
} as const

/** Whether every issued bulletin of a centre still gives the hashes it was issued with (R18.8); each that differs is a finding. */
export async function examineBulletins(storage: Storage, centreId: string): Promise<BulletinExamination> {
  const seals = await storage.transact(centreId, (tx) => readSeals(tx))
  const findings = seals.flatMap(({ issueNo, period, stored, now }) =>
    (['document', 'annex', 'page', 'pdf', 'seal'] as const)
      .filter((part) => stored[part] !== now[part])
      .map((part) => ({
        zh: `通报 ${issueNo}（${period}）：${parts[part].zh}签发后被改动`,
        en: `bulletin ${issueNo} (${period}): ${parts[part].en} changed after issue`,
      })),
  )
  return { bulletins: seals.length, findings }
}
