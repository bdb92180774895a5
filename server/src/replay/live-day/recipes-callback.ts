import { callBack, contact, feedBack, review, rework } from './day-steps.ts'
import type { Setting } from './day-story.ts'
import type { Recipe } from './recipe.ts'
import { districtOf } from './recipe.ts'

const ofDistrict = (index: number) => ({ unit: districtOf(index) })
const ratings = ['satisfied', 'satisfied', 'satisfied', 'fairlySatisfied', 'satisfied', 'neutral'] as const

/** Orders that are reviewed: to be called back on, called back, closed. */
export const recipesOfCallbacks: readonly Recipe[] = [
  {
    name: 'to call back',
    count: 8,
    // Landlines and desks that call by hand: whoever has a mobile telephone is sent a link within minutes.
    setting: (index) => byHand[index % byHand.length] ?? {},
    tell: (story, index) => {
      const until = index < 2 ? 4 * story.day : story.chance.int(15, 250)
      review(story, until + 3 * story.day, until)
    },
  },
  {
    name: 'asked by message',
    count: 6,
    setting: (index) => (index < 2 ? ofDistrict(index) : {}),
    tell: (story, index) => {
      review(story, 4 * story.day, 200 + 10 * index)
      story.invite(0.05)
    },
  },
  {
    name: 'link not answered',
    count: 3,
    tell: (story, index) => {
      review(story, 10 * story.day, 7 * story.day + 20 * index)
      story.invite(8)
    },
  },
  {
    name: 'appointment due',
    count: 3,
    tell: (story, index) => {
      review(story, 4 * story.day, 400)
      story.appoint(300 - 10 * index, -0.1 - 0.15 * index)
    },
  },
  {
    name: 'appointment to come',
    count: 4,
    tell: (story, index) => {
      review(story, 4 * story.day, 400)
      story.appoint(200 - 10 * index, 3 + 9 * index)
    },
  },
  {
    name: 'to call again',
    count: 5,
    tell: (story, index) => {
      review(story, 6 * story.day, 2 * story.day)
      story.at(story.day + 15 * index)
      callBack(story, 'callbackAgent', 'unrated')
    },
  },
  {
    name: 'against',
    count: 4,
    setting: (index) => (index < 2 ? ofDistrict(index) : {}),
    tell: (story, index) => {
      review(story, 6 * story.day, 2 * story.day)
      story.at(100 + 30 * index)
      callBack(story, 'callbackAgent', 'dissatisfied')
    },
  },
  {
    name: 'to close',
    count: 5,
    tell: (story, index) => {
      review(story, 6 * story.day, 2 * story.day)
      story.at(60 + 40 * index)
      // An agent may call back and may not close.
      callBack(story, 'agent', 'satisfied')
    },
  },
  {
    name: 'called back and taken',
    count: 2,
    setting: () => ({ byLandline: true }),
    tell: (story) => {
      review(story, 5 * story.day, 160)
      story.by('callbackAgent', 'take')
    },
  },
  {
    name: 'closed after rework',
    count: 3,
    tell: (story) => {
      review(story, 12 * story.day, 9 * story.day)
      story.at(8 * story.day)
      callBack(story, 'callbackAgent', 'dissatisfied')
      rework(story, 'callbackAgent')
      story.at(5 * story.day)
      contact(story)
      feedBack(story)
      story.by('dispatcher', 'review')
      story.at(4 * story.day)
      callBack(story, 'callbackAgent', 'satisfied')
      story.by('callbackAgent', 'close')
    },
  },
  {
    name: 'closed',
    count: 36,
    setting: (index) => (index % 3 === 0 ? ofDistrict(index / 3) : {}),
    tell: (story, index) => {
      const until = Math.round((0.3 + index * 0.27) * story.day)
      review(story, until + 3 * story.day, until + 120)
      story.at(until)
      const rating = ratings[index % ratings.length] ?? 'satisfied'
      const as = index % 3 === 0 ? 'callbackAgent' : 'system'
      callBack(story, as, rating)
      story.by(as, 'close')
      if (index % 9 !== 8) return
      story.at(Math.round(until / 2))
      const note = story.chance.pick(story.month.phrases.callbackNote['satisfied'] ?? [''])
      const asked = { isReached: true, isResponded: true, isResolved: true, isTrue: true, note }
      story.by('callbackAgent', 'recordCallback', { method: 'spotCheck', satisfaction: rating, ...asked })
    },
  },
]

const byHand: readonly Setting[] = [
  { byLandline: true, unit: districtOf(0) },
  { byLandline: true },
  { desk: 'deputies-county', category: '1404', unit: '湘潭县人民政府', extra: { level: '县市区' } },
  { desk: 'enterprise', category: '1502', extra: { enterprise: '某机械制造有限公司' } },
]
