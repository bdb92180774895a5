import { describe, expect, it } from 'vitest'
import { cleanFileName, extensionOf } from './file-name.ts'

describe('a clean file name', () => {
  it.each([
    ['现场 照片.jpg', '现场 照片.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\张三\\身份证.png', '身份证.png'],
    ['a\0b\r\nc.txt', 'abc.txt'],
    // The mark turns what follows it round: shown as `照片exe.jpg`.
    ['照片\u202Egpj.exe', '照片gpj.exe'],
    ['a<b>:"|?*.pdf', 'a_b______.pdf'],
    ['...hidden.txt. ', 'hidden.txt'],
    ['con.txt', '_con.txt'],
    ['cafe\u0301.jpg', 'café.jpg'],
    ['', '附件'],
    ['..', '附件'],
    ['a/', '附件'],
  ])('of %j is %j', (given, clean) => expect(cleanFileName(given)).toBe(clean))

  it('is at most 120 characters and keeps its ending', () => {
    const clean = cleanFileName(`${'长'.repeat(300)}.docx`)
    expect(Array.from(clean)).toHaveLength(120)
    expect(extensionOf(clean)).toBe('docx')
  })
})

it.each([
  ['a.JPG', 'jpg'],
  ['a.tar.gz', 'gz'],
  ['a', ''],
  ['a.', ''],
  ['2023.10月份材料', ''],
])('the ending of %j is %j', (name, extension) => expect(extensionOf(name)).toBe(extension))
