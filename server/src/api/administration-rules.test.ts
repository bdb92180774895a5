import { describe, expect, it } from 'vitest'
import { watchCentres } from '../operations/watch-centres.ts'
import { signedIn } from '../testing/api-client.ts'
import { setUpSmallCentre, units } from '../testing/small-centre.ts'
import { useTestApp } from '../testing/test-app.ts'
import { makePlatform } from './platform.ts'

const api = useTestApp()
const reason = '按新规定'
const admin = () => api.as('admin')
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format()
const daysOn = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)

async function accept(change: object = {}) {
  const body = {
    channelCode: 'phone',
    kind: 'complaint',
    urgency: 'normal',
    title: '路灯不亮',
    content: '小区门口路灯不亮，请尽快修复',
    categoryCode: 'road',
    divisionCode: '430300',
    ...change,
  }
  return (await (await api.as('agent')).call('acceptAppeal', { body })).value
}
async function dispatch(order: { orderId: string; version: number }, unitId: string) {
  return (
    await (
      await api.as('dispatcher')
    ).call('actOnOrder', {
      params: { orderId: order.orderId },
      body: { action: 'dispatch', version: order.version, fields: { unitId } },
    })
  ).value
}

describe('limits', () => {
  const limit = {
    clock: 'handle',
    appealKind: null,
    urgency: 'critical',
    channelCode: null,
    deskCode: null,
    categoryCode: null,
    unitLevel: null,
    amount: 2,
    unit: 'hours',
    isLawOverride: false,
    validFrom: today,
    validUntil: null,
    clause: '特急两小时',
  }
  const add = async (change: object = {}) =>
    (await admin()).call('addLimit', { body: { ...limit, reason, ...change } })
  const dueAfter = async () => {
    const order = await dispatch(await accept({ urgency: 'critical' }), api.small.unitId(units[1]))
    const [assignment] = order.assignments
    return (
      (Date.parse(assignment?.handlingDueAt ?? '') - Date.parse(assignment?.dispatchedAt ?? '')) / 3_600_000
    )
  }

  it('a new limit holds for the orders dispatched after it, and a replaced one stays to be read', async () => {
    expect(await dueAfter()).toBeGreaterThan(24)
    expect((await add()).status).toBe(204)
    expect(await dueAfter()).toBeCloseTo(2)
    const row = (await (await admin()).call('listLimits')).value.find(({ clause }) => clause === limit.clause)
    const replace = (body: object) =>
      admin().then((person) =>
        person.call('changeLimit', {
          params: { limitId: row?.limitId ?? '' },
          body: { change: 'replace', version: row?.version, reason, ...body },
        }),
      )
    expect((await replace({ row: { ...limit, amount: 3, validFrom: daysOn(5) } })).status).toBe(204)
    const rows = (await (await admin()).call('listLimits')).value.filter(
      ({ clause }) => clause === limit.clause,
    )
    expect(rows.map(({ amount, validFrom, validUntil }) => [amount, validFrom, validUntil])).toEqual([
      [2, today, daysOn(4)],
      [3, daysOn(5), null],
    ])
    expect((await replace({ row: limit })).problem.code).toBe('staleData')
    expect(await dueAfter()).toBeCloseTo(2)
  })

  it('rows that contradict each other are refused, and both are named', async () => {
    const { problem } = await add({ clause: '另一条两小时', amount: 4, validFrom: daysOn(9) })
    expect(problem).toMatchObject({ code: 'limitContradicts', status: 409 })
    expect(problem.detail).toMatch(/特急两小时（3小时.*另一条两小时（4小时/)
    expect((await add({ clause: '别处', deskCode: 'medical' })).status).toBe(204)
  })

  it('a limit does not begin in the past, end before it begins, last for ever or name what is not there', async () => {
    expect((await add({ validFrom: daysOn(-1) })).problem.code).toBe('limitInPast')
    expect((await add({ validUntil: daysOn(-1) })).problem.code).toBe('invalidDates')
    expect((await add({ amount: 99_999_999, appealKind: 'inquiry' })).problem.code).toBe('invalidLimit')
    expect((await add({ categoryCode: 'nothing' })).problem).toMatchObject({
      code: 'unknownCode',
      detail: '“事项分类”中没有编码“nothing”，或已停用',
    })
  })

  it('a limit of a category is kept and read', async () => {
    expect((await add({ categoryCode: 'road', clause: '道路一小时', amount: 1 })).status).toBe(204)
    const { centre } = api.small
    expect(centre.categoryPath('road')).toEqual(['road'])
    const rows = (await (await admin()).call('listLimits')).value
    expect(rows.find(({ clause }) => clause === '道路一小时')).toMatchObject({
      categoryCode: 'road',
      amount: 1,
    })
  })

  it('a limit ends with a date, not before yesterday', async () => {
    const row = (await (await admin()).call('listLimits')).value.find(({ clause }) => clause === '别处')
    const close = async (on: string) =>
      (await admin()).call('changeLimit', {
        params: { limitId: row?.limitId ?? '' },
        body: { change: 'close', on, version: row?.version, reason },
      })
    expect((await close(daysOn(-9))).problem.code).toBe('invalidDates')
    expect((await close(daysOn(3))).status).toBe(204)
  })

  it('the end of a limit is taken back, unless another has come in its place', async () => {
    const find = async (name: string) =>
      (await (await admin()).call('listLimits')).value.find(({ clause }) => clause === name)
    const change = async (name: string, body: { change: 'reopen' } | { change: 'close'; on: string }) => {
      const row = await find(name)
      return (await admin()).call('changeLimit', {
        params: { limitId: row?.limitId ?? '' },
        body: { ...body, version: row?.version ?? 0, reason },
      })
    }
    expect((await find('别处'))?.validUntil).toBe(daysOn(3))
    expect((await change('别处', { change: 'reopen' })).status).toBe(204)
    expect((await find('别处'))?.validUntil).toBeNull()
    // Ended again, and another row of the same orders begins after it.
    expect((await change('道路一小时', { change: 'close', on: daysOn(3) })).status).toBe(204)
    const next = { categoryCode: 'road', clause: '道路两小时', amount: 2, validFrom: daysOn(4) }
    expect((await add(next)).status).toBe(204)
    expect((await change('道路一小时', { change: 'reopen' })).problem.code).toBe('limitContradicts')
  })
})

describe('the calendar', () => {
  const notice = `一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。2月13日（周六）上班。`

  it('takes a notice as it is pasted, says what changed, and puts off due times at once', async () => {
    const answer = await (await admin()).call('importNotice', { body: { year: 2027, text: notice, reason } })
    expect(answer.value.days).toBe(11)
    expect(answer.value.changedOn).toEqual(
      expect.arrayContaining(['2027-01-01', '2027-02-05', '2027-02-11', '2027-02-13']),
    )
    const { days, knownUntil } = (await (await admin()).call('getCalendar')).value
    expect(days).toContainEqual({ on: '2027-02-13', kind: 'makeUpWorkday', name: '春节' })
    expect(knownUntil.slice(0, 4)).toBe('2027')
  })

  it('refuses a text it cannot read, line by line, and a year too far', async () => {
    const wrong = await (
      await admin()
    ).call('importNotice', { body: { year: 2027, text: '一、元旦：1月1日（周六）放假。\n乱写', reason } })
    expect(wrong.problem).toMatchObject({ code: 'noticeUnreadable', details: { lines: [1, 2] } })
    expect(wrong.problem.detail).toContain('第1行：星期与日期不符')
    const far = await (
      await admin()
    ).call('importNotice', { body: { year: 2030, text: '2030-01-01,休,元旦', reason } })
    expect(far.problem.code).toBe('noticeYearSkipped')
  })

  it('changes one day that is still as it was seen', async () => {
    const set = async (seen: object | null, day: object | null) =>
      (await admin()).call('setCalendarDay', { body: { on: '2027-03-03', day, seen, reason } })
    const local = { kind: 'publicHoliday', name: '三月三' }
    expect((await set(null, local)).status).toBe(204)
    expect((await set(null, null)).problem).toMatchObject({ code: 'staleDay' })
    expect((await set(local, null)).status).toBe(204)
  })
})

describe('the responsibility list', () => {
  const row = (change: object = {}) => ({
    categoryCode: 'road',
    divisionCode: null,
    unitId: api.small.unitId(units[1]),
    legalBasis: '城市道路管理条例第六条',
    validFrom: '2023-01-01',
    validUntil: null,
    note: null,
    ...change,
  })
  const add = async (change: object = {}) =>
    (await admin()).call('addResponsibility', { body: { ...row(change), reason } })
  const suggested = async (orderId: string, login = 'dispatcher') =>
    (await api.as(login)).call('suggestUnits', { params: { orderId } })

  it('suggests units with their reasons: the list, then history; not to people outside', async () => {
    expect((await add()).status).toBe(204)
    expect((await add({ unitId: api.small.unitId(units[0]), divisionCode: '430300' })).status).toBe(204)
    await dispatch(await accept(), api.small.unitId(units[2]))
    const { orderId } = await accept()
    const found = (await suggested(orderId)).value
    expect(found.map(({ unitName, source }) => [unitName, source])).toEqual([
      [units[0], 'list'],
      [units[1], 'list'],
      [units[2], 'history'],
    ])
    expect(found[0]?.reason.zh).toContain('职责清单：道路（湘潭市），城市道路管理条例第六条')
    expect(found[2]).toMatchObject({ dispatched: 1, returned: 0, legalBasis: null })
    const without = await (
      await api.as('dispatcher')
    ).call('suggestUnits', { params: { orderId }, query: { excluded: api.small.unitId(units[0]) } })
    expect(without.value.map(({ unitName }) => unitName)).toEqual([units[1], units[2]])
    expect((await suggested(orderId, 'unit01')).problem.code).toBe('orderNotFound')
    expect((await suggested(orderId, 'assessor')).problem.code).toBe('notPermitted')
  })

  it('refuses what it has already, and codes and units it does not know', async () => {
    expect((await add()).problem).toMatchObject({
      code: 'responsibilityTwice',
      details: { name: `道路 → ${units[1]}` },
    })
    expect((await add({ categoryCode: 'x' })).problem.code).toBe('unknownCode')
    expect((await add({ divisionCode: 'x' })).problem.code).toBe('unknownCode')
    expect((await add({ validUntil: '2022-01-01' })).problem.code).toBe('invalidDates')
  })

  it('goes out as a table and comes in again; wrong lines are named, and then nothing comes in', async () => {
    const file = await (await admin()).call('exportResponsibilities')
    const lines = file.text.split('\r\n')
    expect(lines[0]).toBe('\uFEFF事项编码,事项,区划编码,区划,承办单位,依据,生效日期,停用日期,备注')
    expect(lines).toContain(`road,道路,,,${units[1]},城市道路管理条例第六条,2023-01-01,,`)
    const send = async (csv: string) =>
      (await admin()).call('importResponsibilities', { body: { csv, reason } })
    const more = `noise,,,,${units[2]},"噪声污染防治法, 第八条",2024/01/01,,夜间`
    expect((await send(`${file.text}${more}\r\n`)).value).toEqual({ added: 1, unchanged: 2 })
    const wrong = await send(
      `${lines[0]}\nnoise,,,,没有的局,依据条款,2024-01-01,,\nnoise,,,,${units[1]},依据条款,2024-02-30,,\nx,,,,${units[1]},依据条款,2024-02-01,,`,
    )
    expect(wrong.problem).toMatchObject({ code: 'csvUnreadable', details: { lines: [2, 3, 4] } })
    expect(wrong.problem.detail).toContain('第2行：没有这个单位：没有的局')
    expect((await send('甲,乙\n1,2\n')).problem.detail).toContain('第1行：缺少列：事项编码')
    expect((await (await admin()).call('listResponsibilities')).value).toHaveLength(3)
  })

  it('ends a row with a date, from the version that was seen', async () => {
    const [first] = (await (await admin()).call('listResponsibilities')).value
    const close = async () =>
      (await admin()).call('changeResponsibility', {
        params: { responsibilityId: first?.responsibilityId ?? '' },
        body: { change: 'close', on: today, version: first?.version, reason },
      })
    expect((await close()).status).toBe(204)
    expect((await close()).problem.code).toBe('staleData')
  })
})

describe('reply templates', () => {
  const template = {
    name: '路灯报修',
    purpose: 'deskAnswer',
    categoryCode: 'road',
    appealKind: null,
    body: '您好，“{标题}”已登记。',
  }

  it('are there for whoever replies until they are closed, and leave open only places that are known', async () => {
    const add = async (change: object = {}) =>
      (await admin()).call('addReplyTemplate', { body: { ...template, reason, ...change } })
    expect((await add()).status).toBe(204)
    expect((await add()).problem.code).toBe('nameTaken')
    expect((await add({ name: '二', body: '您好，{姓名}' })).problem).toMatchObject({
      code: 'unknownPlaceholder',
      details: { placeholders: ['姓名'] },
    })
    const seen = (await (await api.as('unit01')).call('listReplyTemplates')).value
    expect(seen.map(({ name }) => name)).toEqual(['路灯报修'])
    const { templateId = '', version } = seen[0] ?? {}
    const change = async (body: object) =>
      (await admin()).call('changeReplyTemplate', { params: { templateId }, body: { reason, ...body } })
    expect((await change({ change: 'edit', ...template, body: '新的话，{编号}', version })).status).toBe(204)
    expect((await change({ change: 'close', on: today, version })).problem.code).toBe('staleData')
    expect((await change({ change: 'close', on: today, version: 2 })).status).toBe(204)
    expect((await change({ change: 'reopen', version: 3 })).status).toBe(204)
  })
})

it('another server of the installation works by the change at once', async () => {
  const { storage } = api.database
  const { centreId } = api.small.centre
  const other = await makePlatform(
    storage,
    {
      document: unwritten,
      annex: unwritten,
      pdf: unwritten,
      blocks: nothing,
      page: nothing,
      orders: async function* () {},
    },
    api.blobs,
  )
  expect((await other.centre(centreId)).categoryCodes).not.toContain('drone')
  const watch = await watchCentres(storage, () => other.forget())
  const add = async () =>
    (await admin()).call('addListEntry', {
      params: { list: 'categories' },
      body: { code: 'drone', name: '无人机', parentCode: null, validFrom: today, reason },
    })
  try {
    await add()
    await expect.poll(async () => [...(await other.centre(centreId)).categoryCodes]).toContain('drone')
    // A refused change is announced to nobody.
    const kept = other.centre(centreId)
    expect((await add()).problem.code).toBe('codeTaken')
    expect(await other.centre(centreId)).toBe(await kept)
  } finally {
    await watch.stop()
  }
})

it('the administrator of another centre finds and changes nothing of this one', async () => {
  const unitId = api.small.unitId(units[0])
  await setUpSmallCentre(api.database.storage, { code: 'other', name: '邻城热线' })
  const stranger = await signedIn(api.app, 'admin', 'other')
  const body = { change: 'rename', name: '别人的', validFrom: today, version: 1, reason }
  expect((await stranger.call('changeUnit', { params: { unitId }, body })).problem.code).toBe('notFound')
  expect((await stranger.call('listUnits')).value.map((unit) => unit.unitId)).not.toContain(unitId)
  expect((await stranger.call('listChanges')).value.total).toBe(0)
  expect((await stranger.call('listResponsibilities')).value).toEqual([])
})

async function unwritten(): Promise<never> {
  throw new Error('nothing is written here')
}

function nothing(): never {
  throw new Error('nothing is written here')
}
