import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskAppellant, maskName, maskPhone, mayReveal } from './mask.ts'
import type { Role } from './roles.ts'

describe('names', () => {
  it.each([
    ['黄小明', '黄**'],
    ['黄明', '黄*'],
    ['黄', '黄*'],
    ['欧阳修', '欧阳*'],
    ['司马相如', '司马**'],
    // Two characters alone may be a surname and a given name.
    ['欧阳', '欧*'],
    ['黄小明先生', '黄先生'],
    ['黄女士', '黄女士'],
    ['欧阳先生', '欧阳先生'],
    ['欧阳娜娜女士', '欧阳女士'],
    ['*先生', '*先生'],
    ['先生', '先生'],
    ['阿不都热合曼·买买提', '阿*********'],
    ['John Smith', 'J*********'],
    ['𠮷田太郎', '𠮷***'],
    ['😀😀', '😀*'],
    ['', '*'],
  ])('%s is shown as %s', (name, shown) => {
    expect(maskName(name)).toBe(shown)
  })

  it('shows two characters of a name at most, and a title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 3 }), (name) => {
        const shown = maskName(name)
        const title = /(先生|女士)$/.exec(name)?.[0] ?? ''
        const surname = shown.slice(0, shown.length - title.length).replaceAll('*', '')
        expect(Array.from(surname).length).toBeLessThanOrEqual(2)
        expect(name.startsWith(surname) || name.includes('*')).toBe(true)
      }),
    )
  })
})

describe('numbers', () => {
  it.each([
    ['15400001221', '154******21'],
    ['073158231234', '073*******34'],
    ['+8615400001221', '+86*********21'],
    ['58231234', '582***34'],
    ['5823123', '582**23'],
    ['123456', '****56'],
    ['12345', '***45'],
    ['110', '*10'],
    ['12', '12'],
    ['', ''],
  ])('%s is shown as %s', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown)
  })

  it('keep their length and show five digits at most', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{3,20}$/), (phone) => {
        const shown = maskPhone(phone)
        expect(shown).toHaveLength(phone.length)
        expect(shown.replaceAll('*', '').length).toBeLessThanOrEqual(5)
        expect(shown).toContain('*')
      }),
    )
  })
})

describe('addresses', () => {
  const shown = (address: string | null) => maskAppellant({ name: null, phone: null, address }).address

  it.each([
    ['岳塘区芙蓉路12号3栋502室', '岳塘区芙蓉路***'],
    ['雨湖区城正街街道和平社区1号', '雨湖区城正街***'],
    ['韶山市清溪镇韶河村8组', '韶山市清溪镇***'],
    ['岳塘区芙蓉路', '岳塘区芙蓉路'],
    ['金湖湾小区5栋1单元302', '金湖湾小区5***'],
    ['3栋502室', '3栋5***'],
    ['5栋', '5***'],
    ['5', '***'],
    ['😀😀😀', '😀***'],
    ['', ''],
  ])('%s is shown as %s', (address, masked) => {
    expect(shown(address)).toBe(masked)
  })

  it('lose everything after the road', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('路', '街', '镇', '村'),
        fc.stringMatching(/^[0-9A-Z]{1,12}$/),
        (road, rest) => {
          expect(shown(`湘潭市建设${road}${rest}`)).toBe(`湘潭市建设${road}***`)
        },
      ),
    )
  })
})

it('leaves out what was not given', () => {
  expect(maskAppellant({ name: null, phone: null, address: null })).toEqual({
    name: null,
    phone: null,
    address: null,
  })
  expect(maskAppellant({ name: '刘强', phone: '15400001221', address: null })).toEqual({
    name: '刘*',
    phone: '154******21',
    address: null,
  })
})

describe('revealing', () => {
  it.each<[readonly Role[], boolean, boolean]>([
    [['handler'], true, false],
    [['handler'], false, true],
    [['callbackAgent'], true, true],
    [['handler', 'dispatcher'], true, true],
    [[], true, false],
  ])('to %j of a confidential appellant (%s) is %s', (roles, isConfidential, may) => {
    expect(mayReveal({ userId: 'p1', roles, unitIds: ['u1'] }, { isConfidential })).toBe(may)
  })
})
