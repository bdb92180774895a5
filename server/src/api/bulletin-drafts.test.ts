import { createHash } from 'node:crypto'
import type { DraftView } from '@yihu/contract/bulletin-routes'
import { sql } from 'kysely'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { writer } from '../cli/writer.ts'
import { examineBulletins } from '../operations/examine-bulletins.ts'
import { loadPublishedMonth } from '../replay/load-published-month.ts'
import { saveEnteredFigure } from '../storage/period-entries.ts'
import { appeal } from '../testing/order-life.ts'
import { fillMonth, period } from '../testing/month-of-orders.ts'
import { units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'

/* One bulletin from its first word to its seal, by the people of the chain, with the real documents. */
const api = useTestApp({ write: writer })
const template = 'xiangtan-monthly'
let draft: DraftView

const params = () => ({ draftId: draft.draftId })
const save = async (login: string, text: DraftView['text'], version = draft.version) =>
  (await api.as(login)).call('saveDraftText', { params: params(), body: { version, text } })
const step = async (login: string, body: object) =>
  (await api.as(login)).call('stepDraft', { params: params(), body: { version: draft.version, ...body } })
const reload = async (login = 'editor') => {
  draft = (await (await api.as(login)).call('getDraft', { params: params() })).value
}
const withCases = (text: string) => {
  const cases = [{ title: '一个案例', body: [text] }]
  const filled = draft.parts.map(({ key, kind }) => {
    if (kind === 'cases') return [key, { kind, cases }]
    return [key, kind === 'line' ? { kind, text: '各单位' } : draft.text.parts[key]]
  })
  return {
    issueNo: '2023 年第 6 期',
    issuer: '小城 12345 热线',
    issuedOn: '2023-11-17',
    parts: Object.fromEntries(filled) as DraftView['text']['parts'],
  }
}

beforeAll(async () => {
  await fillMonth(api.small)
  for (const unit of units.slice(0, 2))
    await sql`insert into manual_scores values (${api.small.centre.centreId}, ${period}, 'knowledge_base_score',
      ${api.small.unitId(unit)}, 18.5, '评定', ${api.small.userId('assessor')}, now())`.execute(
      api.database.storage.owner,
    )
  // What no order gives is entered, or the bulletin would be issued with gaps.
  const { entered } = loadPublishedMonth('xiangtan-2023-10')
  await api.database.storage.transact(api.small.centre.centreId, async (tx) => {
    const by = { by: api.small.userId('assessor'), at: new Date() }
    for (const { key, value, reason } of entered.filter((figure) => !figure.key.startsWith('previous.')))
      await saveEnteredFigure(tx, { period, key, value, reason, ...by })
  })
  const ran = await (
    await api.as('assessor')
  ).call('runAssessment', {
    body: { scheme: 'xiangtan-2023-10', period },
  })
  if (ran.status !== 201) throw new Error(ran.text)
  const begun = await (await api.as('editor')).call('beginDraft', { body: { template, period } })
  draft = begun.value
}, 60_000)

describe('a draft', () => {
  it('is begun once, with its figures; whoever begins it again works on the same', async () => {
    expect(draft).toMatchObject({ state: 'drafting', version: 1, mayWrite: true, openSteps: ['submit'] })
    expect(Object.keys(draft.figures.values).length).toBeGreaterThan(20)
    const again = await (await api.as('assessor')).call('beginDraft', { body: { template, period } })
    expect(again.value.draftId).toBe(draft.draftId)
    const none = await (await api.as('editor')).call('beginDraft', { body: { template, period: '2023-09' } })
    expect(none.problem.code).toBe('notAssessed')
    expect(
      (await (await api.as('leader')).call('beginDraft', { body: { template, period } })).problem.code,
    ).toBe('notPermitted')
  })

  it('keeps the words of who saves first, and tells the second who it was', async () => {
    const mine = await save('editor', { ...draft.text, issueNo: '2023 年第 6 期' })
    expect(mine.value.version).toBe(2)
    const other = await save('assessor', { ...draft.text, issueNo: '2023 年第 7 期' }, 1)
    expect(other.problem).toMatchObject({ status: 409, code: 'draftStale' })
    expect(other.problem.detail).toContain('editor小王')
    await reload()
    expect(draft.text.issueNo).toBe('2023 年第 6 期')
  })

  it('takes a case from an order without what tells who complained; of a confidential one nothing', async () => {
    const agent = await api.as('agent')
    const made = await agent.call('acceptAppeal', {
      body: { ...appeal, appellantName: '欧阳小明', content: '欧阳小明反映路灯不亮，电话13812345621。' },
    })
    const editor = await api.as('editor')
    const pick = (orderNo: string) => editor.call('pickOrder', { params: params(), body: { orderNo } })
    const picked = await pick(made.value.orderNo)
    expect(picked.value.body[0]).toContain('欧阳先生/女士')
    expect(picked.text).not.toMatch(/小明|138/)
    const secret = await agent.call('acceptAppeal', { body: { ...appeal, isConfidential: true } })
    expect((await pick(secret.value.orderNo)).problem.code).toBe('confidentialOrder')
    expect((await pick('no-such-order')).problem.code).toBe('orderNotFound')
  })

  it('is proved as it would be printed: what contradicts itself, by place, and what is missing', async () => {
    await save('editor', withCases('网上派单4000件，按时办结3900件，按时办结率98.5%。'))
    await reload()
    const { value } = await (await api.as('leader')).call('proveDraft', { params: params() })
    const wrong = value.findings.filter(({ kind }) => kind === 'contradiction')
    expect(wrong.some(({ printed }) => printed.includes('98.5%'))).toBe(true)
    expect(value.blocks.some((block) => block.kind === 'table')).toBe(true)
    expect(value.problems).toEqual([])
  })

  it('is counted again when the assessment ran again, which blocks the issue until then', async () => {
    await (await api.as('assessor')).call('runAssessment', { body: { scheme: 'xiangtan-2023-10', period } })
    await reload()
    expect(draft.isOutdated).toBe(true)
    const counted = await (
      await api.as('editor')
    ).call('recountDraft', {
      params: params(),
      body: { version: draft.version },
    })
    draft = counted.value
    expect(draft.isOutdated).toBe(false)
  })
})

describe('the chain', () => {
  it('is taken by those it is for, and by nobody who wrote in the draft', async () => {
    expect((await step('supervisor', { step: 'approve' })).problem.code).toBe('draftWrongState')
    expect((await step('supervisor', { step: 'submit' })).problem.code).toBe('notPermitted')
    draft = (await step('editor', { step: 'submit' })).value
    expect((await save('editor', draft.text)).problem.code).toBe('draftWrongState')
    expect((await step('editor', { step: 'approve' })).problem.code).toBe('notPermitted')
    expect((await step('supervisor', { step: 'sendBack' })).problem.code).toBe('noteMissing')
    draft = (await step('supervisor', { step: 'sendBack', note: '请核对占比' })).value
    expect(draft.steps.at(-1)).toMatchObject({
      step: 'sendBack',
      note: '请核对占比',
      takenBy: 'supervisor小王',
    })
    await sql`update bulletin_drafts set writers = writers || ${api.small.userId('supervisor')}::uuid`.execute(
      api.database.storage.owner,
    )
    await reload()
    draft = (await step('editor', { step: 'submit' })).value
    expect((await step('supervisor', { step: 'approve' })).problem.code).toBe('ownDraft')
    draft = (await step('teamleader', { step: 'approve' })).value
    expect(draft).toMatchObject({ state: 'signing' })
  })

  it('ends in no issue while a contradiction stands without a reason', async () => {
    const blocked = await step('leader', { step: 'issue' })
    expect(blocked.problem).toMatchObject({ status: 409, code: 'issueBlocked' })
    expect(blocked.problem.detail).toContain('有矛盾且未说明理由')
    await reload('leader')
    expect(draft).toMatchObject({ state: 'signing', openSteps: ['sendBack', 'issue'] })
  })

  it('ends in an issue with each reason kept, sealed, and never again', async () => {
    const leader = await api.as('leader')
    const { findings } = (await leader.call('proveDraft', { params: params() })).value
    const letPass = findings
      .filter(({ kind }) => kind === 'contradiction')
      .map(({ key }) => ({ key, reason: '案例原文如此' }))
    draft = (await step('leader', { step: 'issue', letPass })).value
    expect(draft).toMatchObject({
      state: 'issued',
      issueNo: '2023 年第 6 期',
      openSteps: [],
      mayWrite: false,
    })
    const [issued] = (await leader.call('listBulletins')).value
    expect(issued).toMatchObject({ draftId: draft.draftId, issueNo: '2023 年第 6 期', builtBy: 'leader小王' })
    expect(issued?.seal).toMatch(/^[0-9a-f]{64}$/)
    expect((await step('leader', { step: 'sendBack', note: '再改' })).problem.code).toBe('draftWrongState')
    const kept = await sql<{ reasons: string }>`
      select findings::text as reasons from bulletins where seal is not null`.execute(
      api.database.storage.owner,
    )
    expect(kept.rows[0]?.reasons).toContain('案例原文如此')
  })

  it('gives Word, annex, page and PDF of what was issued', async () => {
    const leader = await api.as('leader')
    const bulletinId = draft.bulletinId ?? ''
    const file = (name: string) => leader.call('downloadBulletin', { params: { bulletinId, file: name } })
    const word = unzipSync((await file('bulletin.docx')).bytes)['word/document.xml']
    expect(strFromU8(word ?? new Uint8Array())).toContain('网上派单4000件')
    expect((await file('annex.xlsx')).bytes.subarray(0, 2).toString()).toBe('PK')
    const page = await file('bulletin.html')
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.text).toContain('网上派单4000件')
    expect(page.text).toContain('2023年11月17日')
    const pdf = await file('bulletin.pdf')
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
    const [issued] = (await leader.call('listBulletins')).value
    expect(issued).toMatchObject({ pageHash: sha256(page.bytes), pdfHash: sha256(pdf.bytes) })
    expect(page.text).toContain(`Word 正文 SHA-256 <code>${issued?.documentHash}</code>`)
    expect(page.text.match(/<figcaption>图 \d：/g)).toHaveLength(5)
    expect(page.text).toMatch(/<svg [^>]*role="img" aria-label="图 \d：/)
    const { blocks } = (await leader.call('proveDraft', { params: params() })).value
    expect(new Set(blocks.map(({ kind }) => kind))).toEqual(new Set(['paragraph', 'table']))
  }, 60_000)

  it('lets no second bulletin be issued under the same number', async () => {
    const begun = await (await api.as('editor')).call('beginDraft', { body: { template, period } })
    draft = begun.value
    await save('editor', withCases('没有数字。'))
    await reload()
    draft = (await step('editor', { step: 'submit' })).value
    draft = (await step('teamleader', { step: 'approve' })).value
    const { findings } = (await (await api.as('leader')).call('proveDraft', { params: params() })).value
    const letPass = findings.map(({ key }) => ({ key, reason: '核对无误' }))
    expect((await step('leader', { step: 'issue', letPass })).problem.code).toBe('issueNoTaken')
  })
})

describe('what was issued', () => {
  it('is changed by nobody who works through the application', async () => {
    const { storage } = api.database
    const { centreId } = api.small.centre
    for (const change of [sql`update bulletins set period = '2023-11'`, sql`delete from bulletins`])
      await expect(storage.transact(centreId, (tx) => change.execute(tx))).rejects.toThrow(
        /permission denied/,
      )
    await expect(
      storage.transact(centreId, (tx) => sql`update bulletin_steps set note = ''`.execute(tx)),
    ).rejects.toThrow(/permission denied/)
  })

  it('is given as it was issued, not made again', async () => {
    const { owner } = api.database.storage
    const leader = await api.as('leader')
    const [issued] = (await leader.call('listBulletins')).value.filter(({ seal }) => seal !== null)
    const page = () =>
      leader.call('downloadBulletin', {
        params: { bulletinId: issued?.bulletinId ?? '', file: 'bulletin.html' },
      })
    const before = (await page()).text
    await sql`update bulletins set text = jsonb_set(text, '{issuer}', '"别处"') where seal is not null`.execute(
      owner,
    )
    expect((await page()).text).toBe(before)
    await sql`update bulletins set text = jsonb_set(text, '{issuer}', '"小城 12345 热线"') where seal is not null`.execute(
      owner,
    )
    await expect(
      sql`update bulletins set pdf_hash = null where seal is not null`.execute(owner),
    ).rejects.toThrow(/forms_whole/)
  })

  it('gives its hashes, until somebody changes a byte, a figure or a word behind it', async () => {
    const { storage } = api.database
    const { centreId } = api.small.centre
    expect(await examineBulletins(storage, centreId)).toEqual({ bulletins: 1, findings: [] })
    await sql`update bulletins set annex = 'x', page = 'x', figures = jsonb_set(figures, '{values,valid_orders,printed}', '"1"')
      where seal is not null`.execute(storage.owner)
    const { findings } = await examineBulletins(storage, centreId)
    expect(findings.map(({ zh }) => zh)).toEqual([
      '通报 2023 年第 6 期（2023-10）：附件签发后被改动',
      '通报 2023 年第 6 期（2023-10）：网页签发后被改动',
      '通报 2023 年第 6 期（2023-10）：封存的数据、文字或签发记录签发后被改动',
    ])
  })

  it('is not found whole when its page and PDF are taken away with their hashes', async () => {
    const { storage } = api.database
    const before = await examineBulletins(storage, api.small.centre.centreId)
    await sql`update bulletins set page = null, page_hash = null, pdf = null, pdf_hash = null`.execute(
      storage.owner,
    )
    const { findings } = await examineBulletins(storage, api.small.centre.centreId)
    expect(findings.length).toBe(before.findings.length - 1)
    expect(findings.at(-1)?.zh).toContain('封存的数据、文字或签发记录签发后被改动')
  })
})
