import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { newId } from '../operations/context.ts'
import { insertDraft } from '../storage/bulletin-drafts.ts'
import { insertIssuedBulletin, sha256 } from '../storage/issued-bulletins.ts'
import { setUpSmallCentre } from '../testing/small-centre.ts'
import { useTestDatabase } from '../testing/test-database.ts'
import { doctorCommand } from './doctor.ts'
import { readSettings } from './settings.ts'

const database = useTestDatabase()
let said: string[]
beforeEach(() => {
  said = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => said.push(line))
})
afterEach(() => vi.restoreAllMocks())

it('the doctor names an issued bulletin whose PDF or words were changed behind its seal', async () => {
  const settings = readSettings({ DATABASE_URL: database.url })
  const small = await setUpSmallCentre(database.storage)
  const { centreId, name } = small.centre
  const at = new Date('2023-11-17T02:00:00Z')
  const bytes = new TextEncoder().encode('正文')
  const draft = {
    draftId: newId(),
    template: 'monthly',
    period: '2023-10',
    text: { issuer: '中心', issuedOn: '2023-11-17', parts: {} },
    figures: { values: {} } as never,
  }
  await database.storage.transact(centreId, async (tx) => {
    await insertDraft(tx, { ...draft, figuresAt: at, by: small.userId('editor'), at })
    const issued = {
      ...draft,
      bulletinId: newId(),
      issueNo: '第 6 期',
      issuedBy: small.userId('leader'),
      issuedAt: at,
      findings: [],
      documentHash: sha256(bytes),
      annexHash: sha256(bytes),
      pageHash: sha256(bytes),
      pdfHash: sha256(bytes),
    }
    await insertIssuedBulletin(tx, issued, { document: bytes, annex: bytes, page: bytes, pdf: bytes })
  })
  await doctorCommand(settings)
  expect(said.at(-1)).toBe(`✓ ${name}: 1 期已签发通报 issued bulletins`)

  await sql`update bulletins set pdf = 'x'`.execute(database.storage.owner)
  await expect(doctorCommand(settings)).rejects.toMatchObject({ exitCode: 1 })
  expect(said.at(-1)).toContain('通报 第 6 期（2023-10）：PDF签发后被改动')
  expect(said.at(-1)).toContain('bulletin 第 6 期 (2023-10): the PDF changed after issue')

  await sql`update bulletins set text = jsonb_set(text, '{issuer}', '"别的单位"')`.execute(
    database.storage.owner,
  )
  await expect(doctorCommand(settings)).rejects.toMatchObject({ exitCode: 1 })
  expect(said.at(-1)).toContain('通报 第 6 期（2023-10）：封存的数据、文字或签发记录签发后被改动')
  expect(said.at(-1)).toContain(
    'bulletin 第 6 期 (2023-10): the sealed figures, words or record of issue changed',
  )
})
