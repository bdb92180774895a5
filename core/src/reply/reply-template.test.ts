import { describe, expect, test } from 'vitest'
import { checkTemplate, fillTemplate } from './reply-template.ts'

describe('a template of a reply', () => {
  const body = '您好，您反映的“{标题}”（{编号}）已由{承办单位}办理：{办理结果}'

  test('is filled with what is known; what is not stays open to be seen', () => {
    expect(fillTemplate(body, { 标题: '路灯不亮', 编号: '0400', 承办单位: '市城管局' })).toBe(
      '您好，您反映的“路灯不亮”（0400）已由市城管局办理：{办理结果}',
    )
  })

  test('a value with braces is not filled again', () => {
    expect(fillTemplate('{标题}', { 标题: '{编号}', 编号: '1' })).toBe('{编号}')
  })

  test('is refused with the places nobody knows', () => {
    expect(checkTemplate(body).ok).toBe(true)
    expect(checkTemplate('{标题}{姓名}{toString}')).toMatchObject({
      code: 'unknownPlaceholder',
      details: { placeholders: ['姓名', 'toString'] },
    })
  })
})
