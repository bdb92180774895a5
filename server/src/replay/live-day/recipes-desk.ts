import { fill } from '../compose-text.ts'
import type { DayStory, Setting } from './day-story.ts'
import { begin, contact, dispatch, feedBack } from './day-steps.ts'
import type { Recipe } from './recipe.ts'
import { districtOf } from './recipe.ts'

const consumer: Setting = { desk: 'consumer', category: '0301', kind: 'complaint' }

/** Orders the agents and the dispatcher are at, and those that end without a unit. */
export const recipesOfTheDesk: readonly Recipe[] = [
  {
    name: 'answered at the desk',
    count: 60,
    setting: (index) => ({ kind: index % 6 === 0 ? 'assistance' : 'inquiry', waits: 12 }),
    tell: (story, index) => {
      story.at(index < 14 ? story.busyAgo(4, 300) : story.busyAgo(300, 14 * story.day))
      answerAtDesk(story)
    },
  },
  {
    name: 'archived',
    count: 3,
    setting: () => ({ kind: 'inquiry', waits: 12 }),
    tell: (story) => {
      story.at(14 * story.day - story.chance.int(0, 200))
      answerAtDesk(story)
      story.at(2 * story.day)
      story.by('supervisor', 'archive')
    },
  },
  {
    name: 'to dispatch',
    count: 8,
    setting: (index) => ({
      urgency: index === 0 ? 'critical' : index < 3 ? 'urgent' : 'normal',
      kind: index % 2 === 0 ? 'complaint' : 'assistance',
      isAnonymous: index === 4,
      isConfidential: index === 5,
      ...(index === 5 ? { accused: '市城管局', category: '0701' } : {}),
    }),
    tell: (story) => story.at(story.chance.int(3, 100)),
  },
  {
    name: 'to dispatch, from a special desk',
    count: 6,
    setting: (index) => specialDesks[index % specialDesks.length] ?? consumer,
    tell: (story) => story.at(story.chance.int(10, 130)),
  },
  {
    name: 'taken',
    count: 4,
    tell: (story, index) => {
      story.at(20 + 10 * index)
      story.by('dispatcher', 'take')
    },
  },
  {
    name: 'returned by a unit',
    count: 2,
    tell: (story) => {
      begin(story, 300)
      story.at(150)
      story.by(
        'handler',
        'requestReturn',
        {
          reasonCode: 'not-ours',
          reason: story.chance.pick(story.month.phrases.returnText['not-ours'] ?? ['不属职责']),
          legalBasis: story.chance.pick(story.words.legalBasis),
        },
        story.unit,
      )
      story.at(60)
      story.by('dispatcher', 'approveReturn', { reason: story.month.phrases.returnApproval }, story.unit)
    },
  },
  {
    name: 'invalid, to confirm',
    count: 4,
    setting: () => ({ kind: 'other', waits: 10 }),
    tell: (story) => {
      story.at(story.chance.int(10, 600))
      story.by('agent', 'markInvalid', { reason: story.chance.pick(story.words.invalid) })
    },
  },
  {
    name: 'nuisance, to confirm',
    count: 3,
    setting: () => ({ kind: 'other', waits: 10 }),
    tell: (story) => {
      story.at(story.chance.int(10, 600))
      story.by('agent', 'markNuisance', { reason: story.chance.pick(story.words.nuisance) })
    },
  },
  {
    name: 'invalid, confirmed',
    count: 3,
    setting: () => ({ kind: 'other', waits: 10 }),
    tell: (story, index) => {
      story.at((2 + 3 * index) * story.day)
      story.by('agent', 'markInvalid', { reason: story.chance.pick(story.words.invalid) })
      story.at((1 + 3 * index) * story.day)
      story.by('teamLeader', 'confirmEnd', { note: story.words.confirmation })
    },
  },
  {
    name: 'declined',
    count: 4,
    setting: () => ({ waits: 15 }),
    tell: (story, index) => {
      story.at(40 + index * story.day)
      story.by('agent', 'decline', { declineCategory: 'judicial', reply: story.words.declined })
      if (index < 2) return
      story.at(30 + (index - 1) * story.day)
      story.by('teamLeader', 'confirmEnd', { note: story.words.confirmation })
    },
  },
  {
    name: 'withdrawn',
    count: 3,
    tell: (story, index) => {
      begin(story, (2 + index) * story.day)
      story.at((1 + index) * story.day)
      story.by('agent', 'withdraw', { reason: story.words.withdrawal })
    },
  },
  {
    name: 'one estate',
    count: 2,
    setting: (index) => ({
      category: '0501',
      unit: districtOf(index),
      kind: 'complaint',
      byLandline: true,
    }),
    tell: (story) => {
      begin(story, 5 * story.day)
      contact(story)
      story.at(story.day)
      feedBack(story)
      story.at(300)
      story.by('dispatcher', 'review')
    },
  },
  {
    name: 'merged',
    count: 6,
    setting: (index) => ({ category: '0501', unit: districtOf(index), kind: 'complaint' }),
    tell: (story, index) => {
      if (index < 4) dispatch(story, 240)
      else story.at(240)
      story.at(120)
      story.by('dispatcher', 'merge', { lead: `one estate ${index % 2}` })
    },
  },
]

const specialDesks: readonly Setting[] = [
  {
    desk: 'deputies-city',
    category: '0801',
    kind: 'suggestion',
    extra: { level: '市', office: '市人大代表' },
  },
  { desk: 'enterprise', category: '1602', kind: 'assistance', extra: { enterprise: '某机械制造有限公司' } },
  {
    ...consumer,
    extra: { accused: '某健身服务部', goods: '健身年卡', price: '2680', platform: '到店办理' },
  },
  { ...consumer, extra: { accused: '某家电商行', goods: '空调安装服务', price: '460.50' } },
]

function answerAtDesk(story: DayStory): void {
  const replies = story.month.phrases.deskReply[story.kind === 'inquiry' ? 'inquiry' : 'others']
  const reply = fill(story.chance.pick(replies), { subject: story.text.subject, unit: story.unit })
  story.by('agent', 'answerAtDesk', { reply })
}
