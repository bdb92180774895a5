import { commandContext } from '@yihu/server/cli/centre'
import { writer } from '@yihu/server/cli/writer'
import { bulletinFigures } from '@yihu/server/operations/build-bulletin'
import { beginDraft, lookAtDraft, saveDraftText } from '@yihu/server/operations/bulletin-drafts'
import { proofOf, proveDraft } from '@yihu/server/operations/review-draft'
import { readTemplate, schemesOf } from '@yihu/server/operations/templates'
import type { Storage } from '@yihu/server/storage/storage'
import { median } from './assessment.ts'
import type { Measurement } from './run.ts'

/**
 * One bulletin made anew after an edit of its text: saved, filled into Word, read back and audited, with the figures kept
 * with the draft; and for the ratio the same with every figure counted again.
 */
export async function benchBulletinDraft(storage: Storage, centreId: string): Promise<Measurement[]> {
  const context = await commandContext(storage, undefined)
  const template = await readTemplate('xiangtan-monthly')
  if (!template.ok) throw new Error('the template is broken')
  const schemes = await schemesOf(template.value, '2023-10')
  if (!schemes.ok) throw new Error('a scheme is broken')
  const press = { template: template.value, schemes: schemes.value, write: writer }
  const transact = <Value>(work: Parameters<typeof storage.transact<Value>>[1]) =>
    storage.transact(centreId, work)
  const begun = await transact((tx) => beginDraft(tx, context, template.value, '2023-10'))
  if (!begun.ok) throw new Error(begun.code)
  const { draftId } = begun.value
  const look = async () => {
    const found = await transact((tx) => lookAtDraft(tx, draftId))
    if (!found.ok) throw new Error(found.code)
    return found.value
  }
  const edit = async () => {
    const { version, text } = await look()
    const changed = { ...text, issueNo: `第 ${version} 期` }
    const saved = await transact((tx) => saveDraftText(tx, context, draftId, version, changed))
    if (!saved.ok) throw new Error(saved.code)
  }
  const kept = await median(9, async () => {
    await edit()
    const proof = await proveDraft(context, draftId, press)
    if (!proof.ok) throw new Error(proof.code)
  })
  const recounted = await median(9, async () => {
    await edit()
    const figures = await transact((tx) => bulletinFigures(tx, context, template.value, '2023-10'))
    if (!figures.ok) throw new Error(figures.code)
    await proofOf({ ...(await look()), figures: figures.value }, press)
  })
  return [
    {
      name: 'bulletin after a text edit',
      value: kept,
      unit: 'ms',
      note: 'saved, printed, read back, audited; aim under 1,000 ms',
    },
    {
      name: 'counted again : kept',
      value: recounted / kept,
      unit: 'ratio',
      note: 'the same edit with every figure counted again',
    },
  ]
}
