import { listCentres } from '../storage/centres.ts'
import { demoPassword, replay } from './replay.ts'
import { serve } from './serve.ts'
import { Stop } from './settings.ts'
import type { Settings } from './settings.ts'

const month = 'xiangtan-2023-10'

const accounts = [
  ['agent', '话务员 agent', '话务台受理、在线办结 take appeals, answer at the desk'],
  ['dispatcher', '派单员 dispatcher', '派单、批退单和延期、审核 dispatch, decide, review'],
  ['unit01 … unit55', '经办人 handlers of units', '签收、联系、反馈 sign, get in touch, feed back'],
  ['unit56 … unit63', '街道、社区 streets, communities', '办理下派的工单 what was passed down'],
  ['callback', '回访员 call-back agent', '回访、重办、办结 call back, rework, close'],
  ['supervisor', '督办员 supervisor', '督办、疑难、挂起 notices, hard cases, suspension'],
  ['teamleader', '班长 team leader', '态势、人员、复核 situation, people, ends to confirm'],
  ['assessor', '考核员 assessor', '考核 2023-10、通报 the month assessed, the bulletin'],
  ['admin', '管理员 administrator', '单位、时限、目录、用户 units, limits, lists, users'],
  ['leader', '领导 leader', '只读 reads only'],
] as const

/**
 * `yihu demo` (npm start): the server, the working days up to now for whoever signs in to a workbench, and then a published
 * month replayed while it already answers.
 */
export async function demoCommand(settings: Settings): Promise<void> {
  await serve(settings, async ({ opened, address, platform }, signal) => {
    console.log(`\n一呼已启动 / Yihu is running: ${address}\n`)
    console.log(`示范账号，密码均为 / demo accounts, password of all: ${demoPassword}`)
    for (const [login, who, what] of accounts) console.log(`  ${login.padEnd(16)} ${who}: ${what}`)
    console.log('')
    const before = (await listCentres(opened.storage.owner)).length
    try {
      const result = await replay(opened.storage, month, {
        seed: 1,
        signal,
        isInteractive: process.stdout.isTTY,
        onCentre: () => platform.forget(),
        onLiveDay: () =>
          console.log('各工作台已有今日工单 / every workbench has work of today, up to this minute\n'),
      })
      if (result.isFinished) console.log('示范月份回放完成 / the month has been replayed')
    } catch (error) {
      // A second start finds the month there: that is what a demonstration is for.
      if (!(error instanceof Stop && before > 0)) throw error
    }
    platform.forget()
  })
}
