import { expect, test } from 'vitest'
import { otherUnit, sampleAssignment, sampleView } from '../order/sample-order.test-data.ts'
import { feedbacksToMerge } from './feedbacks-to-merge.ts'

const lead = sampleAssignment({ assignmentId: 'lead' })
const assisting = sampleAssignment({ assignmentId: 'assisting', role: 'assisting', unitId: otherUnit })
const below = sampleAssignment({ assignmentId: 'below', role: 'assisting', parentId: 'assisting' })
const gone = sampleAssignment({ assignmentId: 'gone', role: 'assisting', state: 'returned' })
const feedback = (feedbackId: string, assignmentId: string) => ({
  feedbackId,
  assignmentId,
  unitId: otherUnit,
  unitName: '乙局',
  handlerName: '',
  dueAt: null,
  at: '2023-10-09T10:00:00+08:00',
  findings: '属实',
  measures: '已修复',
  isResolved: true,
  appellantOpinion: null,
  publicText: null,
})
const view = sampleView({
  assignments: [lead, assisting, below, gone],
  feedbacks: [
    feedback('gone', 'gone'),
    feedback('below', 'below'),
    feedback('first', 'assisting'),
    feedback('again', 'assisting'),
    feedback('own', 'lead'),
  ],
})
const idsFor = (assignment: typeof lead) =>
  feedbacksToMerge(view, assignment).map(({ feedbackId }) => feedbackId)

test('the lead merges the last word of each assisting unit, not what was passed down inside it', () => {
  expect(idsFor(lead)).toEqual(['again'])
})

test('an assisting unit merges what came up from below it, and not its neighbours’', () => {
  expect(idsFor(assisting)).toEqual(['below'])
  expect(idsFor(below)).toEqual([])
})
