import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { addAttachment } from '../operations/add-attachment.ts'
import { blobKey } from '../storage/blobs/blobs.ts'
import { diskBlobs } from '../storage/blobs/disk-blobs.ts'
import { acceptOne } from '../testing/order-life.ts'
import { sampleFiles } from '../testing/sample-files.ts'
import { setUpSmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { doctorCommand } from './doctor.ts'
import { readSettings } from './settings.ts'

const database = useTestDatabase()
let dataDir: string
let said: string[]
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yihu-doctor-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))
beforeEach(() => {
  said = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => said.push(line))
})
afterEach(() => vi.restoreAllMocks())

it('the doctor reads the files only when asked, and names the missing and the changed one', async () => {
  const settings = readSettings({ DATABASE_URL: database.url, YIHU_DATA_DIR: dataDir })
  const small = await setUpSmallCentre(database.storage)
  const life = await acceptOne(small)
  const context = small.contextOf('agent', life.now)
  const blobs = diskBlobs(dataDir)
  const keys: string[] = []
  for (const name of ['好.png', '改.png', '缺.png']) {
    const source = Readable.from([sampleFiles.png])
    const request = { orderId: life.orderId, name, purpose: 'appeal' as const, source }
    const added = await addAttachment(context, blobs, request, { key: randomUUID(), requestHash: name })
    if (!added.ok) throw new Error(added.code)
    keys.push(blobKey(small.centre.centreId, added.value.attachmentId, life.now))
  }
  await doctorCommand(settings, { files: true })
  expect(said.at(-1)).toBe(`✓ ${small.centre.name}: 3 个附件 attachments`)

  await writeFile(join(dataDir, 'attachments', keys[1] ?? ''), sampleFiles.jpeg)
  await blobs.remove(keys[2] ?? '')
  await doctorCommand(settings)
  await expect(doctorCommand(settings, { files: true })).rejects.toMatchObject({
    exitCode: 1,
    message: '发现 2 处问题。\n2 findings.',
  })
  expect(said.at(-2)).toMatch(/附件“改.png”（.*）的文件被改动\n.*has been changed/)
  expect(said.at(-1)).toMatch(/附件“缺.png”（.*）的文件缺失\n.*is missing/)
})

it('a store of attachments that is set by halves is refused with what is missing', () => {
  const half = { YIHU_S3_ENDPOINT: 'https://oss.example', YIHU_S3_BUCKET: 'city' }
  expect(() => readSettings(half)).toThrow(/YIHU_S3_REGION、YIHU_S3_KEY、YIHU_S3_SECRET/)
  const whole = { ...half, YIHU_S3_REGION: 'cn', YIHU_S3_KEY: 'k', YIHU_S3_SECRET: 's' }
  expect(readSettings(whole).s3).toMatchObject({ endpoint: 'https://oss.example', bucket: 'city' })
  expect(() => readSettings({ ...whole, YIHU_S3_ENDPOINT: 'oss.example' })).toThrow('https://')
  expect(readSettings({}).s3).toBeUndefined()
})
