import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blobKey } from './blobs.ts'
import type { ArrivedFile, Blobs } from './blobs.ts'
import { openBlobs } from './open-blobs.ts'

const [centreId, attachmentId] = [randomUUID(), randomUUID()]
const key = blobKey(centreId, attachmentId, new Date('2023-10-09T01:00:00Z'))
const bytes = Buffer.from('现场照片'.repeat(20_000))
let dataDir: string
let store: Awaited<ReturnType<typeof startStore>>
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yihu-blobs-'))
  store = await startStore()
})
afterAll(async () => {
  store.server.close()
  await rm(dataDir, { recursive: true, force: true })
})

it('a key is centre, year, month and identifier', () => {
  expect(key).toBe(`${centreId}/2023/10/${attachmentId}`)
})

describe.each(['disk', 's3'] as const)('bytes kept on %s', (kind) => {
  let blobs: Blobs
  beforeAll(() => {
    blobs = openBlobs({ dataDir, s3: kind === 's3' ? store.settings : undefined })
  })

  it('are read as they were written, and are gone when removed', async () => {
    expect(await blobs.read(key)).toBeUndefined()
    await blobs.write(key, await arrived(blobs))
    const stream = await blobs.read(key)
    expect(stream && (await buffer(stream))).toEqual(bytes)
    await blobs.remove(key)
    expect(await blobs.read(key)).toBeUndefined()
    await blobs.remove(key)
  })
})

describe('on disk', () => {
  it('they lie under the month, for nobody else to read, and what arrived has moved there', async () => {
    const blobs = openBlobs({ dataDir, s3: undefined })
    const file = await arrived(blobs)
    await blobs.write(key, file)
    const place = join(dataDir, 'attachments', centreId, '2023', '10')
    expect(await readFile(join(place, attachmentId))).toEqual(bytes)
    expect((await stat(place)).mode & 0o777).toBe(0o700)
    await expect(stat(file.path)).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await readdir(place)).toEqual([attachmentId])
  })

  it('a key that leads elsewhere is a defect', async () => {
    const blobs = openBlobs({ dataDir, s3: undefined })
    await expect(blobs.read('../../etc/passwd')).rejects.toThrow('not a key')
  })
})

describe('at an S3 store', () => {
  it('requests are signed, and with them the hash and the length of the bytes', async () => {
    const blobs = openBlobs({ dataDir, s3: store.settings })
    const file = await arrived(blobs)
    await blobs.write(key, file)
    const request = store.requests.findLast(({ method }) => method === 'PUT')
    expect(request?.url).toBe(`/city-files/attachments/${key}`)
    expect(request?.headers).toMatchObject({
      'x-amz-content-sha256': file.sha256,
      'content-length': String(bytes.length),
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=an-access-key\/\d{8}\/cn-south\/s3\/aws4_request, SignedHeaders=[a-z0-9;-]*x-amz-content-sha256[a-z0-9;-]*, Signature=[0-9a-f]{64}$/,
      ),
    })
    expect(JSON.stringify(store.requests)).not.toContain(store.settings.secret)
  })

  it('a store that refuses is a failure that names what it said', async () => {
    const blobs = openBlobs({ dataDir, s3: { ...store.settings, bucket: 'not-ours' } })
    await expect(blobs.read(key)).rejects.toThrow(/GET .* with 403: AccessDenied/)
    await expect(blobs.write(key, await arrived(blobs))).rejects.toThrow(/PUT .* with 403/)
  })
})

async function arrived(blobs: Blobs): Promise<ArrivedFile> {
  await mkdir(blobs.arrivals, { recursive: true, mode: 0o700 })
  const path = join(blobs.arrivals, randomUUID())
  await writeFile(path, bytes)
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** A store with one bucket: keeps what is put, refuses what is not signed or arrived otherwise than it says. */
async function startStore() {
  const requests: { method: string; url: string; headers: IncomingHttpHeaders }[] = []
  const objects = new Map<string, Buffer>()
  const server: Server = createServer((request, response) => {
    const { method = '', url = '', headers } = request
    requests.push({ method, url, headers })
    void buffer(request).then((body) => {
      const isSigned =
        headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') && url.startsWith('/city-files/')
      if (!isSigned) return response.writeHead(403).end('AccessDenied')
      if (method === 'PUT') {
        const hash = createHash('sha256').update(body).digest('hex')
        if (hash !== headers['x-amz-content-sha256']) return response.writeHead(400).end('BadDigest')
        objects.set(url, body)
        return response.end()
      }
      if (method === 'DELETE') return response.writeHead(objects.delete(url) ? 204 : 404).end()
      const found = objects.get(url)
      return found ? response.end(found) : response.writeHead(404).end('NoSuchKey')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`
  const settings = {
    endpoint,
    bucket: 'city-files',
    region: 'cn-south',
    key: 'an-access-key',
    secret: 'a-secret',
  }
  return { server, requests, settings }
}
