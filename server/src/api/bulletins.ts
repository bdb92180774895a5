import { accepted, refused } from '@yihu/core/refusal'
import { buildBulletin, bulletinFigures } from '../operations/build-bulletin.ts'
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
  downloadBulletin: async ({ context, params }) => {
    const part = params.file === 'annex.xlsx' ? 'annex' : 'document'
    const found = await context.storage.transact(context.centre.centreId, (tx) =>
      findBulletinFile(tx, params.bulletinId, part),
    )
    if (!found) return refused('notFound', { what: params.bulletinId })
    return accepted(
      part === 'annex'
        ? {
            bytes: found.bytes,
            fileName: `${found.period} 附件.xlsx`,
            type: `${openXml}.spreadsheetml.sheet`,
          }
        : {
            bytes: found.bytes,
            fileName: `${found.period} 通报.docx`,
            type: `${openXml}.wordprocessingml.document`,
          },
    )
  },
}

const openXml = 'application/vnd.openxmlformats-officedocument'
