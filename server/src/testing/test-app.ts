import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accepted } from '@yihu/core/refusal'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import { createApp } from '../api/app.ts'
import { makePlatform } from '../api/platform.ts'
import { writer as realWriter } from '../cli/writer.ts'
import type { Writer } from '../operations/build-bulletin.ts'
import type { Blobs } from '../storage/blobs/blobs.ts'
import { diskBlobs } from '../storage/blobs/disk-blobs.ts'
import { signedIn } from './api-client.ts'
import type { Person } from './api-client.ts'
import { setUpSmallCentre } from './small-centre.ts'
import type { SmallCentre } from './small-centre.ts'
import { useTestDatabase } from './test-database.ts'
import type { TestDatabase } from './test-database.ts'

export interface TestApp {
  readonly database: TestDatabase
  readonly app: FastifyInstance
  readonly small: SmallCentre
  /** Bytes of attachments, in a folder of the test file's own. */
  readonly blobs: Blobs
  readonly attachmentFolder: string
  /** Signs in at the first call, and is the same person afterwards. */
  as(login: string): Promise<Person>
}

/** What the switch of a test says. */
export const switchSecret = 'a-secret-for-tests'

/** Files are written by `reports/`, which has tests of its own. */
const writer: Writer = {
  document: () => Promise.resolve(accepted(Buffer.from('document'))),
  annex: () => Promise.resolve(Buffer.from('annex')),
  blocks: (document) => realWriter.blocks(document),
  page: (blocks, head) => realWriter.page(blocks, head),
  pdf: (blocks, head) => realWriter.pdf(blocks, head),
  orders: (format, table) => realWriter.orders(format, table),
}

/** The HTTP application on a database of its own with one small centre; nothing listens. */
export function useTestApp({ write = writer }: { readonly write?: Writer } = {}): TestApp {
  const database = useTestDatabase()
  let app: FastifyInstance | undefined
  let small: SmallCentre | undefined
  const dataDir = mkdtempSync(join(tmpdir(), 'yihu-app-'))
  const blobs = diskBlobs(dataDir)
  const people = new Map<string, Promise<Person>>()
  beforeAll(async () => {
    small = await setUpSmallCentre(database.storage)
    const platform = await makePlatform(database.storage, write, blobs, switchSecret)
    app = await createApp({ platform: () => platform, version: '0.0.0-test' })
    await app.ready()
  })
  afterAll(async () => {
    await app?.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  return {
    database,
    blobs,
    attachmentFolder: join(dataDir, 'attachments'),
    get app() {
      return there(app)
    },
    get small() {
      return there(small)
    },
    as: (login) => {
      const known = people.get(login) ?? signedIn(there(app), login)
      people.set(login, known)
      return known
    },
  }
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the test application is there from the first hook on')
  return value
}
