import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { databaseErrorCode } from '../storage/storage.ts'
import { assessCommand } from './assess.ts'
import { auditCommand } from './audit.ts'
import type { AuditOptions } from './audit.ts'
import { demoCommand } from './demo.ts'
import { doctorCommand } from './doctor.ts'
import { migrateCommand } from './migrate.ts'
import { replayCommand } from './replay.ts'
import { reportCommand } from './report.ts'
import { serveCommand } from './serve.ts'
import { readSettings, Stop } from './settings.ts'
import type { Settings } from './settings.ts'
import { verifyCommand, verifySourcesCommand } from './verify.ts'

const run = (command: (settings: Settings) => Promise<void>) => command(readSettings(process.env))
const seed = (text: string) => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0)
    throw new InvalidArgumentError('应为非负整数 / must be a whole number')
  return number
}

const program = new Command('yihu')
  .description('一呼 — 12345 政务服务热线平台 / the open platform for 12345 hotlines')
  .addHelpText(
    'after',
    '\n环境变量 / environment: YIHU_PORT (8080), YIHU_HOST (127.0.0.1), YIHU_DATA_DIR (./data), DATABASE_URL (内置 embedded), YIHU_SECURE, YIHU_S3_ENDPOINT, _BUCKET, _REGION, _KEY, _SECRET (附件存储 store of attachments)',
  )
  .exitOverride()

program
  .command('serve')
  .description('启动服务 / start the server')
  .action(() => run(serveCommand))
program
  .command('demo')
  .description('启动服务并回放示范月份 / start the server and replay a month into it')
  .action(() => run(demoCommand))
program
  .command('replay')
  .argument('<month>', '月份 / month, for example xiangtan-2023-10')
  .option('--seed <number>', '随机种子 / seed', seed, 1)
  .option('--restart', '清除该中心后重新回放 / remove the replayed centre and begin again', false)
  .description('回放一个已公布的月份 / replay a published month')
  .action((month: string, options: { seed: number; restart: boolean }) =>
    run((settings) => replayCommand(settings, month, options)),
  )
program
  .command('audit')
  .argument('<file>', 'Word、文本或 JSON 文件 / a .docx, .txt or .json file')
  .option(
    '--scheme <scheme>',
    '按考核方案（键或 YAML 文件）重算附表，可重复 / recompute tables by a scheme (key or YAML file); may be repeated',
    (name: string, names: string[]) => [...names, name],
    [],
  )
  .option('--format <format>', 'text 或 json / text or json', 'text')
  .description('审核任何一份通报里的数字 / audit the figures of any bulletin')
  .action((file: string, options: AuditOptions) => auditCommand(file, options))
program
  .command('assess')
  .requiredOption('--scheme <key>', '考核方案的键或 YAML 文件 / key or YAML file of the scheme')
  .option('--period <month>', '考核周期 / period, for example 2023-10')
  .option('--counts <file>', '用 CSV 计数表代替数据库 / take counts from a CSV file, not from the database')
  .option(
    '--ledger <file>',
    '加减分明细 CSV，与 --counts 同用 / CSV of bonus and deduction items, with --counts',
  )
  .option('--centre <code>', '热线中心 / centre')
  .option('--format <format>', 'json、table 或 xlsx / json, table or xlsx', 'table')
  .option('--out <file>', '写入文件 / write to a file')
  .description('按方案考核 / assess a period by a scheme')
  .action((options) => run((settings) => assessCommand(settings, options)))
program
  .command('report')
  .requiredOption('--template <key>', '通报模板 / template of the bulletin')
  .requiredOption('--period <month>', '期别 / period, for example 2023-10')
  .requiredOption('--out <file>', '通报 .docx / the bulletin')
  .option('--annex <file>', '附件 .xlsx / the annex workbook')
  .option('--centre <code>', '热线中心 / centre')
  .description('生成通报 / build the bulletin')
  .action((options) => run((settings) => reportCommand(settings, options)))
program
  .command('verify')
  .argument('<month>', '月份 / month, for example xiangtan-2023-10')
  .description(
    '逐项核对回放结果与公布数据 / compare a replayed month with its published figures, number by number',
  )
  .action((month: string) => run((settings) => verifyCommand(settings, month)))
program
  .command('verify-sources')
  .description(
    '回放全部已公布的期别并逐项核对 / replay every published period and compare all of it, number by number',
  )
  .action(() => run(verifySourcesCommand))
program
  .command('migrate')
  .description('升级数据库结构 / bring the database schema up to date')
  .action(() => run(migrateCommand))
program
  .command('doctor')
  .option('--files', '逐个核对附件文件 / read the file of every attachment, too', false)
  .description('检查数据库与数据完整性 / check the database and the integrity of its data')
  .action((options: { files: boolean }) => run((settings) => doctorCommand(settings, options)))

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

/** Says what went wrong in words; a stack only for a defect. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof Stop) {
    console.error(error.message)
    return error.exitCode
  }
  if (/^(08|57P|ECONN)/.test(databaseErrorCode(error) ?? '')) {
    console.error(
      '数据库连接中断，操作未完成。\nThe connection to the database was lost; the work is not finished.',
    )
    return 1
  }
  console.error('出现未预料的错误 / an unexpected error:', error)
  return 1
}
