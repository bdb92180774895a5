import {
  answer,
  askExtension,
  askReturn,
  begin,
  contact,
  dispatch,
  feedBack,
  goRound,
  passDown,
  sign,
  supervise,
} from './day-steps.ts'
import type { Recipe } from './recipe.ts'
import { communityOf, districtOf, districts, streetOf, streetWithCommunities } from './recipe.ts'

const ofDistrict = (index: number) => ({ unit: districtOf(index) })

/** Orders that are at a unit. Limits are those of `limits.ts`: five working days for an inquiry, ten for the rest. */
export const recipesOfUnits: readonly Recipe[] = [
  {
    name: 'to sign',
    count: 12,
    setting: (index) => (index < 8 ? ofDistrict(index) : {}),
    // Not so long ago that the system would sign within the hour.
    tell: (story) => dispatch(story, story.chance.int(5, 150)),
  },
  {
    name: 'critical',
    count: 2,
    setting: (index) => ({ urgency: 'critical', unit: districtOf(index), waits: 6 }),
    tell: (story) => {
      begin(story, 100)
      contact(story)
    },
  },
  {
    name: 'urgent',
    count: 4,
    setting: (index) => ({ urgency: 'urgent', ...(index < 2 ? ofDistrict(index) : {}) }),
    tell: (story, index) => {
      begin(story, 200 + 60 * index)
      if (index % 2 === 0) contact(story)
      if (index === 3) story.by('agent', 'addNote', { note: story.chance.pick(story.words.note) })
    },
  },
  {
    name: 'handling',
    count: 16,
    setting: (index) => ({
      ...(index < 8 ? ofDistrict(index) : {}),
      isConfidential: index === 2,
      isAnonymous: index === 3,
    }),
    tell: (story, index) => {
      begin(story, Math.round((0.6 + index * 0.42) * story.day))
      if (index % 3 !== 0) contact(story)
    },
  },
  {
    name: 'extended',
    count: 4,
    setting: (index) => (index < 2 ? ofDistrict(index) : {}),
    tell: (story, index) => {
      begin(story, (6 + index) * story.day)
      contact(story)
      story.at((3 + index) * story.day)
      askExtension(story)
      story.by('dispatcher', 'grantExtension', { reason: story.month.phrases.extensionGrant }, story.unit)
    },
  },
  {
    name: 'due soon',
    count: 8,
    setting: (index) => ({ kind: 'inquiry', ...(index < 6 ? ofDistrict(index) : {}) }),
    tell: (story, index) => {
      begin(story, 4 * story.day + 20 + index)
      if (index % 2 === 0) contact(story)
    },
  },
  {
    name: 'overdue',
    count: 6,
    setting: (index) => ({ kind: 'inquiry', ...(index < 4 ? ofDistrict(index) : {}) }),
    tell: (story, index) => {
      begin(story, 6 * story.day + 60)
      contact(story)
      if (index > 3) return
      story.at(100 + index)
      story.by('dispatcher', 'remind', { note: story.month.phrases.reminder }, story.unit)
    },
  },
  {
    name: 'overdue, supervised by lapse of time',
    count: 4,
    setting: (index) => ({ kind: 'inquiry', ...ofDistrict(index) }),
    tell: (story) => {
      begin(story, 9 * story.day)
      story.at(story.day + 30)
      supervise(story, 'system')
    },
  },
  {
    name: 'return asked',
    count: 6,
    setting: (index) => (index < 2 ? ofDistrict(index) : {}),
    tell: (story, index) => {
      begin(story, story.day + 30 * index)
      story.at(90 + 20 * index)
      askReturn(story)
    },
  },
  {
    name: 'return refused',
    count: 2,
    setting: ofDistrict,
    tell: (story) => {
      begin(story, story.day)
      askReturn(story)
      story.at(200)
      const reason = story.chance.pick(story.month.phrases.returnRefusal)
      story.by('dispatcher', 'refuseReturn', { reason }, story.unit)
      contact(story)
    },
  },
  {
    name: 'extension asked',
    count: 5,
    setting: (index) => (index < 3 ? ofDistrict(index) : {}),
    tell: (story, index) => {
      begin(story, (5 + (index % 3)) * story.day)
      contact(story)
      story.at(60 + 25 * index)
      askExtension(story)
    },
  },
  {
    name: 'passed down to a street',
    count: 8,
    setting: ofDistrict,
    tell: (story, index) => {
      begin(story, story.day + 40 * index)
      passDown(story, story.unit, streetOf(index))
      if (index < 2) return
      sign(story, streetOf(index))
      if (index > 5) contact(story, streetOf(index))
    },
  },
  {
    name: 'passed down to a community',
    count: 4,
    setting: () => ({ unit: districts[0] }),
    tell: (story, index) => {
      begin(story, story.day + 20 * index)
      passDown(story, story.unit, streetWithCommunities)
      sign(story, streetWithCommunities)
      story.at(100)
      passDown(story, streetWithCommunities, communityOf(index))
      if (index < 2) sign(story, communityOf(index))
    },
  },
  {
    name: 'a street asks for more time',
    count: 4,
    setting: ofDistrict,
    tell: (story, index) => {
      begin(story, 3 * story.day)
      passDown(story, story.unit, streetOf(index))
      sign(story, streetOf(index))
      story.at(80)
      askExtension(story, streetOf(index))
    },
  },
  {
    name: 'a street asks to return',
    count: 4,
    setting: ofDistrict,
    tell: (story, index) => {
      begin(story, story.day)
      passDown(story, story.unit, streetOf(index + 2))
      sign(story, streetOf(index + 2))
      story.at(110)
      askReturn(story, streetOf(index + 2))
    },
  },
  {
    name: 'communities ask',
    count: 2,
    setting: () => ({ unit: districts[0] }),
    tell: (story, index) => {
      begin(story, story.day)
      passDown(story, story.unit, streetWithCommunities)
      sign(story, streetWithCommunities)
      passDown(story, streetWithCommunities, communityOf(index))
      sign(story, communityOf(index))
      story.at(90)
      if (index === 0) askReturn(story, communityOf(index))
      else askExtension(story, communityOf(index))
    },
  },
  {
    name: 'joint',
    count: 6,
    setting: (index) => (index < 4 ? { unit: '市住建局' } : ofDistrict(index)),
    tell: (story, index) => {
      const assisting = index < 4 ? districtOf(index) : '市城管局'
      begin(story, 2 * story.day, [assisting, '市公安局'])
      contact(story)
      if (index !== 2) sign(story, assisting)
      if (index < 2) return
      sign(story, '市公安局')
      story.at(200)
      feedBack(story, true, '市公安局')
    },
  },
  {
    name: 'reworked',
    count: 6,
    setting: (index) => (index < 4 ? ofDistrict(index) : {}),
    tell: (story, index) => {
      answer(story, (5 + index) * story.day, 2 * story.day, false)
      story.at(story.day + 20 * index)
      const reason = story.month.phrases.reworkText['off-the-point'] ?? ''
      story.by('dispatcher', 'rework', { reasonCode: 'off-the-point', reason }, story.unit)
    },
  },
  {
    name: 'goes round',
    count: 3,
    setting: () => ({ unit: '市住建局' }),
    tell: (story) => {
      goRound(story, 3 * story.day, '市住建局')
      goRound(story, 2 * story.day, '市城管局')
      story.at(story.day)
      story.by('dispatcher', 'dispatch', { unit: districts[0] })
      story.by('handler', 'sign', {}, districts[0])
    },
  },
]
