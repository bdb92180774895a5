import {
  answer,
  askReturn,
  begin,
  callBack,
  contact,
  escalate,
  feedBack,
  goRound,
  replyToSupervision,
  review,
  rework,
  supervise,
} from './day-steps.ts'
import type { DayStory } from './day-story.ts'
import type { Recipe } from './recipe.ts'
import { districtOf, districts } from './recipe.ts'

const ofDistrict = (index: number) => ({ unit: districtOf(index) })

/** Orders whose next step is the centre's: disputes, review, supervision, suspension. */
export const recipesOfTheCentre: readonly Recipe[] = [
  {
    name: 'disputed after three returns',
    count: 2,
    tell: (story, index) => {
      goRoundThrice(story)
      if (index === 0) return
      story.at(90)
      confer(story)
    },
  },
  {
    name: 'disputed by a unit',
    count: 2,
    setting: ofDistrict,
    tell: (story) => {
      begin(story, story.day)
      askReturn(story)
      const reason = story.chance.pick(story.month.phrases.returnRefusal)
      story.by('dispatcher', 'refuseReturn', { reason }, story.unit)
      story.at(150)
      const legalBasis = story.chance.pick(story.words.legalBasis)
      story.by('handler', 'raiseDispute', { reason: story.words.disputeReason, legalBasis }, story.unit)
    },
  },
  {
    name: 'designated',
    count: 2,
    tell: (story, index) => {
      goRoundThrice(story)
      story.at(240)
      confer(story)
      const legalBasis = story.chance.pick(story.words.legalBasis)
      const unit = districtOf(index)
      story.by('supervisor', 'designate', {
        unit,
        reason: story.words.designation,
        legalBasis,
        assistingUnits: ['市交通局'],
      })
      story.by('handler', 'sign', {}, unit)
    },
  },
  {
    name: 'to review',
    count: 10,
    setting: (index) => (index < 6 ? ofDistrict(index) : {}),
    tell: (story, index) => {
      // The first ones have waited longer than the centre allows itself.
      const until = index < 3 ? 3 * story.day + 10 * index : story.chance.int(10, 200)
      answer(story, until + 3 * story.day, until, index % 4 !== 0)
    },
  },
  {
    name: 'blue notice',
    count: 4,
    setting: ofDistrict,
    tell: (story, index) => {
      begin(story, (4 + index) * story.day)
      contact(story)
      story.at(story.day)
      supervise(story)
      if (index < 2) return
      story.at(120)
      replyToSupervision(story)
    },
  },
  {
    name: 'orange notice',
    count: 4,
    setting: ofDistrict,
    tell: (story, index) => {
      begin(story, 9 * story.day)
      contact(story)
      story.at(6 * story.day)
      supervise(story)
      story.at(story.day)
      escalate(story)
      if (index < 2) return
      story.at(100)
      replyToSupervision(story)
    },
  },
  {
    name: 'red notice',
    count: 4,
    setting: ofDistrict,
    tell: (story, index) => {
      begin(story, 13 * story.day)
      story.at(9 * story.day)
      supervise(story)
      story.at(5 * story.day)
      escalate(story)
      story.at(story.day)
      escalate(story)
      if (index < 2) return
      story.at(75)
      replyToSupervision(story)
    },
  },
  {
    name: 'hard case',
    count: 3,
    setting: ofDistrict,
    tell: (story, index) => {
      goRound(story, 6 * story.day, '市住建局')
      story.at(4 * story.day)
      story.by('dispatcher', 'dispatch', { unit: story.unit })
      story.by('handler', 'sign', {}, story.unit)
      story.at(2 * story.day)
      story.by('supervisor', 'markHardCase', { reason: story.chance.pick(story.words.hardCase) })
      if (index === 0) return
      story.at(story.day)
      confer(story)
    },
  },
  {
    name: 'suspension asked',
    count: 3,
    setting: (index) => (index < 2 ? ofDistrict(index) : {}),
    tell: (story, index) => {
      begin(story, (3 + index) * story.day)
      contact(story)
      story.at(130 + 30 * index)
      askSuspension(story, story.on(20 + 10 * index))
    },
  },
  {
    name: 'suspended',
    count: 5,
    setting: (index) => (index < 2 ? ofDistrict(index) : {}),
    tell: (story, index) => {
      begin(story, 10 * story.day)
      contact(story)
      story.at(8 * story.day)
      // The first two are to be looked at again since yesterday.
      const reviewOn = index < 2 ? story.on(-1) : story.on(15 + index)
      askSuspension(story, reviewOn)
      story.by('supervisor', 'suspend', { reason: story.chance.pick(story.words.suspension), reviewOn })
    },
  },
  {
    name: 'reworked after a call-back',
    count: 3,
    setting: ofDistrict,
    tell: (story) => {
      review(story, 6 * story.day, 3 * story.day)
      story.at(2 * story.day)
      callBack(story, 'callbackAgent', 'dissatisfied')
      rework(story, 'callbackAgent')
      story.at(story.day)
      contact(story)
    },
  },
  {
    name: 'unreasonable',
    count: 2,
    tell: (story) => {
      review(story, 7 * story.day, 3 * story.day)
      story.at(2 * story.day)
      callBack(story, 'callbackAgent', 'dissatisfied')
      const { unreasonable: reason, unreasonableEvidence: evidence } = story.words
      story.by('supervisor', 'markUnreasonable', { reason, evidence })
      story.by('callbackAgent', 'close')
    },
  },
  {
    name: 'joint, answered',
    count: 2,
    setting: () => ({ unit: '市住建局' }),
    tell: (story) => {
      begin(story, 6 * story.day, [districts[1]])
      story.by('handler', 'sign', {}, districts[1])
      contact(story)
      story.at(2 * story.day)
      feedBack(story, true, districts[1])
      story.at(180)
      feedBack(story)
    },
  },
]

function goRoundThrice(story: DayStory): void {
  goRound(story, 6 * story.day, '市住建局')
  goRound(story, 4 * story.day, '市城管局')
  goRound(story, 2 * story.day, '市公安局')
}

function confer(story: DayStory): void {
  const { participants, conclusion } = story.words
  story.by('supervisor', 'confer', { participants, conclusion })
}

function askSuspension(story: DayStory, reviewOn: string): void {
  const reason = story.chance.pick(story.words.suspension)
  const evidence = story.words.suspensionEvidence
  story.by('handler', 'requestSuspension', { reason, evidence, reviewOn }, story.unit)
}
