import { openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { AwsClient } from 'aws4fetch'
import type { Blobs } from './blobs.ts'

export interface S3Settings {
  /** With scheme, without bucket: `https://oss-cn-hangzhou.aliyuncs.com`. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly key: string
  readonly secret: string
}

/**
 * Keeps bytes at a store that speaks S3 (a city's government cloud, MinIO), each under `attachments/<key>`, addressed by
 * path, which every such store takes. The hash of the bytes is part of what is signed: a store refuses what arrived
 * there otherwise than it left. Files still arrive on this machine first.
 */
export function s3Blobs(settings: S3Settings, dataDir: string): Blobs {
  const client = new AwsClient({
    accessKeyId: settings.key,
    secretAccessKey: settings.secret,
    region: settings.region,
    service: 's3',
    retries: 2,
  })
  const urlOf = (key: string) =>
    `${settings.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(settings.bucket)}/attachments/${key}`
  return {
    arrivals: join(dataDir, 'attachments', 'arriving'),
    write: async (key, { path, sha256 }) => {
      // A blob of the file is read as it is sent and has a length, without which stores take nothing.
      const reply = await client.fetch(urlOf(key), {
        method: 'PUT',
        body: await openAsBlob(path),
        headers: { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' },
      })
      await expectGood('PUT', key, reply)
    },
    read: async (key) => {
      const reply = await client.fetch(urlOf(key))
      if (reply.status === 404) return undefined
      if (!reply.ok || !reply.body) return expectGood('GET', key, reply)
      return Readable.from(reply.body)
    },
    remove: async (key) => {
      const reply = await client.fetch(urlOf(key), { method: 'DELETE' })
      if (reply.status !== 404) await expectGood('DELETE', key, reply)
    },
  }
}

async function expectGood(method: string, key: string, reply: Response): Promise<undefined> {
  const text = await reply.text()
  if (reply.ok) return undefined
  throw new Error(`the store answered ${method} ${key} with ${reply.status}: ${text.slice(0, 300)}`)
}
