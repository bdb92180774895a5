import type { NewAppeal } from '@yihu/core/appeal/appeal'

export type AppealDraft = Partial<{ [Key in keyof NewAppeal]: NewAppeal[Key] | null | undefined }>

const prefix = 'yihu.appealDraft.'

/** What was typed and not yet sent, kept at this seat for this person: a lost tab must not lose an appeal. */
export function readDraft(userId: string): AppealDraft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefix + userId) ?? '{}')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {}
  }
}

export function keepDraft(userId: string, draft: AppealDraft): void {
  localStorage.setItem(prefix + userId, JSON.stringify(draft))
}

/** After acceptance, and at sign-out: a draft names an appellant, and seats are shared. */
export function dropDraft(userId: string): void {
  localStorage.removeItem(prefix + userId)
}
