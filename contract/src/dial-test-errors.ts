import type { ErrorEntry } from './errors.ts'

/** Refusals about county figures and dial tests; part of the catalogue in `errors.ts`. */
export const dialTestErrors = {
  countyFiguresWrong: {
    status: 422,
    zh: '没有导入，表中有 {count} 处问题：{problems}',
    en: 'Nothing was imported; the table has {count} problems: {problems}',
  },
  countyFiguresThere: {
    status: 409,
    zh: '{period} 已有 {count} 个县的数据；如要以新表取代，请勾选“取代已有数据”',
    en: '{period} has figures of {count} counties already; tick “take their place” to replace them',
  },
  dialCampaignNotFound: { status: 404, zh: '没有这次拨测', en: 'There is no such dial-test campaign' },
  dialCampaignEnded: {
    status: 409,
    zh: '这次拨测已结束，不能再登记或更正',
    en: 'The campaign has ended; nothing is recorded or corrected any more',
  },
  outsidePeriod: {
    status: 422,
    zh: '拨测日期须在考核期内（{from} 至 {until}）',
    en: 'The days of the calls must lie within the period ({from} to {until})',
  },
  noTimeToDial: {
    status: 422,
    zh: '所选日期和时段内没有工作时间，抽不出拨测时间；请放宽时段，或不限工作时间',
    en: 'There are no working hours in these days and times to draw from; widen them, or allow other hours',
  },
  dialTestNotFound: { status: 404, zh: '没有这通拨测电话', en: 'There is no such call of a dial test' },
  dialTestRecorded: {
    status: 409,
    zh: '这通电话已登记；要改请用“更正”并写明原因',
    en: 'The call is recorded already; to change it, correct it with a reason',
  },
  dialTestNotRecorded: {
    status: 409,
    zh: '这通电话还没有登记，无从更正',
    en: 'The call is not recorded yet; there is nothing to correct',
  },
  dialScoreInvalid: {
    status: 422,
    zh: '“{item}”应为 0 到 {fullMarks} 分，最多两位小数（填的是“{given}”）',
    en: '“{item}” is 0 to {fullMarks} points with two decimals at most (given: “{given}”)',
  },
  notConnectedScored: {
    status: 422,
    zh: '没有接通的电话，“{item}”只能是 0 分',
    en: 'A call nobody answered earns 0 points for “{item}”',
  },
  dialFindingsMissing: {
    status: 422,
    zh: '有扣分，请在“发现的问题”中写明原因',
    en: 'Points were taken away: say why under the findings',
  },
  dialledInFuture: {
    status: 422,
    zh: '拨打时间还没有到，请核对',
    en: 'The time of the call is in the future',
  },
} as const satisfies Record<string, ErrorEntry>
