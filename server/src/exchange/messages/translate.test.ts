import { expect, it } from 'vitest'
import { wordsOf } from './translate.ts'
import type { OutgoingMessage } from './translate.ts'

const message: OutgoingMessage = {
  messageId: 'm',
  channel: 'sms',
  recipient: '07311111111',
  template: 'dispatch',
  values: {
    orderNo: '43030020231009000001',
    unitName: '市医保局',
    centreName: '小城 12345 热线',
    timeZone: 'Asia/Shanghai',
    signDueAt: '2023-10-10T01:00:00+00:00',
    handlingDueAt: '2023-10-23T09:00:00+00:00',
  },
  attempts: 1,
  madeAt: new Date('2023-10-09T01:00:00Z'),
}

it('says the order, the unit and the limit in the time of the centre', () => {
  expect(wordsOf(message, 'zh').text).toBe(
    '【小城 12345 热线】市医保局：工单 43030020231009000001 已派至贵单位（签收时限 10/10 09:00），请及时签收办理。',
  )
  expect(wordsOf({ ...message, template: 'supervise' }, 'en').text).toBe(
    '市医保局: order 43030020231009000001 is under supervision (handle by 23 Oct, 17:00).',
  )
})

it('names an action without words of its own by its label, and leaves out a limit there is not', () => {
  expect(wordsOf({ ...message, template: 'suspend' }, 'zh').text).toMatch(/有新进展：挂起。$/)
  const values = { ...message.values, handlingDueAt: null }
  expect(wordsOf({ ...message, template: 'remind', values }, 'zh').text).toMatch(/被催办，请抓紧办理。$/)
})
