import type { AuditRule } from './audit-rules.ts'

/* One excerpt a rule, of cities there are none of: what a bulletin prints, and the one slip in it. Long because it is one
 * table, a row a rule. */

export interface Excerpt {
  readonly text: string
  readonly printed: string
  readonly recomputed: string
  /** The slip mended: the same text without a finding of the rule. */
  readonly mend: readonly [string, string]
}

const districts = [
  '东湖区',
  '西岭区',
  '南浦区',
  '北塘区',
  '云溪口区',
  '石门区',
  '青禾县',
  '白鹿县',
  '长汀口县',
  '河湾县',
]
const orders = [820, 640, 533, 410, 377, 260, 190, 145, 96, 51]
const late = [11, 9, 7, 6, 4, 4, 3, 2, 1, 1]
const rate = (part: number, whole: number) => `${((part / whole) * 100).toFixed(2)}%`
const rows = districts.map((name, index) => {
  const [due = 0, overdue = 0] = [orders[index], late[index]]
  return [name, due, due - overdue, rate(due - overdue, due), overdue]
})
const lines = rows.map((row) => row.join('\t')).join('\n')
const head = '承办单位\t派单量\t按时办结量\t按时办结率\t超期量'
const annex = `附件 1\n各单位办理情况统计\n${head}\n${lines}\n`
const scored = ['甲', '乙', '丙', '丁', '戊', '己'].map((letter, index) => [
  `${letter}山街道办`,
  20 - index,
  50 - 2 * index,
  index >= 1 && index <= 3 ? 1 : 0,
  (70 - 3 * index + (index >= 1 && index <= 3 ? 1 : 0)).toFixed(2),
])
const ranking = (changed: (text: string) => string) =>
  changed(
    `附件 1\n考核得分情况\n单位\t知识库（20分）\t工作配合（50分）\t加分项（5分）\t总得分\n${scored.map((row) => row.join('\t')).join('\n')}\n`,
  )
const ledger = (items: string) => `附件 2\n加减分明细\n单位\t加减分项\t分数（分）\n${items}`
const counties = (rest: string) =>
  `全市接听有效来电10000个，其中平川县5000个、清溪县3000个、古渡市2000个，总体接通率${rest}。\n附件 1\n县级热线情况\n县（市）\t接通率\t办结率\t回访率\n平川县\t90.00%\t99.00%\t98.00%\n清溪县\t80.00%\t97.00%\t96.00%\n古渡市\t95.00%\t98.00%\t97.00%\n`

export const excerpts: Readonly<Record<Exclude<AuditRule, 'scheme'>, Excerpt>> = {
  share: {
    text: '咨询类500件，占比50%；求助类300件，占比33%；投诉类200件，占比20%。',
    printed: '300件，33%',
    recomputed: '30%',
    mend: ['33%', '30%'],
  },
  shareSum: {
    text: '咨询类1件，占比33.33%；求助类1件，占比33.33%；投诉类1件，占比33.33%。',
    printed: '99.99%',
    recomputed: '100%',
    mend: ['投诉类1件，占比33.33%', '投诉类1件'],
  },
  sum: {
    text: '其他渠道共计585件，分别为门户网站15件、省转办61件、市长信箱110件、微信400件。',
    printed: '585件',
    recomputed: '15 + 61 + 110 + 400 = 586',
    mend: ['585', '586'],
  },
  rate: {
    text: '网上派单4000件，按时办结3900件，按时办结率98.5%。',
    printed: '按时办结3900件，按时办结率98.5%',
    recomputed: '97.5%',
    mend: ['98.5', '97.5'],
  },
  change: {
    text: '农业类1590件，交通类1152件，教育类827件。与上季度相比，农业类环比减少12.35%、交通类环比减少0.9%、教育类环比减少12.3%、社保类环比减少49.58%。',
    printed: '1152件，-0.9%',
    recomputed: '-0.86%（1162）',
    mend: ['0.9%', '0.86%'],
  },
  dailyMean: {
    text: '一季度话务总数为20693个，日均330个。',
    printed: '日均330个',
    recomputed: '20693 ÷ 62 = 334',
    mend: ['330', '230'],
  },
  sameName: {
    text: '反映较多的事项为：社会保险3791件、消费维权3430件、通信管理765件。\n本月涉及消费维权相关诉求共4543件。',
    printed: '3430件；4543件',
    recomputed: '—',
    mend: ['4543', '3430'],
  },
  annexTitle: {
    text: '附件：1.各成员单位办件量统计\n2.省平台回访不满意工单统计\n附件2省平台抽查回访不满意工单统计',
    printed: '省平台抽查回访不满意工单统计',
    recomputed: '省平台回访不满意工单统计',
    mend: ['抽查', ''],
  },
  punctuation: {
    text: '受理省长信箱、县长信箱、等渠道诉求。',
    printed: '长信箱、县长信箱、等渠道诉',
    recomputed: '长信箱、县长信箱等渠道诉',
    mend: ['、等', '等'],
  },
  misprint: {
    text: '本月疑难工单82件，超期工单72件，退回工单9件。\n各单位承办公单120件。',
    printed: '承办公单',
    recomputed: '承办工单',
    mend: ['公单', '工单'],
  },
  misprintedName: {
    text: `云熙口区办理及时。\n${annex}`,
    printed: '云熙口区',
    recomputed: '云溪口区',
    mend: ['云熙口区', '云溪口区'],
  },
  rateCell: {
    text: annex.replace('98.66%', '98.06%'),
    printed: '98.06%',
    recomputed: '98.66%',
    mend: ['98.06%', '98.66%'],
  },
  cappedRate: {
    text: `${annex.replaceAll('按时办结', '延期')}\n`.replace('51\t50\t98.04%', '51\t60\t100%'),
    printed: '100%',
    recomputed: '117.65%',
    mend: ['60\t100%', '50\t98.04%'],
  },
  totalRow: {
    text: `${annex}合计\t3522\t3475\t98.64%\t48\n`,
    printed: '3475',
    recomputed: '3474',
    mend: ['3475\t98.64%', '3474\t98.64%'],
  },
  totalScore: {
    text: ranking((text) => text.replace('68.00', '69.50')),
    printed: '69.50',
    recomputed: '68',
    mend: ['69.50', '68.00'],
  },
  announcedRows: {
    text: `附件 1\n县市区（合计 9 家）\n${head}\n${lines}\n`,
    printed: '9 家',
    recomputed: '10 家',
    mend: ['9 家', '10 家'],
  },
  ledger: {
    text: `${ranking((text) => text)}${ledger('甲山街道办\t典型经验\t0.5\n乙山街道办\t典型经验\t1\n丙山街道办\t典型经验\t1\n丁山街道办\t典型经验\t1\n')}`,
    printed: '0',
    recomputed: '0.5',
    mend: ['典型经验\t0.5', '典型经验\t0'],
  },
  ledgerColumn: {
    text: `${ranking((text) => text.replace('丙山街道办\t18\t46', '丙山街道办\t19\t48'))}${ledger('丙山街道办\t知识库\t-2\n')}`,
    printed: '知识库 19，工作配合 48',
    recomputed: '知识库 ≤ 18',
    mend: ['丙山街道办\t19\t48', '丙山街道办\t18\t50'],
  },
  order: {
    text: `附件 1\n信件办理情况\n承办单位\t来信量\t办结量\t满意量\n${Array.from(
      { length: 24 },
      (_, index) => {
        const count = 100 - 3 * (index === 9 ? 7.5 : index)
        return [
          `${'甲乙丙丁戊己'[index % 6] ?? ''}${'河江溪湖'[Math.floor(index / 6)] ?? ''}镇政府`,
          Math.ceil(count),
          50,
          20,
        ].join('\t')
      },
    ).join('\n')}\n`,
    printed: '78',
    recomputed: '≤ 76',
    mend: ['\t78\t', '\t73\t'],
  },
  heading: {
    text: `附件 1\n各单位办理情况统计\n${head}\n${lines}\n${head.replace('超期量', '超时量')}\n汀州县\t20\t20\t100.00%\t0\n`,
    printed: '超时量',
    recomputed: '超期量',
    mend: ['超时量', '超期量'],
  },
  nameHeading: {
    text: `${annex}附件 2\n热点统计\n网络单位\t件数\t备注\n东湖区\t3\t无\n西岭区\t2\t无\n南浦区\t1\t无\n`,
    printed: '网络单位',
    recomputed: '承办单位',
    mend: ['网络单位', '承办单位'],
  },
  format: {
    text: ['98.66 98.7', '98.59 98.6', '98.69 98.7', '98.54 98.5', '98.94 98.90'].reduce((text, change) => {
      const [from = '', to = ''] = change.split(' ')
      return text.replace(from, to)
    }, annex),
    printed: '98.90%',
    recomputed: '98.9%',
    mend: ['98.90%', '98.9%'],
  },
  columnSum: {
    text: `各单位按时办结3400件。\n${annex}`,
    printed: '3400件',
    recomputed: '3474',
    mend: ['3400', '3474'],
  },
  overallRate: {
    text: `全市按时办结率98.90%。\n${annex}`,
    printed: '98.90%',
    recomputed: '98.64%',
    mend: ['98.90', '98.64'],
  },
  partRate: {
    text: counties('88.00%、办结率98.20%、回访率92.00%'),
    printed: '92.00%',
    recomputed: '96%–98%（97.2%）',
    mend: ['92.00%', '97.20%'],
  },
  base: {
    text: `各单位承办3600件，按时办结率98.64%。\n${annex}`,
    printed: '3600件',
    recomputed: '3522',
    mend: ['3600', '3522'],
  },
  deskRow: {
    text: `热线当即答复9000件，满意率99.62%。\n${annex.replaceAll('按时办结', '满意')}县热线中心\t9000\t9000\t100.00%\t0\n`,
    printed: '99.62%',
    recomputed: '98.64%',
    mend: ['当即答复9000件', '当即答复8000件'],
  },
  listedCount: {
    text: `${annex}附件 2\n各单位超期工单统计\n承办单位 超期工单\n东湖区 11\n西岭区 9\n南浦区 7\n北塘区 6\n石门区 5\n`,
    printed: '4',
    recomputed: '≥ 5',
    mend: ['石门区 5', '石门区 4'],
  },
  unitScore: {
    text: `排名前列的是：甲山街道办（71.5分）、乙山街道办（68分）。\n${ranking((text) => text)}`,
    printed: '71.5分',
    recomputed: '20 / 50 / 0 / 70.00',
    mend: ['71.5分', '70分'],
  },
  gradeCount: {
    text: `本月考核A等3家，B等2家，C等1家。\n${ranking((text) =>
      text
        .replace('总得分', '总得分\t等次')
        .replaceAll(/(7\d|6[4-9])\.00$/gm, '$&\tA')
        .replaceAll(/(6[0-3]|5\d)\.00$/gm, '$&\tB'),
    )}`,
    printed: '1',
    recomputed: '0',
    mend: ['A等3家，B等2家，C等1家', 'A等3家，B等3家'],
  },
  unitName: {
    text: `${annex}附件 2\n加减分明细\n单位\t加减分项\t分数（分）\n江城东湖区\t典型经验\t1\n西岭区\t典型经验\t1\n`,
    printed: '江城东湖区',
    recomputed: '东湖区',
    mend: ['江城东湖区', '东湖区'],
  },
}
