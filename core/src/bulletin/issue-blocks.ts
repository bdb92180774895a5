import type { Finding } from '../audit/types.ts'
import type { BulletinPart, BulletinText, Figure } from './figures.ts'
import type { PartDefinition } from './template-definition.ts'

/** A contradiction the signer lets stand, with the reason, which is kept with the issued bulletin (R18.7). */
export interface LetPass {
  readonly key: string
  readonly reason: string
}

/** Why a draft cannot be issued as it stands. */
export type IssueBlock =
  | { readonly kind: 'issueNo' | 'issuer' | 'issuedOn' | 'outdated' }
  /** A figure of another system that nobody entered: it would be printed as nothing. */
  | { readonly kind: 'figure'; readonly key: string; readonly label: string }
  | { readonly kind: 'part'; readonly key: string; readonly label: string }
  | { readonly kind: 'contradiction'; readonly key: string; readonly place: string }

/** All that stands against issuing (R18.7, R18.8); empty when nothing does. */
export function issueBlocks(draft: {
  readonly text: BulletinText
  readonly figures: Readonly<Record<string, Figure>>
  readonly parts: readonly PartDefinition[]
  readonly findings: readonly Finding[]
  readonly letPass: readonly LetPass[]
  /** The assessment ran again after the figures were counted. */
  readonly isOutdated: boolean
}): IssueBlock[] {
  const { text, figures, parts, findings, letPass, isOutdated } = draft
  const passed = new Set(letPass.filter(({ reason }) => reason.trim() !== '').map(({ key }) => key))
  return [
    ...(issueNumber(text) === '' ? [{ kind: 'issueNo' } as const] : []),
    ...(text.issuer.trim() === '' ? [{ kind: 'issuer' } as const] : []),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(text.issuedOn) ? [] : [{ kind: 'issuedOn' } as const]),
    ...(isOutdated ? [{ kind: 'outdated' } as const] : []),
    ...Object.values(figures)
      .filter(({ exact, origin }) => origin.kind === 'entered' && exact === null)
      .map(({ key, label }) => ({ kind: 'figure', key, label }) as const),
    ...parts
      .filter(({ key, required }) => required && isEmptyPart(text.parts[key]))
      .map(({ key, label }) => ({ kind: 'part', key, label }) as const),
    ...findings
      .filter((finding) => finding.kind === 'contradiction' && !passed.has(findingKey(finding)))
      .map((finding) => ({ kind: 'contradiction', key: findingKey(finding), place: finding.place }) as const),
  ]
}

/** What the bulletin is known by: 期号, else 文号 (R18.1). */
export function issueNumber({ issueNo, documentNo }: BulletinText): string {
  return (issueNo ?? '').trim() || (documentNo ?? '').trim()
}

/** A finding is the same one as long as it says the same of the same place. */
export function findingKey({ check, place, printed, recomputed }: Finding): string {
  return [check, place, printed, recomputed].join('|')
}

export function isEmptyPart(part: BulletinPart | undefined): boolean {
  if (part === undefined) return true
  if (part.kind === 'line') return part.text.trim() === ''
  if (part.kind === 'paragraphs') return part.body.every((text) => text.trim() === '')
  // A list without anything remarkable needs no note.
  return (
    part.kind === 'cases' && part.cases.every(({ title, body }) => [title, ...body].join('').trim() === '')
  )
}

/** The text with every part the template names, so that no tag of the document stands for nothing. */
export function withAllParts(text: BulletinText, definitions: readonly PartDefinition[]): BulletinText {
  const parts = definitions.map(({ key, kind }) => {
    const part = text.parts[key]
    return [key, part?.kind === kind ? part : emptyPart(kind)] as const
  })
  return { ...text, parts: Object.fromEntries(parts) }
}

/** The text without empty lines and items, which typing leaves behind and nobody means to print. */
export function withoutBlanks(text: BulletinText): BulletinText {
  const lines = (body: readonly string[]) => body.map((line) => line.trim()).filter((line) => line !== '')
  const parts = Object.entries(text.parts).map(([key, part]): [string, BulletinPart] => {
    if (part.kind === 'paragraphs') return [key, { ...part, body: lines(part.body) }]
    if (part.kind !== 'cases') return [key, part]
    const cases = part.cases.map(({ title, body }) => ({ title: title.trim(), body: lines(body) }))
    return [key, { ...part, cases: cases.filter(({ title, body }) => title !== '' || body.length > 0) }]
  })
  return { ...text, parts: Object.fromEntries(parts) }
}

function emptyPart(kind: PartDefinition['kind']): BulletinPart {
  if (kind === 'line') return { kind, text: '' }
  if (kind === 'paragraphs') return { kind, body: [] }
  return kind === 'cases' ? { kind, cases: [] } : { kind, notes: {} }
}
