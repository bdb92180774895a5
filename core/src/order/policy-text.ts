import { satisfactionLabels } from '../callback/callback.ts'
import type { OrderPolicy, PolicyTopic } from './policy.ts'

type Words = { readonly zh: string; readonly en: string }
type Teller<Topic extends PolicyTopic> = (
  rule: OrderPolicy[Topic],
  nameOf: (categoryCode: string) => string,
) => readonly Words[]

/** What a rule means, in the words of the office: one sentence or a few, the same on every page that shows it. */
export function policyText<Topic extends PolicyTopic>(
  topic: Topic,
  rule: OrderPolicy[Topic],
  nameOf: (categoryCode: string) => string,
): Words {
  const tell: Teller<Topic> = tellers[topic]
  const told = tell(rule, nameOf)
  return { zh: `${told.map(({ zh }) => zh).join('；')}。`, en: `${told.map(({ en }) => en).join('; ')}.` }
}

const tellers: { readonly [Topic in PolicyTopic]: Teller<Topic> } = {
  returns: ({ windowWorkingDays, needsLegalBasis, disputeAfter }) => [
    {
      zh: `${windowWorkingDays === null ? '单位可随时申请退单' : `单位可在派单后 ${windowWorkingDays} 个工作日内申请退单`}${needsLegalBasis ? '，须写明职责依据' : ''}`,
      en: `A unit may ask for return ${windowWorkingDays === null ? 'at any time' : `within ${days(windowWorkingDays)} of dispatch`}${needsLegalBasis ? ' and must name the legal basis' : ''}`,
    },
    disputeAfter === null
      ? { zh: '退单次数不限', en: 'returns are not limited' }
      : {
          zh: `第 ${disputeAfter} 次退单后转入争议`,
          en: `after return no. ${disputeAfter} the order is in dispute`,
        },
  ],
  extensions: ({ cutOff, most, longestWorkingDays }) => {
    if (most === 0) return [{ zh: '不准延期', en: 'Extensions are not granted' }]
    return [
      {
        zh: most === null ? '延期次数不限' : `同一单位最多延期 ${most} 次`,
        en: most === null ? 'Extensions are not limited' : `One unit gets ${most} extensions at most`,
      },
      longestWorkingDays === null
        ? { zh: '每次天数不限', en: 'of any length' }
        : {
            zh: `每次不超过 ${longestWorkingDays} 个工作日`,
            en: `each of ${days(longestWorkingDays)} at most`,
          },
      cutOff === null
        ? { zh: '全天受理申请', en: 'requests are taken all day' }
        : { zh: `每日 ${cutOff} 后不受理申请`, en: `no request is taken after ${cutOff}` },
    ]
  },
  joint: ({ leadWaits }) => [
    leadWaits
      ? {
          zh: '主办单位须等协办单位全部反馈，汇总后统一答复',
          en: 'The lead waits for all assisting units and merges their answers',
        }
      : { zh: '主办单位不必等协办单位反馈', en: 'The lead need not wait for the assisting units' },
  ],
  closing: ({ needsContact, unreachedAttempts }) => [
    needsContact
      ? {
          zh: `反馈前须联系上诉求人；始终未接通的，拨打满 ${unreachedAttempts} 次后方可反馈`,
          en: `Before the feedback the appellant must be reached, or tried ${unreachedAttempts} times`,
        }
      : { zh: '没有联系记录也可以反馈', en: 'Feedback is taken without a contact on record' },
  ],
  review: ({ twoStepCategories }, nameOf) => [
    twoStepCategories.length === 0
      ? { zh: '反馈由一人审核', en: 'One person reviews a feedback' }
      : {
          zh: `${twoStepCategories.map(nameOf).join('、')}的反馈须由两人先后审核，其他由一人审核`,
          en: `Two people review feedback about ${twoStepCategories.map(nameOf).join(', ')}; one person the rest`,
        },
  ],
  callback: ({ attempts, spacingHours, mostReworks, automatic, sendAfterMinutes, expiresDays, keypad }) => {
    const digits = Object.entries(keypad)
    return [
      automatic
        ? {
            zh: `审核通过 ${sendAfterMinutes} 分钟后由系统发短信回访，${expiresDays} 天内未答的由人工回访`,
            en: `The system asks by text message ${sendAfterMinutes} minutes after review; who has not answered within ${expiresDays} days is called by a person`,
          }
        : { zh: '由人工回访', en: 'People call back' },
      {
        zh: `未接通满 ${attempts} 次${spacingHours > 0 && attempts > 1 ? `（每次间隔 ${spacingHours} 小时以上）` : ''}可以未评价办结`,
        en: `after ${attempts} unreached attempts${spacingHours > 0 && attempts > 1 ? `, ${spacingHours} hours apart,` : ''} an order can be closed unrated`,
      },
      mostReworks === 0
        ? { zh: '不满意的不强制退回重办', en: 'dissatisfaction sends nothing back' }
        : {
            zh: `不满意或未解决的退回重办，最多 ${mostReworks} 次`,
            en: `dissatisfied or unresolved goes back for rework, ${mostReworks} times at most`,
          },
      {
        zh: `按键 ${digits.map(([digit, rating]) => `${digit} ${satisfactionLabels[rating].zh}`).join('、')}`,
        en: `keys ${digits.map(([digit, rating]) => `${digit} ${satisfactionLabels[rating].en.toLowerCase()}`).join(', ')}`,
      },
    ]
  },
  lapse: ({ signsBySystem, superviseAfterHours, archiveAfterDays }) => [
    signsBySystem
      ? { zh: '签收超期的由系统自动接收', en: 'What is not signed in time is received by the system' }
      : { zh: '签收超期的仍待签收', en: 'What is not signed in time stays unsigned' },
    superviseAfterHours === null
      ? { zh: '不自动督办', en: 'supervision never begins by itself' }
      : {
          zh: `办理超期 ${superviseAfterHours} 小时后自动督办`,
          en: `supervision begins ${superviseAfterHours} hours after the due time`,
        },
    archiveAfterDays === null
      ? { zh: '不自动归档', en: 'nothing is archived by itself' }
      : {
          zh: `办结 ${archiveAfterDays} 天后归档`,
          en: `orders are archived ${archiveAfterDays} days after closing`,
        },
  ],
  supervision: ({ replyWorkingDays }) => [
    {
      zh: `单位须在收到督办单后 ${replyWorkingDays} 个工作日内回复`,
      en: `A unit replies to a supervision notice within ${days(replyWorkingDays)}`,
    },
  ],
}

function days(count: number): string {
  return count === 1 ? '1 working day' : `${count} working days`
}
