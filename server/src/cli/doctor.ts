import { examine } from '../operations/examine.ts'
import type { Finding } from '../operations/examine.ts'
import { examineClosings } from '../operations/examine-closings.ts'
import { examineBulletins } from '../operations/examine-bulletins.ts'
import { examineFiles } from '../operations/examine-files.ts'
import { openBlobs } from '../storage/blobs/open-blobs.ts'
import { listCentres } from '../storage/centres.ts'
import { openForCommand } from './open-storage.ts'
import type { Settings } from './settings.ts'
import { Stop } from './settings.ts'

/**
 * `yihu doctor`: is the database sound, does every log chain hold, do state and log agree; with `--files` also whether
 * every attachment has the bytes it was added with, which reads them all. Exit 1 when not.
 */
export async function doctorCommand(settings: Settings, options: { files?: boolean } = {}): Promise<void> {
  const opened = await openForCommand(settings, (line) => console.log(line), { orRunning: true })
  try {
    console.log(`✓ 数据库 / database: PostgreSQL ${opened.databaseVersion || '(running)'} (${opened.kind})`)
    let findings = 0
    for (const centre of await listCentres(opened.storage.owner)) {
      const report = await examine(opened.storage, centre.centre_id)
      findings += report.findings.length
      console.log(
        `${report.findings.length === 0 ? '✓' : '✗'} ${centre.name}: ${report.orders} 件工单 orders, ${report.entries} 条记录 log entries`,
      )
      print(report.findings)
      const closed = await examineClosings(opened.storage, {
        centreId: centre.centre_id,
        timeZone: centre.time_zone,
      })
      findings += closed.findings.length
      if (closed.closings > 0)
        console.log(
          `${closed.findings.length === 0 ? '✓' : '✗'} ${centre.name}: ${closed.closings} 次结账 closings`,
        )
      print(closed.findings)
      const issued = await examineBulletins(opened.storage, centre.centre_id)
      findings += issued.findings.length
      if (issued.bulletins > 0)
        console.log(
          `${issued.findings.length === 0 ? '✓' : '✗'} ${centre.name}: ${issued.bulletins} 期已签发通报 issued bulletins`,
        )
      print(issued.findings)
      if (!options.files) continue
      const files = await examineFiles(opened.storage, openBlobs(settings), centre.centre_id)
      findings += files.findings.length
      console.log(
        `${files.findings.length === 0 ? '✓' : '✗'} ${centre.name}: ${files.files} 个附件 attachments`,
      )
      print(files.findings)
    }
    if (findings > 0) throw new Stop(`发现 ${findings} 处问题。\n${findings} findings.`)
  } finally {
    await opened.close()
  }
}

function print(findings: readonly Pick<Finding, 'zh' | 'en'>[]): void {
  for (const finding of findings.slice(0, 50)) console.log(`  ✗ ${finding.zh}\n    ${finding.en}`)
}
