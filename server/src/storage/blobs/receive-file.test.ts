import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { accepted } from '@yihu/core/refusal'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleFiles } from '../../testing/sample-files.ts'
import { clearArrivals } from './clear-arrivals.ts'
import { receiveFile } from './receive-file.ts'
import type { FileOnDisk } from './receive-file.ts'

let folder: string
let arrivals: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yihu-arrivals-'))
  arrivals = join(folder, 'data', 'attachments', 'arriving')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const receive = (source: Readable, maxBytes = 1000) =>
  receiveFile(arrivals, source, maxBytes, async (file) =>
    accepted({ file, content: await readFile(file.path) }),
  )

it('a file arrives whole, hashed and counted, and is gone afterwards', async () => {
  const bytes = Buffer.from('现场已处理')
  // In pieces that cut a character in two.
  const result = await receive(Readable.from([bytes.subarray(0, 4), bytes.subarray(4)]))
  if (!result.ok) throw new Error(result.code)
  expect(result.value.content).toEqual(bytes)
  expect(result.value.file).toMatchObject({
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    isText: true,
    beginning: '现场已处理',
    sniffed: undefined,
  })
  expect(await readdir(arrivals)).toEqual([])
  expect((await stat(join(arrivals, '..'))).mode & 0o777).toBe(0o700)
})

it.each([
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['pdf', 'application/pdf'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['ole', 'application/x-cfb'],
  ['amr', 'audio/amr'],
  ['exe', 'application/x-msdownload'],
  ['zip', 'application/zip'],
] as const)('the bytes of a %s show that it is %s', async (name, mediaType) => {
  expect(await fileOf(sampleFiles[name])).toMatchObject({ sniffed: mediaType })
})

it('bytes with control characters or in another encoding are no text', async () => {
  expect(await fileOf(sampleFiles.text)).toMatchObject({ isText: true, sniffed: undefined })
  expect(await fileOf(sampleFiles.gbk)).toMatchObject({ isText: false, sniffed: undefined })
  expect(await fileOf(Buffer.from('a\0b'))).toMatchObject({ isText: false })
  expect(await fileOf(Buffer.from('现').subarray(0, 2))).toMatchObject({ isText: false })
})

it('what is too large is refused while it arrives; nothing of it is left and the sender can be answered', async () => {
  const source = new PassThrough()
  source.write(Buffer.alloc(600))
  source.write(Buffer.alloc(600))
  expect(await receive(source)).toMatchObject({ ok: false, code: 'attachmentTooLarge' })
  expect(source.destroyed).toBe(false)
  expect(await readdir(arrivals)).toEqual([])
})

it('an upload that is cut off is refused and leaves nothing', async () => {
  const source = new PassThrough()
  source.write(Buffer.alloc(100))
  setTimeout(() => source.destroy(new Error('aborted')), 20)
  expect(await receive(source)).toMatchObject({ ok: false, code: 'uploadCutOff' })
  expect(await readdir(arrivals)).toEqual([])
})

it('an upload that is cut off before it is read is refused as well', async () => {
  const source = new PassThrough()
  source.write(Buffer.alloc(100))
  const receiving = receive(source)
  source.destroy(new Error('aborted'))
  expect(await receiving).toMatchObject({ ok: false, code: 'uploadCutOff' })
  expect(await readdir(arrivals)).toEqual([])
})

it('a failure while it is kept leaves nothing either', async () => {
  const failing = () => Promise.reject(new Error('the disk is full'))
  const receiving = receiveFile(arrivals, Readable.from([Buffer.from('a')]), 10, failing)
  await expect(receiving).rejects.toThrow('the disk is full')
  expect(await readdir(arrivals)).toEqual([])
})

it('what a crash left of a file is removed when a day has passed, and nothing else', async () => {
  const [old, young] = [join(arrivals, 'old.part'), join(arrivals, 'young.part')]
  await writeFile(old, 'a')
  await writeFile(young, 'a')
  await utimes(old, new Date('2023-10-09'), new Date('2023-10-09'))
  expect(await clearArrivals(arrivals, new Date('2023-10-10'))).toBe(1)
  expect(await readdir(arrivals)).toEqual(['young.part'])
  await rm(young)
  expect(await clearArrivals(join(folder, 'nowhere'), new Date())).toBe(0)
})

async function fileOf(bytes: Buffer): Promise<FileOnDisk> {
  const result = await receive(Readable.from([bytes]))
  if (!result.ok) throw new Error(result.code)
  return result.value.file
}
