import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditDocument } from './audit-document.ts'
import type { Finding } from './types.ts'

/* Sentences as bulletins of many cities have them; the figures are made up. */

function found(...paragraphs: string[]): Finding[] {
  return auditDocument({ paragraphs, tables: [] })
}

describe('sentences whose figures agree', () => {
  it.each([
    '本月共受理群众诉求52310件，其中电话41200件、微信6110件、网站5000件。',
    '受理渠道分别为：电话 8,120 件，网络 1,880 件，合计 10,000 件。',
    '共受理工单1000件，其中咨询类620件，占62%；求助类250件，占25%；投诉类130件，占13%。',
    '咨询类 333 件，占比 33.33%；求助类 333 件，占比 33.33%；投诉类 333 件，占比 33.33%。',
    '共派发工单 4280 件，按时办结 4194 件，按时办结率 97.99%。',
    '回访 800 件，满意 700 件，不满意 100 件，满意率 87.5%。',
    '二季度接听来电 45500 个，日均 500 个，环比增长 12.35%。',
    '诉求量前三位的是：城管局（98.2分）、交通局（97分）、住建局（96.4分）。',
    '话务员在线答复1200件，各单位承办300件，办结率99.55%。',
    '全市共有承办单位79个，其中A类64个，B类1个，C类1个，工单量为0的13个。',
    '5月共受理诉求1.2万件，其中电话9800件。',
    '劳动社保类诉求1485件，占诉求量的13.29%，环比减少49.58%。',
    '参加活动80余人，2名工作人员用4小时答复5条建议，涉及金额375元。',
    '共办理工单2000件，前三位的是交通类700件、住建类500件、政法类400件，占工单总量的80%。',
    '本月转派工单4567件，较上月增加263件，同比上升6.11%。',
    '派单601件，按时结案597件，超时办理4件，结案率100%，按时结案率99.33%。',
    '受理医保类120件（其中报销60件、异地就医40件），社保类80件。',
  ])('%s', (text) => {
    expect(found(text).filter(({ kind }) => kind !== 'rounding')).toEqual([])
  })
})

describe('sentences that contradict themselves', () => {
  it.each([
    [
      'parts of a whole',
      '其他渠道共计585件，分别为门户网站15件、省转办61件、市长信箱110件、微信400件。',
      'sum',
      '585件',
      '15 + 61 + 110 + 400 = 586',
    ],
    [
      'parts that exceed it',
      '共受理诉求500件，其中咨询320件、投诉230件。',
      'sum',
      '500件',
      '320 + 230 = 550',
    ],
    [
      'a share among others',
      '咨询类500件，占比50%；求助类300件，占比33%；投诉类200件，占比20%。',
      'share',
      '300件，33%',
      '30%',
    ],
    [
      'a share of what was named before',
      '共受理诉求20000件，其中消费维权诉求2500件，占诉求总量的16.36%。',
      'share',
      '2500件，16.36%',
      '12.5%',
    ],
    [
      'a rate of named counts',
      '网上派单4000件，按时办结3900件，按时办结率98.5%。',
      'rate',
      '按时办结3900件，按时办结率98.5%',
      '97.5%',
    ],
    [
      'a mark that leads to nothing',
      '受理省长信箱、县长信箱、等渠道诉求。',
      'punctuation',
      '长信箱、县长信箱、等渠道诉',
      '长信箱、县长信箱等渠道诉',
    ],
    ['a rate over a hundred', '本月工单按期办结率为102.5%。', 'rate', '102.5%', '≤ 100%'],
    ['a daily mean', '一季度话务总数为20693个，日均330个。', 'dailyMean', '日均330个', '20693 ÷ 62 = 334'],
  ])('%s', (_, text, check, printed, recomputed) => {
    expect(found(text).map((finding) => [finding.check, finding.printed, finding.recomputed])).toEqual([
      [check, printed, recomputed],
    ])
  })

  it('one topic with two numbers in two places', () => {
    const findings = found(
      '反映较多的事项为：社会保险3791件、消费维权3430件、通信管理765件。',
      '本月涉及消费维权相关诉求共4543件。',
    )
    expect(findings.map(({ kind, check, printed }) => [kind, check, printed])).toEqual([
      ['bases', 'sameName', '3430件；4543件'],
    ])
  })

  it('a change no whole number before can give, where the others have two decimals', () => {
    const [finding, ...others] = found(
      '农业类1590件，交通类1152件，教育类827件。与上季度相比，农业类环比减少12.35%、交通类环比减少0.9%、教育类环比减少12.3%、社保类环比减少49.58%。',
    )
    expect(finding).toMatchObject({ check: 'change', place: '第1段 交通类', printed: '1152件，-0.9%' })
    expect(others.map(({ place }) => place)).toEqual([])
  })

  it('the list of annexes and a title', () => {
    const findings = found(
      '附件：1.各成员单位办件量统计',
      '2.省平台回访不满意工单统计',
      '附件2省平台抽查回访不满意工单统计网络单位',
    )
    expect(findings.map(({ check, recomputed }) => [check, recomputed])).toEqual([
      ['annexTitle', '省平台回访不满意工单统计'],
    ])
  })

  it('the wrong count and not a right one, where coarse shares would fit two wholes', () => {
    const findings = found(
      '热线受理工单共计20401件，其中咨询类诉求206件，占1.01%；求助类诉求203件，占1%；投诉类诉求25990件，占98%。',
    ).filter(({ check }) => check === 'share')
    expect(findings.map(({ printed }) => printed)).toEqual(['25990件，98%'])
  })

  it('knows a last digit moved so that shares add up from a slip', () => {
    const findings = found(
      '咨询类6770件,占比60.6%;求助类3794件,占比33.96%;投诉类475件,占比4.25%;举报类89件,占比0.8%;建议类34件,占比0.31%;感谢类9件,占比0.08%。',
    )
    expect(findings.map(({ kind, printed }) => [kind, printed])).toEqual([['rounding', '34件，0.31%']])
  })
})

/** A paragraph of a made-up month that adds up, in one of several phrasings. */
const month = fc
  .record({
    counts: fc.uniqueArray(fc.integer({ min: 200, max: 20_000 }), { minLength: 3, maxLength: 6 }),
    phrase: fc.constantFrom(
      (name: string, count: number, share: string) => `${name}类${count}件，占比${share}%`,
      (name: string, count: number, share: string) => `${name}类 ${count} 件（占 ${share}%）`,
      (name: string, count: number, share: string) => `${name}类诉求${count}件，占诉求总量的${share}%`,
    ),
    lead: fc.constantFrom('全市共受理诉求', '12345热线受理工单共计', '本月热线平台共受理有效诉求'),
    desk: fc.integer({ min: 1, max: 99 }),
  })
  .map(({ counts, phrase, lead, desk }) => {
    const total = counts.reduce((sum, count) => sum + count, 0)
    const atDesk = Math.floor((total * desk) / 100)
    const names = ['咨询', '求助', '投诉', '建议', '举报', '表扬']
    const share = (count: number) => String(Math.round((count / total) * 10_000) / 100)
    const parts = counts.map((count, index) => phrase(names[index] ?? '', count, share(count)))
    const head = `${lead}${total}件，其中在线办结${atDesk}件，在线办结率${share(atDesk)}%；网上派单${total - atDesk}件。`
    return { total, counts, atDesk, text: `${head}按类型分：${parts.join('；')}。` }
  })

describe('a bulletin of an unknown city', () => {
  it('has no finding while it adds up', () => {
    fc.assert(
      fc.property(month, ({ text }) => {
        expect(found(text).filter(({ kind }) => kind !== 'rounding')).toEqual([])
      }),
    )
  })

  it('has one as soon as a count is wrong, and it names the count', () => {
    fc.assert(
      fc.property(month, fc.nat(), ({ text, counts, total }, choice) => {
        const count = counts[choice % counts.length] ?? 0
        const wrong = count + Math.max(7, Math.round(count * 0.3))
        const slipped = text
          .replace(`类${count}件`, `类${wrong}件`)
          .replace(`类 ${count} 件`, `类 ${wrong} 件`)
          .replace(`诉求${count}件`, `诉求${wrong}件`)
        fc.pre(slipped !== text)
        // A share of few digits may be right for the wrong count as well: nobody could tell.
        const share = String(Math.round((count / total) * 10_000) / 100)
        const digits = share.split('.')[1]?.length ?? 0
        fc.pre(Math.abs((wrong / total) * 100 - Number(share)) > 0.5 / 10 ** digits)
        expect(found(slipped).some(({ printed }) => printed.includes(`${wrong}件`))).toBe(true)
      }),
    )
  })
})
