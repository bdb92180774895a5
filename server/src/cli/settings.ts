import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { S3Settings } from '../storage/blobs/s3-blobs.ts'

/** What the environment says; every command reads it here. */
export interface Settings {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly isSecure: boolean
  /** Where attachments are kept instead of the data directory. */
  readonly s3: S3Settings | undefined
  /** Where the public reaches this installation: the address links in messages begin with. */
  readonly publicUrl: string
  /** Secret of the telephone switch; without it nothing from a switch is taken. */
  readonly switchSecret: string | undefined
  readonly version: string
}

/** Reads the settings; a port that is no port is said at once, not when listening fails. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const port = Number(environment['YIHU_PORT'] ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Stop(
      `YIHU_PORT=${environment['YIHU_PORT']} 不是端口号（0–65535）\nYIHU_PORT is not a port number (0–65535)`,
      2,
    )
  const host = environment['YIHU_HOST'] ?? '127.0.0.1'
  const publicUrl = environment['YIHU_PUBLIC_URL'] || `http://${host}:${port}`
  if (!URL.canParse(publicUrl))
    throw new Stop(`YIHU_PUBLIC_URL=${publicUrl} 不是网址\nYIHU_PUBLIC_URL is not an address`, 2)
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return {
    port,
    host,
    publicUrl,
    switchSecret: environment['YIHU_SWITCH_SECRET'] || undefined,
    dataDir: resolve(environment['YIHU_DATA_DIR'] ?? './data'),
    databaseUrl: environment['DATABASE_URL'] || undefined,
    isSecure: environment['YIHU_SECURE'] === 'true',
    s3: readS3(environment),
    version,
  }
}

/** All five or none: half a setting would put files where nobody looks for them. */
function readS3(environment: NodeJS.ProcessEnv): S3Settings | undefined {
  const names = ['ENDPOINT', 'BUCKET', 'REGION', 'KEY', 'SECRET'].map((name) => `YIHU_S3_${name}`)
  const [endpoint = '', bucket = '', region = '', key = '', secret = ''] = names.map(
    (name) => environment[name] ?? '',
  )
  const missing = names.filter((name) => !environment[name])
  if (missing.length === names.length) return undefined
  if (missing.length > 0)
    throw new Stop(
      `附件存储的设置不完整，还缺：${missing.join('、')}\nThe settings of the store of attachments are not whole; missing: ${missing.join(', ')}`,
      2,
    )
  if (!/^https?:$/.test(URL.parse(endpoint)?.protocol ?? ''))
    throw new Stop(
      `YIHU_S3_ENDPOINT=${endpoint} 应为 https:// 开头的地址\nYIHU_S3_ENDPOINT must be an address that begins with https://`,
      2,
    )
  return { endpoint, bucket, region, key, secret }
}

/** Ends a command with a message for people and an exit code: 2 for what was asked wrongly, 1 for what failed. */
export class Stop extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}
