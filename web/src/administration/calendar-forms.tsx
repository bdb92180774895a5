import { applyNotice } from '@yihu/core/calendar/apply-notice'
import { isDate, isoWeekday } from '@yihu/core/calendar/calendar-date'
import { parseNotice } from '@yihu/core/calendar/parse-notice'
import type { DayKind, WorkingCalendar } from '@yihu/core/calendar/working-calendar'
import { Alert, Form, Input, InputNumber, Radio } from 'antd'
import { callRoute } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { ChangeForm } from './change-form.tsx'
import { Field, todayThere } from './fields.tsx'
import { useAdministrationWords } from './labels.ts'
import { NoticeDays } from './notice-days.tsx'
import type { useSearchState } from './search-state.ts'

interface CalendarFormsProps {
  readonly calendar: WorkingCalendar
  readonly year: number
  readonly state: ReturnType<typeof useSearchState>
}

/** The form that the address bar asks for: one day, or a whole notice. */
export function CalendarForms({ calendar, year, state }: CalendarFormsProps) {
  if (state.act === 'day' && state.on !== undefined && isDate(state.on))
    return <DayForm key={state.on} calendar={calendar} on={state.on} onClose={state.close} />
  if (state.act === 'import') return <NoticeForm calendar={calendar} year={year} state={state} />
  return null
}

interface DayFormProps {
  readonly calendar: WorkingCalendar
  readonly on: string
  readonly onClose: () => void
}

function DayForm({ calendar, on, onClose }: DayFormProps) {
  const w = useAdministrationWords()
  const [form] = Form.useForm()
  const now = calendar.specialDays.get(on)
  const seen = now ? { kind: now.kind, name: now.name } : null
  const kind = Form.useWatch('kind', form) as DayKind | 'asWeek' | undefined
  const weekday = w('calendar.weekdays')[isoWeekday(on) - 1] ?? ''
  return (
    <ChangeForm<{ kind: DayKind | 'asWeek'; name?: string }>
      title={w('calendar.day', { on, weekday })}
      form={form}
      initial={{ kind: now?.kind ?? 'asWeek', name: now?.name ?? '' }}
      onClose={onClose}
      save={({ kind: chosen, name, reason }) =>
        callRoute('setCalendarDay', {
          body: { on, day: chosen === 'asWeek' ? null : { kind: chosen, name: name ?? '' }, seen, reason },
        })
      }
    >
      <Field name="kind" label="calendar.kind">
        <Radio.Group
          options={[
            { value: 'asWeek', label: w('calendar.asWeek') },
            { value: 'publicHoliday', label: w('calendar.publicHoliday') },
            { value: 'makeUpWorkday', label: w('calendar.makeUpWorkday') },
          ]}
        />
      </Field>
      {kind !== 'asWeek' && (
        <Field name="name" label="calendar.name">
          <Input maxLength={20} />
        </Field>
      )}
    </ChangeForm>
  )
}

/** The text is read as it is pasted; what was understood is shown day by day before anything is saved. */
function NoticeForm({ calendar, year, state }: CalendarFormsProps) {
  const w = useAdministrationWords()
  const { pick } = useLanguage()
  const [form] = Form.useForm()
  const thisYear = Number(todayThere().slice(0, 4))
  const knownYear = Number(calendar.knownUntil.slice(0, 4))
  const chosen = Form.useWatch('year', form) as number | undefined
  const text = Form.useWatch('text', form) as string | undefined
  const read = text && chosen ? parseNotice(text, chosen) : undefined
  const applied = read?.ok && chosen ? applyNotice(calendar, read.value, chosen) : undefined
  const isReady = read?.ok === true && applied?.ok === true
  return (
    <ChangeForm<{ year: number; text: string }>
      title={w('calendar.import')}
      form={form}
      width={720}
      initial={{
        year: year > thisYear ? year : Math.max(thisYear, Math.min(knownYear + 1, thisYear + 1)),
        text: '',
      }}
      onClose={state.close}
      isBlocked={!isReady}
      said={(reply) => saidOf(reply, w)}
      onSaved={() => state.set({ do: undefined, on: undefined, year: String(chosen ?? year) })}
      save={(values) => callRoute('importNotice', { body: values })}
      footnote={
        <>
          {read?.ok === false && (
            <Alert
              type="error"
              showIcon
              title={
                <ul style={{ margin: 0, paddingInlineStart: 16 }}>
                  {read.details.problems.map((problem) => (
                    <li key={`${problem.line} ${problem.cause}`}>{pick(problem)}</li>
                  ))}
                </ul>
              }
            />
          )}
          {applied?.ok === false && (
            <Alert type="error" showIcon title={w('calendar.skipped', { year: knownYear + 1 })} />
          )}
          {read?.ok && applied?.ok && <NoticeDays days={read.value} calendar={calendar} />}
        </>
      }
    >
      <Field name="year" label="calendar.noticeYear">
        <InputNumber min={2000} max={2100} precision={0} />
      </Field>
      <Field name="text" label="calendar.noticeText" hint="calendar.noticeHint">
        <Input.TextArea rows={9} maxLength={20_000} />
      </Field>
    </ChangeForm>
  )
}

function saidOf(reply: unknown, w: ReturnType<typeof useAdministrationWords>): string {
  const { days, changedOn } = reply as { days: number; changedOn: readonly string[] }
  return w('calendar.imported', { days, changed: changedOn.length })
}
