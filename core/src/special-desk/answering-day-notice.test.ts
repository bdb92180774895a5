import { expect, it } from 'vitest'
import { answeringDayNotice } from './answering-day-notice.ts'

const plan = {
  heldOn: '2026-11-26',
  startsAt: '09:00',
  endsAt: '11:00',
  unitId: 'u1',
  leaderOffice: '副局长',
  leaderName: '王建国',
  matters: '医保报销、异地就医备案。',
}

it('the notice says date, hours, unit, office, matters and the number, and nobody’s name', () => {
  expect(answeringDayNotice(plan, '市医保局')).toBe(
    [
      '市医保局“领导接听日”公告',
      '2026年11月26日（星期四）09:00—11:00，市医保局副局长将走进12345政务服务便民热线，现场接听群众来电。',
      '受理范围：医保报销、异地就医备案。',
      '届时请拨打12345反映诉求。时段内未能接入的来电，热线将照常受理、转办和回访。',
    ].join('\n'),
  )
})

it('the unit is not named twice where the office names it already', () => {
  const text = answeringDayNotice({ ...plan, leaderOffice: '市医保局党组书记' }, '市医保局')
  expect(text).toContain('，市医保局党组书记将走进')
})
