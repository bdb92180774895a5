import type { ErrorEntry } from './errors.ts'

/** Refusals of the administrator's changes and of passwords; part of the catalogue in `errors.ts`. */
export const administrationErrors = {
  passwordMustChange: {
    status: 403,
    zh: '您的密码是一次性的，请先修改密码',
    en: 'Your password is a one-time password; change it first',
  },
  wrongPassword: { status: 422, zh: '原密码不正确', en: 'The present password is wrong' },
  weakPassword: {
    status: 422,
    zh: '新密码须不少于 10 个字符，不能是账号，也不能与原密码相同',
    en: 'The new password needs 10 characters or more and must be neither the account nor the present password',
  },
  staleData: {
    status: 409,
    zh: '“{name}”刚被他人修改过（您看到的是第 {seen} 版，现为第 {now} 版），您的修改没有保存；请刷新，看过新内容后再改',
    en: 'Somebody else has just changed “{name}” (you saw version {seen}, it is now {now}); nothing was saved. Reload, look, and change again',
  },
  staleDay: {
    status: 409,
    zh: '{on} 刚被他人改为“{now}”，您的修改没有保存；请刷新后再改',
    en: 'Somebody else has just set {on} to “{now}”; nothing was saved. Reload and change again',
  },
  nameTaken: {
    status: 409,
    zh: '已有名为“{name}”的条目，请换一个名称',
    en: 'There is one named “{name}” already; choose another name',
  },
  codeTaken: {
    status: 409,
    zh: '编码“{code}”已在使用（{name}），请换一个编码；停用的编码也不能重用',
    en: 'Code “{code}” is taken by “{name}”; choose another one, for codes are never used twice',
  },
  loginTaken: {
    status: 409,
    zh: '账号“{login}”已存在（{name}），请换一个账号',
    en: 'The account “{login}” exists already ({name}); choose another one',
  },
  unknownCode: {
    status: 422,
    zh: '“{list}”中没有编码“{code}”，或已停用',
    en: '“{list}” has no code “{code}”, or it is closed',
  },
  tooDeep: {
    status: 422,
    zh: '“{list}”最多 {levels} 级，不能在此之下再加',
    en: '“{list}” has {levels} levels at most',
  },
  treatmentMissing: {
    status: 422,
    zh: '请选择处理方式，并写明告知诉求人的规范用语',
    en: 'Choose a treatment and write the words the appellant is told',
  },
  entryHasOpenEntries: {
    status: 409,
    zh: '“{name}”之下还有在用的条目：{entries}；请先停用它们',
    en: '“{name}” still has open entries below it: {entries}; close these first',
  },
  invalidDates: {
    status: 422,
    zh: '停用日期 {until} 早于生效日期 {from}，请改正日期',
    en: 'The last day {until} is before the first day {from}; correct the dates',
  },
  unitCycle: {
    status: 409,
    zh: '“{parent}”在“{name}”之下，不能反过来做它的上级',
    en: '“{parent}” is below “{name}” and cannot be above it',
  },
  unitHasOpenOrders: {
    status: 409,
    zh: '“{name}”还有 {count} 件未办结的工单：{orders}；请先改派或办结',
    en: '“{name}” still has {count} open orders: {orders}; redispatch or close them first',
  },
  unitHasOpenUnits: {
    status: 409,
    zh: '“{name}”之下还有单位：{units}；请先停用或移到别处',
    en: '“{name}” still has units below it: {units}; close or move them first',
  },
  unitHasUsers: {
    status: 409,
    zh: '“{name}”还有启用的账号：{users}；请先停用或转到其他单位',
    en: '“{name}” still has active accounts: {users}; disable or move them first',
  },
  handlerNeedsUnit: {
    status: 422,
    zh: '经办人必须属于一个承办单位，请选择单位',
    en: 'A handler must belong to a unit; choose one',
  },
  ownAdministration: {
    status: 409,
    zh: '不能停用自己的账号，也不能取消自己的管理员岗位；请由另一位管理员操作',
    en: 'You can neither disable your own account nor give up your own role of administrator; ask another administrator',
  },
  lastAdministrator: {
    status: 409,
    zh: '“{name}”是最后一位管理员，请先另设一位',
    en: '“{name}” is the last administrator; appoint another one first',
  },
  limitContradicts: {
    status: 409,
    zh: '与已有时限矛盾：“{one}”与“{other}”条件相同、日期重叠，系统无法判断用哪一条；请改条件或日期',
    en: 'Two limits contradict each other: “{one}” and “{other}” have the same conditions and a common day; change the conditions or the dates',
  },
  limitInPast: {
    status: 422,
    zh: '时限须自今天（{today}）或以后生效：已派出的工单按派出时的时限',
    en: 'A limit must begin today ({today}) or later: orders already dispatched keep theirs',
  },
  invalidLimit: {
    status: 422,
    zh: '时限 {amount} 过长，请核对单位',
    en: 'A limit of {amount} is too long; check its unit',
  },
  noticeUnreadable: {
    status: 422,
    zh: '通知有看不懂的地方：{problems}',
    en: 'The notice cannot be read: {problems}',
  },
  noticeYearSkipped: {
    status: 422,
    zh: '日历还缺 {missingYear} 年，请先导入那一年的通知',
    en: 'The calendar has nothing for {missingYear} yet; import that year’s notice first',
  },
  responsibilityTwice: {
    status: 409,
    zh: '职责清单中已有同一事项、区划和单位的一条（{name}），日期重叠',
    en: 'The list has the same category, division and unit already ({name}) on a common day',
  },
  csvUnreadable: { status: 422, zh: '文件没有导入：{problems}', en: 'Nothing was imported: {problems}' },
  unknownPlaceholder: {
    status: 422,
    zh: '模板中有不认识的占位：{placeholders}；可用：{known}',
    en: 'The template has unknown places: {placeholders}; there are: {known}',
  },
} as const satisfies Record<string, ErrorEntry>
