import { buildBulletin } from '../operations/build-bulletin.ts'
import { readTemplate, schemesOf } from '../operations/templates.ts'
import { stopFor } from './assess.ts'
import { commandContext } from './centre.ts'
import { openForCommand } from './open-storage.ts'
import type { Settings } from './settings.ts'
import { writeWhole } from './write-whole.ts'
import { writer } from './writer.ts'

export interface ReportOptions {
  readonly template: string
  readonly period: string
  readonly out: string
  readonly annex?: string
  readonly centre?: string
}

/** `yihu report`: fills the centre's template from the latest assessment and writes the bulletin and its annex. */
export async function reportCommand(settings: Settings, options: ReportOptions): Promise<void> {
  const template = await readTemplate(options.template)
  if (!template.ok) throw stopFor(template)
  const schemes = await schemesOf(template.value, options.period)
  if (!schemes.ok) throw stopFor(schemes)
  const opened = await openForCommand(settings, () => undefined, { orRunning: true })
  try {
    const context = await commandContext(opened.storage, options.centre)
    const input = {
      template: template.value,
      schemes: schemes.value,
      period: options.period,
      write: writer,
    }
    const built = await opened.storage.transact(context.centre.centreId, (tx) =>
      buildBulletin(tx, context, input),
    )
    if (!built.ok) throw stopFor(built)
    await writeWhole(options.out, built.value.document)
    console.log(`${options.out}  sha256 ${built.value.documentHash}`)
    if (options.annex === undefined) return
    await writeWhole(options.annex, built.value.annex)
    console.log(`${options.annex}  sha256 ${built.value.annexHash}`)
  } finally {
    await opened.close()
  }
}
