import { dateIn, atTime } from '@yihu/core/calendar/local-time'
import { parsePeriod } from '@yihu/core/calendar/period'
import { minutesOf } from '@yihu/core/calendar/working-calendar'
import type { PlannedCounties } from './plan.ts'
import type { PublishedMonth } from './published-month.ts'

/** What the office had of its counties: the reports of their platforms, and the calls they were tested with (R13). */
export function planCounties({
  countyFigures,
  dialTests,
  period,
  timeZone,
}: PublishedMonth): { readonly counties: PlannedCounties } | { readonly counties?: never } {
  if (countyFigures.length === 0 && dialTests.length === 0) return {}
  const days = parsePeriod(period)
  if (!days) throw new Error(`no period: ${period}`)
  const calls = dialTests.map((row) => {
    const [on = '', minute = ''] = row.dialled_at.split(' ')
    return {
      unit: row.unit,
      dialledAt: atTime(timeZone, on, minutesOf(minute)),
      ringSeconds: row.ring_seconds,
      attempts: row.attempts,
      isConnected: row.connected === 'yes',
      scores: {
        voiceMenu: row.voice_menu,
        connection: row.connection,
        service: row.service,
        knowledge: row.knowledge,
        callbackService: row.callback_service,
      },
      findings: row.findings,
    }
  })
  const outside = calls.find(({ dialledAt }) => {
    const on = dateIn(timeZone, dialledAt)
    return on < days.from || on > days.until
  })
  if (outside) throw new Error(`dial-tests.csv: a call of ${outside.unit} is not of ${period}`)
  return {
    counties: {
      source: '县级平台月报',
      figures: countyFigures.map((row) => ({
        unit: row.unit,
        figures: {
          validCalls: row.valid_calls,
          connectRate: row.connect_rate,
          onlineRate: row.online_rate,
          onTimeRate: row.on_time_rate,
          callbackRate: row.callback_rate,
          satisfactionRate: row.satisfaction_rate,
          dataAccuracy: row.data_accuracy,
        },
      })),
      campaign: { name: `${days.label.zh}服务拨测`, fromOn: days.from, untilOn: days.until, calls },
    },
  }
}
