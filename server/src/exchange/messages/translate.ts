import { actions } from '@yihu/core/order/actions'

/** A message as the outbox hands it over. */
export interface OutgoingMessage {
  readonly messageId: string
  readonly channel: string
  readonly recipient: string
  readonly template: string
  readonly values: Readonly<Record<string, string | null>>
  readonly attempts: number
  readonly madeAt: Date
}

export interface Words {
  readonly subject: string
  readonly text: string
}

/** What each template says of the order; for any other action its label does. */
const templates: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  dispatch: {
    zh: '已派至贵单位{sign}，请及时签收办理',
    en: 'has been dispatched to your unit{sign}; please sign for it',
  },
  redispatch: { zh: '已改派，请登录查看承办单位', en: 'has been redispatched; see which unit has it now' },
  passDown: { zh: '已下派至贵单位{sign}，请及时签收办理', en: 'has been passed down to your unit{sign}' },
  signBySystem: { zh: '逾期未签收，系统已自动接收{handle}', en: 'was received by lapse of time{handle}' },
  approveReturn: { zh: '退单申请已同意', en: 'may be returned: the request was approved' },
  refuseReturn: {
    zh: '退单申请被驳回{handle}，请继续办理',
    en: 'may not be returned{handle}; please go on handling it',
  },
  grantExtension: { zh: '延期申请已同意{handle}', en: 'was given more time{handle}' },
  refuseExtension: { zh: '延期申请被驳回{handle}', en: 'was given no more time{handle}' },
  rework: { zh: '被退回重办{handle}，请重新办理', en: 'was sent back for rework{handle}' },
  remind: { zh: '被催办{handle}，请抓紧办理', en: 'is being chased{handle}; please hurry' },
  supervise: { zh: '已列入督办{handle}，请高度重视、抓紧办理', en: 'is under supervision{handle}' },
  liftSupervision: { zh: '已解除督办', en: 'is no longer under supervision' },
}

/** The words of a message in the language asked for. */
export function wordsOf({ template, values }: OutgoingMessage, language: 'zh' | 'en'): Words {
  if (template === 'callbackLink') return invitation(values, language)
  const { orderNo = '', unitName = '', centreName = '' } = values
  const sentence = (templates[template] ?? labelOf(template))[language]
    .replace('{sign}', limitText(values['signDueAt'], values['timeZone'], language, 'sign'))
    .replace('{handle}', limitText(values['handlingDueAt'], values['timeZone'], language, 'handle'))
  return language === 'zh'
    ? {
        subject: `【${centreName}】工单 ${orderNo}`,
        text: `【${centreName}】${unitName}：工单 ${orderNo} ${sentence}。`,
      }
    : { subject: `[${centreName}] Order ${orderNo}`, text: `${unitName}: order ${orderNo} ${sentence}.` }
}

/** To an appellant: no number of the order and no matter, since a telephone lies open on a table. */
function invitation(values: OutgoingMessage['values'], language: 'zh' | 'en'): Words {
  const { centreName = '', link = '' } = values
  return language === 'zh'
    ? {
        subject: `【${centreName}】办理结果评价`,
        text: `【${centreName}】您反映的诉求已有办理结果，请花一分钟评价：${link} 本短信不会要求您提供密码或转账。`,
      }
    : {
        subject: `[${centreName}] Your appeal`,
        text: `[${centreName}] Your appeal has been handled; please take a minute to rate it: ${link} This message never asks for a password or a payment.`,
      }
}

/** The body a gateway for text messages or WeChat is sent. */
export function gatewayBody(message: OutgoingMessage) {
  const { messageId, channel, recipient, template, values } = message
  return { messageId, channel, recipient, template, values, text: wordsOf(message, 'zh').text }
}

/** A line of the file the outbox is written to where no sender is named. */
export function outboxLine(message: OutgoingMessage): string {
  const { madeAt, attempts: _, ...rest } = message
  return `${JSON.stringify({ ...rest, text: wordsOf(message, 'zh').text, madeAt: madeAt.toISOString() })}\n`
}

/** A mail in both languages; its Message-ID is the message's own, so that a repetition is known as one. */
export function mailOf(message: OutgoingMessage, from: string) {
  const [zh, en] = [wordsOf(message, 'zh'), wordsOf(message, 'en')]
  return {
    from,
    to: message.recipient,
    subject: zh.subject,
    text: `${zh.text}\n\n${en.text}\n`,
    messageId: `<${message.messageId}@yihu>`,
    date: message.madeAt,
  }
}

function labelOf(template: string): { zh: string; en: string } {
  const row = Object.hasOwn(actions, template) ? actions[template as keyof typeof actions] : undefined
  return row
    ? { zh: `有新进展：${row.zh}`, en: `has moved on: ${row.en}` }
    : { zh: '有新进展', en: 'has moved on' }
}

function limitText(
  dueAt: string | null | undefined,
  timeZone: string | null | undefined,
  language: 'zh' | 'en',
  limit: 'sign' | 'handle',
): string {
  if (!dueAt) return ''
  const at = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: timeZone ?? 'Asia/Shanghai',
    month: language === 'zh' ? 'numeric' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(dueAt))
  if (language === 'en') return ` (${limit === 'sign' ? 'sign by' : 'handle by'} ${at})`
  return `（${limit === 'sign' ? '签收' : '办理'}时限 ${at}）`
}
