import { listCentres } from '../storage/centres.ts'
import { demoPassword, replay } from './replay.ts'
import { serve } from './serve.ts'
import { Stop } from './settings.ts'
import type { Settings } from './settings.ts'

const month = 'xiangtan-2023-10'

const accounts = [
  ['agent', '话务员 agent'],
  ['dispatcher', '派单员 dispatcher'],
  ['unit01 … unit55', '承办单位经办人 handlers of the units'],
  ['callback', '回访员 call-back agent'],
  ['supervisor', '督办员 supervisor'],
  ['assessor', '考核员 assessor'],
  ['leader', '领导 leader, reads only'],
] as const

/** `yihu demo` (npm start): the server, and a published month replayed into it while it already answers. */
export async function demoCommand(settings: Settings): Promise<void> {
  await serve(settings, async ({ opened, address, platform }, signal) => {
    console.log(`\n一呼已启动 / Yihu is running: ${address}\n`)
    console.log(`示范账号，密码均为 / demo accounts, password of all: ${demoPassword}`)
    for (const [login, what] of accounts) console.log(`  ${login.padEnd(16)} ${what}`)
    console.log('')
    const before = (await listCentres(opened.storage.owner)).length
    try {
      const result = await replay(opened.storage, month, {
        seed: 1,
        signal,
        isInteractive: process.stdout.isTTY,
        onCentre: () => platform.forget(),
      })
      if (result.isFinished) console.log('示范月份回放完成 / the month has been replayed')
    } catch (error) {
      // A second start finds the month there: that is what a demonstration is for.
      if (!(error instanceof Stop && before > 0)) throw error
    }
    platform.forget()
  })
}
