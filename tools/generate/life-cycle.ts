import { fieldLabels } from '@yihu/contract/fields'
import { roleLabels } from '@yihu/core/access/roles'
import { isMeasureName, measures } from '@yihu/core/assessment/measures'
import { actionNames, actions } from '@yihu/core/order/actions'
import type { ActionName, ActionRow, ClockEffect } from '@yihu/core/order/actions'
import type { FieldName } from '@yihu/core/order/command'
import { conditionTexts } from '@yihu/core/order/conditions'
import {
  assignmentStateLabels,
  assignmentStates,
  openStates,
  orderStateLabels,
  orderStates,
} from '@yihu/core/order/states'
import type { AssignmentState, OrderState } from '@yihu/core/order/states'
import { statesAfter } from './derived-states.ts'
import { code, heading, table } from './markdown.ts'

interface Label {
  readonly zh: string
  readonly en: string
}

const clockLabels: Readonly<Record<ClockEffect, Label>> = {
  none: { zh: '—', en: '—' },
  startSign: { zh: '签收、办理时限起算', en: 'sign and handling limits start' },
  startHandling: { zh: '办理时限起算', en: 'handling limit starts' },
  stopSign: { zh: '签收时限停', en: 'sign limit stops' },
  stopHandling: { zh: '办理时限停', en: 'handling limit stops' },
  extend: { zh: '办理时限后移', en: 'handling limit moves back' },
  pause: { zh: '计时暂停', en: 'clock pauses' },
  resume: { zh: '计时恢复', en: 'clock goes on' },
  restartHandling: { zh: '办理时限重新起算', en: 'handling limit starts anew' },
}

/** `docs/generated/life-cycle.md`: the diagram and the table of `core/src/order/actions.ts`. */
export function lifeCyclePage(): string {
  return [
    heading(
      '工单生命周期 · Life cycle of an order',
      'core/src/order/actions.ts',
      '按钮、接口的拒绝、本页的图和表都出自同一张表。Buttons, refusals of the API, and the diagrams and tables of this page all come from one table.',
    ),
    '## 工单状态 · States of the order\n\n状态不变的动作（催办、督办、申请退单等）见下表。Actions that keep the state are in the table below.\n',
    mermaid([...stateLines(orderStates, orderStateLabels), ...orderEdges()]),
    `未结状态 · open: ${openStates.map((state) => both(orderStateLabels[state])).join('、')}\n`,
    '## 承办状态 · States of an assignment\n',
    mermaid([...stateLines(assignmentStates, assignmentStateLabels), ...assignmentEdges()]),
    '## 动作 · Actions\n',
    table(
      [
        '动作 Action',
        '工单 Order',
        '承办 Assignment',
        '岗位 Roles',
        '字段 Fields（*必填 needed）',
        '下列情形拒绝 Refused when',
        '时钟 Clock',
        '计入 Counts as',
        '依据 Clause',
      ],
      actionNames.map((name) => actionRow(name, actions[name])),
    ),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
}

function actionRow(name: ActionName, row: ActionRow): string[] {
  return [
    `**${row.zh}**\n${row.en}\n${code(name)}`,
    `${row.from.map((state) => orderStateLabels[state].zh).join('、')}\n→ ${toText(name, row)}`,
    row.assignment ? assignmentText(row.assignment) : '—',
    row.roles.map((role) => both(roleLabels[role])).join('\n'),
    [...row.needs.map((field) => `${fieldText(field)}*`), ...(row.takes ?? []).map(fieldText)].join('\n') ||
      '—',
    (row.conditions ?? [])
      .map(
        (condition) => `${conditionTexts[condition].zh}\n${conditionTexts[condition].en}\n${code(condition)}`,
      )
      .join('\n') || '—',
    row.clock === 'none' ? '—' : `${clockLabels[row.clock].zh}\n${clockLabels[row.clock].en}`,
    countsText(row.countsAs),
    row.clause,
  ]
}

function toText(name: ActionName, row: ActionRow): string {
  if (row.to === 'same') return '不变 same'
  const reached = new Set(row.from.flatMap((from) => statesAfter(name, from)))
  return [...reached].map((state) => orderStateLabels[state].zh).join(' / ')
}

function assignmentText({ from, to }: NonNullable<ActionRow['assignment']>): string {
  const before = from.map((state) => assignmentStateLabels[state].zh).join('、')
  return to ? `${before}\n→ ${assignmentStateLabels[to].zh}` : before
}

function countsText(countsAs: string | null): string {
  if (countsAs === null) return '—'
  return isMeasureName(countsAs) ? `${both(measures[countsAs].label)}\n${code(countsAs)}` : code(countsAs)
}

function fieldText(field: FieldName): string {
  return `${both(fieldLabels[field])} ${code(field)}`
}

function both({ zh, en }: Label): string {
  return `${zh} ${en}`
}

function mermaid(lines: readonly string[]): string {
  return ['```mermaid', 'stateDiagram-v2', ...lines.map((line) => `  ${line}`), '```', ''].join('\n')
}

function stateLines<State extends string>(
  states: readonly State[],
  labels: Readonly<Record<State, Label>>,
): string[] {
  return states.map((state) => `state "${both(labels[state])}" as ${state}`)
}

function orderEdges(): string[] {
  const edges = new Map<string, string[]>()
  for (const name of actionNames) {
    const row: ActionRow = actions[name]
    for (const from of row.from)
      for (const to of statesAfter(name, from)) if (to !== from) addEdge(edges, from, to, row.zh)
  }
  return [`[*] --> accepted: 受理`, ...edgeLines(edges), `archived --> [*]`]
}

/** An action that starts the sign limit makes a new assignment; the one acted on goes where the row says. */
function assignmentEdges(): string[] {
  const edges = new Map<string, string[]>()
  for (const name of actionNames) {
    const row: ActionRow = actions[name]
    if (row.clock === 'startSign') addEdge(edges, '[*]', 'toSign', row.zh)
    for (const from of row.assignment?.from ?? [])
      if (row.assignment?.to && row.assignment.to !== from) addEdge(edges, from, row.assignment.to, row.zh)
    if (row.effect === 'finishAssignments' || row.effect === 'merge')
      for (const from of finishedFrom) addEdge(edges, from, 'done', row.zh)
  }
  return edgeLines(edges)
}

/** `finishAssignments` ends every assignment that was not returned. */
const finishedFrom: readonly AssignmentState[] = ['toSign', 'handling', 'fedBack']

function addEdge(
  edges: Map<string, string[]>,
  from: OrderState | AssignmentState | '[*]',
  to: string,
  label: string,
): void {
  const key = `${from} --> ${to}`
  edges.set(key, [...(edges.get(key) ?? []), label])
}

function edgeLines(edges: ReadonlyMap<string, readonly string[]>): string[] {
  return [...edges].map(([edge, labels]) => `${edge}: ${labels.join(' / ')}`)
}
