import { describe, expect, it } from 'vitest'
import { loadScheme } from './load-scheme.ts'
import { exampleText } from './replay.test-data.ts'

/*
 * What the assessment office reads when its file has a mistake. Each row breaks the example of docs/examples in one
 * place and holds the whole message: where, what is wrong, what to do, in Chinese and English.
 */

const text = exampleText('lanqiao.yaml')

interface Broken {
  readonly from: string
  readonly to: string
  /** Word of the broken text the message points at; a place in words where there is no line for it. */
  readonly at: string
  readonly zh: string
  readonly en: string
}

const mistakes: Readonly<Record<string, Broken>> = {
  'a key is missing': {
    from: 'key: lanqiao\n',
    to: '',
    at: 'name: { zh: 岚桥市',
    zh: '缺少“key”，请在这里补上',
    en: '"key" is missing; add it here',
  },
  'a bracket of the file is not closed': {
    from: 'zeros: trim }',
    to: 'zeros: trim',
    at: 'zeroByZero: blank',
    zh: '缩进不对齐：同一层的各行要左对齐，{ } 和 [ ] 要成对',
    en: 'the indentation is uneven: lines of one level begin in one column, { } and [ ] come in pairs',
  },
  'a key stands twice': {
    from: 'zeroByZero: blank',
    to: 'zeroByZero: blank\nzeroByZero: full',
    at: 'zeroByZero: full',
    zh: '同一层写了两个相同的键，请删去一个',
    en: 'the same key is written twice on one level; delete one',
  },
  'a colon is full-width': {
    from: 'zeroByZero: blank',
    to: 'zeroByZero：blank',
    at: 'zeroByZero：blank',
    zh: '这一行不成“键: 值”：冒号要用半角“:”，后面空一格',
    en: 'this line is no "key: value": write the colon as a plain ":" with a space after it',
  },
  'a colon inside braces is full-width': {
    from: '{ key: red, label',
    to: '{ key: red, top：1, label',
    at: 'top：1',
    zh: '不认识的键“top：1”；冒号要用半角“:”，后面空一格',
    en: 'unknown key "top：1"; write the colon as a plain ":" with a space after it',
  },
  'a key is misspelt': {
    from: '  unrankedWhen: orders < 3',
    to: '  unrankWhen: orders < 3',
    at: 'unrankWhen',
    zh: '不认识的键“unrankWhen”，是否应为“unrankedWhen”',
    en: 'unknown key "unrankWhen"; did you mean "unrankedWhen"?',
  },
  'a measure of no order is misspelt': {
    from: 'measure: articleTasks:overdue',
    to: 'measure: articleTask:overdue',
    at: 'articleTask:overdue',
    zh: '没有“articleTask:overdue”，是否应为“articleTasks:overdue”',
    en: 'there is no "articleTask:overdue"; did you mean "articleTasks:overdue"?',
  },
  'a word stands where a number belongs': {
    from: 'atLeast: 50',
    to: 'atLeast: 50件',
    at: '50件',
    zh: '“tierSets[1].tiers[1].atLeast”应是一个数，例如 0.5',
    en: '"tierSets[1].tiers[1].atLeast" should be a number such as 0.5',
  },
  'decimals in words': {
    from: 'digits: 2, zeros',
    to: 'digits: 两位, zeros',
    at: '两位',
    zh: '“rounding.digits”应是 0 到 12 的整数',
    en: '"rounding.digits" should be a whole number from 0 to 12',
  },
  'one unit is no list': {
    from: 'units: [东岚区, 西岚区, 南桥县]',
    to: 'units: 东岚区',
    at: '东岚区',
    zh: '“groups[1].units”应是列表：写成 [甲, 乙]，或每项一行、以“- ”开头',
    en: '"groups[1].units" should be a list: [one, two], or a line for each that begins with "- "',
  },
  'a choice there is not': {
    from: 'mode: halfUp',
    to: 'mode: 四舍五入',
    at: '四舍五入',
    zh: '“rounding.mode”不能是“四舍五入”，可用的有：halfUp、halfEven、cut',
    en: '"rounding.mode" may not be "四舍五入"; accepted: halfUp, halfEven, cut',
  },
  'a date in Chinese': {
    from: 'validFrom: 2025-12-19',
    to: 'validFrom: 2025年12月19日',
    at: '2025年12月19日',
    zh: '“2025年12月19日”不是日期，应写成 2023-10-01',
    en: '"2025年12月19日" is not a date; write 2023-10-01',
  },
  'an end before the beginning': {
    from: 'validFrom: 2025-12-19',
    to: 'validFrom: 2025-12-19\nvalidUntil: 2025-12-18',
    at: '2025-12-18',
    zh: '截止日 2025-12-18 早于起始日 2025-12-19，请核对 validFrom 和 validUntil',
    en: 'validUntil 2025-12-18 is before validFrom 2025-12-19; check both',
  },
  'a month that begins on the 31st': {
    from: 'monthStartsOn: 19',
    to: 'monthStartsOn: 31',
    at: '31',
    zh: '“period.monthStartsOn”应是 1 到 28 的整数',
    en: '"period.monthStartsOn" should be a whole number from 1 to 28',
  },
  'a weekday in Chinese': {
    from: 'weekStartsOn: friday',
    to: 'weekStartsOn: 星期五',
    at: '星期五\n',
    zh: '“period.weekStartsOn”不能是“星期五”，可用的有：monday、tuesday、wednesday、thursday、friday、saturday、sunday',
    en: '"period.weekStartsOn" may not be "星期五"; accepted: monday, tuesday, wednesday, thursday, friday, saturday, sunday',
  },
  'an hour there is not': {
    from: "dayStartsAt: '12:00'",
    to: 'dayStartsAt: 中午',
    at: '中午\n',
    zh: "“中午”不是一天中的时刻，应写成 '12:00'",
    en: `"中午" is no time of day; write '12:00'`,
  },
  'a bracket of a formula is not closed': {
    from: 'percent(on_time, on_time_base)',
    to: 'percent(on_time, on_time_base',
    at: 'percent(on_time, on_time_base\n',
    zh: '公式的括号没有成对，缺少“)”，或参数之间缺少逗号',
    en: 'the brackets of the formula do not come in pairs: a ")" is missing, or a comma between arguments',
  },
  'a formula breaks off': {
    from: 'total_score * 95 / 150',
    to: 'total_score * 95 /',
    at: 'total_score * 95 /',
    zh: '公式没有写完：运算符、括号或逗号的后面缺少一个数或键',
    en: 'the formula is not finished: a number or key is missing after an operator, bracket or comma',
  },
  'a formula in Chinese': {
    from: 'percent(on_time, on_time_base)',
    to: '按时办结量 / 纳入考核量',
    at: '按时办结量 / 纳入考核量',
    zh: '公式里要写各项的键（例如 on_time），不能写中文“按时办结量”',
    en: 'a formula names things by their key (such as on_time), not by "按时办结量"',
  },
  'a sign no formula has': {
    from: 'total_score * 95 / 150',
    to: 'total_score * 95 % 150',
    at: '% 150',
    zh: '公式中不能有“%”',
    en: '"%" has no place in a formula',
  },
  'a function misspelt': {
    from: 'percent(on_time, on_time_base)',
    to: 'precent(on_time, on_time_base)',
    at: 'precent',
    zh: '没有函数“precent”，是否应为“percent”',
    en: 'there is no function "precent"; did you mean "percent"?',
  },
  'a function with too little': {
    from: 'percent(on_time, on_time_base)',
    to: 'percent(on_time)',
    at: 'percent(on_time)',
    zh: '函数 percent 需要 2–3 个参数，这里有 1 个；参数之间用逗号隔开',
    en: 'percent takes 2–3 arguments, not 1; commas stand between them',
  },
  'a condition where points belong': {
    from: 'total_score * 95 / 150',
    to: 'total_score >= 95',
    at: 'total_score >= 95',
    zh: '“total_score >= 95”是条件，这里要一个数；按条件取数写 if(条件, 数, 数)',
    en: '"total_score >= 95" is a condition where a number is needed; to choose by it, write if(condition, a, b)',
  },
  'a number where a condition belongs': {
    from: 'unrankedWhen: orders < 3',
    to: 'unrankedWhen: orders',
    at: 'orders\n\n# A',
    zh: '“orders”不是条件，条件要写成比较，例如 valid_orders >= 100',
    en: '"orders" is not a condition; write a comparison such as valid_orders >= 100',
  },
  'a name that stands for nothing': {
    from: 'percent(on_time, on_time_base)',
    to: 'percent(on_tim, on_time_base)',
    at: 'on_tim, ',
    zh: '没有“on_tim”，是否应为“on_time”',
    en: 'there is no "on_tim"; did you mean "on_time"?',
  },
  'a heading where a key belongs': {
    from: 'by: total_score\n  compare: printed',
    to: 'by: 折合 95 分\n  compare: printed',
    at: '折合 95 分\n',
    zh: '“折合 95 分”是名称，这里要写它的键“score_of_95”',
    en: '"折合 95 分" is a label; write its key "score_of_95" here',
  },
  'columns that need each other': {
    from: 'total_score * 95 / 150',
    to: 'score_of_95 * 95 / 150',
    at: 'score_of_95 * 95',
    zh: '公式循环引用：score_of_95 → score_of_95；请改其中一个公式，使它不再用到自己',
    en: 'the formulas go in a circle: score_of_95 → score_of_95; change one of them so that it no longer needs itself',
  },
  'bands with a gap': {
    from: 'key: small, below: 50',
    to: 'key: small, below: 40',
    at: 'small, below',
    zh: '档次“small”与“large”之间有空档：低一档的 below 要等于高一档的 atLeast',
    en: 'there is a gap between tiers "small" and "large": "below" of the lower is to be "atLeast" of the higher',
  },
  'a parameter nobody sets': {
    from: 'en: On-time target (%) }, default: 95',
    to: 'en: On-time target (%) }',
    at: 'departments\n    title',
    zh: '分组“departments”没有给出参数“on_time_target”：请写在该组的 parameters 里，或给参数一个 default',
    en: 'group "departments" does not set parameter "on_time_target": write it under the group\'s parameters, or give it a default',
  },
  'a unit in two groups': {
    from: '- 市住建局',
    to: '- 南桥县',
    at: '南桥县\n      - 市水务',
    zh: '单位“南桥县”在名单中出现两次，请删去一处',
    en: 'unit "南桥县" is listed twice; delete one',
  },
  'a grade that is never given': {
    from: '{ key: C, atLeast: 65 }',
    to: '{ key: C, atLeast: 90 }',
    at: 'C, atLeast',
    zh: '等级“C”永远评不到：排在它前面的“B”分数线不比它高；请把分数线从高到低写',
    en: 'grade "C" is never given: "B" before it has no higher cut; write cuts from high to low',
  },
  'a small sample neither in words nor marked': {
    from: "print: 样本不足, counts: '80'",
    to: "counts: '80'",
    at: '{ base: reached',
    zh: '样本不足时，print（代替数字的文字）和 mark（附在数字后的记号）要写且只写一个',
    en: 'of a small sample, write either print (words instead of the number) or mark (a sign after it)',
  },
  'a route the ledger does not have': {
    from: "'ledger:plus'",
    to: "'ledger:add'",
    at: "'ledger:add'",
    zh: '没有“ledger:add”，可用的有：ledger:plus、ledger:minus',
    en: 'there is no "ledger:add"; accepted: ledger:plus, ledger:minus',
  },
  'an automatic item of a kind the ledger does not have': {
    from: 'kind: 知识库管理',
    to: 'kind: 知识管理',
    at: '知识管理\n',
    zh: '没有“知识管理”，是否应为“知识库管理”',
    en: 'there is no "知识管理"; did you mean "知识库管理"?',
  },
  'an automatic item without an occasion': {
    from: '      when: overdue_articles > 0\n',
    to: '',
    at: 'key: late_knowledge',
    zh: '自动加减分“late_knowledge”没有写明条件：when（指标条件）或 grades（等级）',
    en: 'automatic item "late_knowledge" says no occasion: when (a condition) or grades',
  },
  'an automatic item that rests on itself': {
    from: 'when: overdue_articles > 0',
    to: 'when: total_score < 60',
    at: 'total_score < 60',
    zh: '自动加减分“late_knowledge”用到“total_score”，而它已含加减分；请改用不含加减分的列或输入项',
    en: 'automatic item "late_knowledge" looks at "total_score", which holds ledger points itself; use a column or input without them',
  },
  'a reason with the names of no input': {
    from: '逾期 {overdue_articles} 条',
    to: '逾期 {overdue_article.names}',
    at: 'overdue_article.names}',
    zh: '没有“overdue_article”，是否应为“overdue_articles”',
    en: 'there is no "overdue_article"; did you mean "overdue_articles"?',
  },
  'a reason that names nothing': {
    from: '逾期 {overdue_articles} 条',
    to: '逾期 {overdue_article} 条',
    at: 'overdue_article} 条',
    zh: '没有“overdue_article”，是否应为“overdue_articles”',
    en: 'there is no "overdue_article"; did you mean "overdue_articles"?',
  },
}

describe('a mistake in a scheme is told to an office clerk', () => {
  it.each(Object.entries(mistakes))('%s', (_, { from, to, at, zh, en }) => {
    expect(text.split(from).length, 'stands once or more').toBeGreaterThan(1)
    const broken = text.replace(from, to)
    const loaded = loadScheme(broken, 'lanqiao.yaml')
    const problems = loaded.ok ? [] : loaded.problems
    expect(problems.map((problem) => [problem.zh, problem.en])).toContainEqual([zh, en])
    const problem = problems.find((one) => one.zh === zh)
    const offset = broken.indexOf(at)
    const before = broken.slice(0, offset).split('\n')
    expect([problem?.line, problem?.column]).toEqual([before.length, (before.at(-1) ?? '').length + 1])
    expect(problem?.path.startsWith('lanqiao.yaml')).toBe(true)
  })

  it('without the words of programmers', () => {
    for (const { zh, en } of Object.values(mistakes)) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(`${zh} ${en}`).not.toMatch(/token|parse|undefined|null|implicit|NaN|exception|char \d/i)
    }
  })
})
