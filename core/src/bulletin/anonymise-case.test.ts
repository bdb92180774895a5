import { describe, expect, it } from 'vitest'
import { anonymiseCase, anonymiseText, appellantWord } from './anonymise-case.ts'

const appellant = { name: '欧阳小明', phone: '13812345621', address: '建设路12号3栋502室' }

describe('the appellant', () => {
  it.each([
    ['欧阳小明', '欧阳先生/女士'],
    ['王丽', '王先生/女士'],
    ['李女士', '李女士'],
    ['先生', '市民'],
    ['', '市民'],
    [null, '市民'],
  ])('%j is printed as %s', (name, word) => expect(appellantWord(name)).toBe(word))
})

describe('text', () => {
  it.each([
    ['欧阳小明来电，住建设路12号3栋502室。', '欧阳先生/女士来电，住某处。'],
    ['欧阳小明先生，联系电话13812345621，请回电。', '欧阳先生/女士，请回电。'],
    ['另有 0731-58211234 与 139 0000 1234 来电', '另有  与  来电'],
    ['身份证号430302199001011234，已核实。', '，已核实。'],
    ['某小区3栋2单元1101室漏水', '某小区某处漏水'],
    ['3号线地铁站口第12号出口积水', '3号线地铁站口第12号出口积水'],
    ['共受理 36341 件，办结率 98.50%。', '共受理 36341 件，办结率 98.50%。'],
  ])('%s', (text, clean) => expect(anonymiseText(text, appellant)).toBe(clean))

  it('does not look for a name of one character', () => {
    expect(anonymiseText('王某反映大王村积水', { ...appellant, name: '王' })).toBe('王某反映大王村积水')
  })
})

it('an order becomes a case: what happened, the result, the rating', () => {
  const picked = anonymiseCase({
    orderNo: '1',
    title: '欧阳小明反映路灯不亮',
    content: '欧阳小明反映路灯不亮。',
    unitName: '市城管局',
    result: '已修复，电话告知13812345621。',
    satisfaction: { zh: '满意', en: 'Satisfied' },
    appellant,
  })
  expect(picked).toEqual({
    title: '欧阳先生/女士反映路灯不亮',
    body: [
      '欧阳先生/女士反映：欧阳先生/女士反映路灯不亮。',
      '市城管局办理情况：已修复，电话告知。',
      '回访评价：满意。',
    ],
  })
})
