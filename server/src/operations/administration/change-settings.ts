import { appealKindLabels } from '@yihu/core/appeal/appeal'
import type { AppealKind } from '@yihu/core/appeal/appeal'
import type { ExtraField } from '@yihu/core/appeal/extra-fields'
import { questionProblems } from '@yihu/core/appeal/question-problems'
import { makeCalendar } from '@yihu/core/calendar/working-calendar'
import type { DailySpan } from '@yihu/core/calendar/working-calendar'
import type { DeskCallback } from '@yihu/core/callback/callback'
import { accepted, refused } from '@yihu/core/refusal'
import type { Result } from '@yihu/core/refusal'
import { lockBasicData } from '../../storage/administration.ts'
import { loadDeskSettings, loadSettings, saveDesk, saveSettings } from '../../storage/settings.ts'
import type { Transaction } from '../../storage/storage.ts'
import type { Context } from '../context.ts'
import { recordChange, stale } from './change.ts'

export interface CentreChange {
  readonly workingHours: readonly DailySpan[]
  readonly kindNames: Readonly<Partial<Record<AppealKind, string>>>
  readonly version: number
  readonly reason: string
}

/**
 * Changes the working hours and the local names of the kinds of appeal. Hours count for every clock that is set from now
 * on; due times already given stay as they were promised.
 */
export async function changeCentre(
  tx: Transaction,
  context: Context,
  change: CentreChange,
): Promise<Result<null, 'staleData' | 'invalidHours' | 'nameTaken'>> {
  await lockBasicData(tx)
  const settings = await loadSettings(tx)
  const { name } = context.centre
  const old = stale(name, settings, change.version)
  if (old) return old
  const { calendar } = context.centre.timePolicy
  const workingHours = change.workingHours.toSorted((one, other) => (one.start < other.start ? -1 : 1))
  const { timeZone, restDays, knownFrom, knownUntil } = calendar
  if (!makeCalendar({ timeZone, restDays, knownFrom, knownUntil, specialDays: [], workingHours }).ok)
    return refused('invalidHours')
  const { kindNames } = change
  const names = (Object.keys(appealKindLabels) as AppealKind[]).map(
    (kind) => kindNames[kind] ?? appealKindLabels[kind].zh,
  )
  const twice = names.find((one, index) => names.indexOf(one) !== index)
  if (twice !== undefined) return refused('nameTaken', { name: twice })
  await saveSettings(tx, { workingHours, kindNames })
  await recordChange(tx, context, {
    topic: 'settings',
    act: 'edited',
    name,
    before: { workingHours: spansOf(settings.workingHours), kindNames: namesOf(settings.kindNames) },
    after: { workingHours: spansOf(workingHours), kindNames: namesOf(kindNames) },
    reason: change.reason,
  })
  return accepted(null)
}

export interface DeskChange {
  readonly callback: DeskCallback
  readonly fields: readonly ExtraField[]
  readonly version: number
  readonly reason: string
}

/** Changes how a desk calls back and what it asks more; answers already given stay with their orders. */
export async function changeDesk(
  tx: Transaction,
  context: Context,
  code: string,
  change: DeskChange,
): Promise<Result<null, 'notFound' | 'staleData' | 'invalidFields'>> {
  await lockBasicData(tx)
  const desk = (await loadDeskSettings(tx)).find((one) => one.code === code)
  if (!desk) return refused('notFound', { what: code })
  const old = stale(desk.name, desk, change.version)
  if (old) return old
  const problems = questionProblems(change.fields)
  if (problems.length > 0)
    return refused('invalidFields', {
      problems: {
        zh: problems.map(({ zh }) => zh).join('；'),
        en: problems.map(({ en }) => en).join('; '),
      },
    })
  const { callback, fields } = change
  await saveDesk(tx, code, { callback, fields })
  await recordChange(tx, context, {
    topic: 'settings',
    act: 'edited',
    name: desk.name,
    before: { deskCallback: desk.callback, questions: questionsOf(desk.fields) },
    after: { deskCallback: callback, questions: questionsOf(fields) },
    reason: change.reason,
  })
  return accepted(null)
}

function spansOf(spans: readonly DailySpan[]): string {
  return spans.map(({ start, end }) => `${start}–${end}`).join('、')
}

function namesOf(names: CentreChange['kindNames']): string {
  return (Object.entries(names) as [AppealKind, string][])
    .map(([kind, name]) => `${appealKindLabels[kind].zh}→${name}`)
    .join('、')
}

function questionsOf(fields: readonly ExtraField[]): string {
  return fields
    .map(({ key, zh, required, identifies, choices }) => {
      const marks = [required && '必填', identifies && '可识别身份', choices?.join('/')].filter(Boolean)
      return `${zh}(${[key, ...marks].join(' ')})`
    })
    .join('、')
}
