import type { BulletinFile } from '@yihu/contract/bulletins'
import type { BulletinText } from '@yihu/core/bulletin/figures'
import { accepted, refused } from '@yihu/core/refusal'
import { buildBulletin, bulletinFigures } from '../operations/build-bulletin.ts'
import { headOf } from '../operations/bulletin-forms.ts'
import { once } from '../operations/once.ts'
import { readTemplate, schemesOf } from '../operations/templates.ts'
import { findBulletinFile, listBulletins } from '../storage/screens/bulletin-list.ts'
import type { Handlers } from './handler.ts'

export const bulletinHandlers: Pick<
  Handlers,
  'getFigures' | 'listBulletins' | 'buildBulletin' | 'downloadBulletin'
> = {
  getFigures: async ({ context, query }) => {
    const template = await readTemplate(query.template)
    if (!template.ok) return template
    const figures = await context.storage.transact(context.centre.centreId, (tx) =>
      bulletinFigures(tx, context, template.value, query.period),
    )
    if (!figures.ok) return figures
    const { centre, period, values, lists } = figures.value
    return accepted({ centre, period, values, lists } as never)
  },
  listBulletins: async ({ context }) =>
    accepted(await context.storage.transact(context.centre.centreId, (tx) => listBulletins(tx))),
  buildBulletin: async ({ context, body, idempotency, platform }) => {
    const template = await readTemplate(body.template)
    if (!template.ok) return template
    const schemes = await schemesOf(template.value, body.period)
    if (!schemes.ok) return schemes
    const input = {
      template: template.value,
      schemes: schemes.value,
      period: body.period,
      write: platform.writer,
    }
    const result = await once(context, idempotency, async (tx) => {
      const built = await buildBulletin(tx, context, input)
      return built.ok ? accepted({ bulletinId: built.value.bulletinId }) : built
    })
    if (!result.ok) return result
    const { bulletinId } = result.value
    const [shown] = await context.storage.transact(context.centre.centreId, (tx) =>
      listBulletins(tx, bulletinId),
    )
    return shown ? accepted(shown) : refused('notFound', { what: bulletinId })
  },
  downloadBulletin: async ({ context, params: { bulletinId, file }, platform }) => {
    const { column, ending, type } = kinds[file]
    const find = (which: typeof column) =>
      context.storage.transact(context.centre.centreId, (tx) => findBulletinFile(tx, bulletinId, which))
    const found = await find(column)
    if (!found) return refused('notFound', { what: bulletinId })
    const fileName = `${[found.period, found.issue_no].filter(Boolean).join(' ')} ${ending}`
    if (found.bytes !== null) return accepted({ bytes: found.bytes, fileName, type })
    // Only what is issued has page and PDF kept; of a build they are made when somebody wants them.
    const document = (await find('document'))?.bytes
    const blocks = document && platform.writer.blocks(document)
    if (!blocks?.ok) return refused('notFound', { what: bulletinId })
    const template = await readTemplate(found.template_key)
    const head = headOf({
      name: template.ok ? template.value.definition.name : found.template_key,
      period: found.period,
      text: found.text as unknown as BulletinText | null,
      documentHash: found.document_hash,
    })
    const { writer } = platform
    const bytes = await (column === 'page' ? writer.page(blocks.value, head) : writer.pdf(blocks.value, head))
    return accepted({ bytes, fileName, type })
  },
}

const openXml = 'application/vnd.openxmlformats-officedocument'
const kinds: Readonly<
  Record<BulletinFile, { column: 'document' | 'annex' | 'page' | 'pdf'; ending: string; type: string }>
> = {
  'bulletin.docx': { column: 'document', ending: '通报.docx', type: `${openXml}.wordprocessingml.document` },
  'annex.xlsx': { column: 'annex', ending: '附件.xlsx', type: `${openXml}.spreadsheetml.sheet` },
  'bulletin.html': { column: 'page', ending: '通报.html', type: 'text/html; charset=utf-8' },
  'bulletin.pdf': { column: 'pdf', ending: '通报.pdf', type: 'application/pdf' },
}
