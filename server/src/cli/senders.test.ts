import { expect, it } from 'vitest'
import { readSenders } from './senders.ts'

it('writes to a file where nothing is named, and reads a sender that is fully described', () => {
  expect(Object.keys(readSenders({}, '/tmp')).sort()).toEqual(['mail', 'sms', 'wechat'])
  const named = {
    YIHU_SENDER_SMS: 'webhook',
    YIHU_SMS_URL: 'http://gateway.example/send',
    YIHU_SMS_SECRET: 's',
    YIHU_SENDER_MAIL: 'smtp',
    YIHU_SMTP_URL: 'smtp://mail.example',
    YIHU_MAIL_FROM: 'hotline@example.cn',
  }
  const senders = readSenders(named, '/tmp')
  expect(senders.sms).not.toBe(senders.wechat)
})

it.each([
  [{ YIHU_SENDER_SMS: 'pigeon' }, 'YIHU_SENDER_SMS'],
  [{ YIHU_SENDER_MAIL: 'webhook' }, 'YIHU_SENDER_MAIL'],
  [{ YIHU_SENDER_SMS: 'webhook' }, 'YIHU_SMS_URL'],
  [{ YIHU_SENDER_WECHAT: 'webhook', YIHU_WECHAT_URL: 'http://x' }, 'YIHU_WECHAT_SECRET'],
  [{ YIHU_SENDER_MAIL: 'smtp', YIHU_SMTP_URL: 'smtp://x' }, 'YIHU_MAIL_FROM'],
])('says at the start what is wrong with %j', (environment, name) => {
  expect(() => readSenders(environment, '/tmp')).toThrow(name)
})
