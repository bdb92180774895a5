import { ruleProblems } from '@yihu/contract/rules'
import type { rulesRoutes } from '@yihu/contract/rules-routes'
import { maskName, maskPhone } from '@yihu/core/access/mask'
import { accepted, refused } from '@yihu/core/refusal'
import { addUnitContact, changeUnitContact } from '../operations/administration/change-contacts.ts'
import { changePolicy } from '../operations/administration/change-policy.ts'
import { changeCentre, changeDesk } from '../operations/administration/change-settings.ts'
import { addTextRule, changeTextRule } from '../operations/administration/change-text-rules.ts'
import { sendMessageAgain } from '../operations/send-message-again.ts'
import {
  contactsScreen,
  failedMessagesScreen,
  policiesScreen,
  settingsScreen,
  textRulesScreen,
} from '../storage/screens/rules.ts'
import { done, read } from './administration-change.ts'
import type { Handlers } from './handler.ts'

export const rulesHandlers: Pick<Handlers, keyof typeof rulesRoutes> = {
  listPolicies: async ({ context }) => accepted(await read(context, policiesScreen)),
  changePolicy: async ({ platform, context, params, body }) => {
    const problems = ruleProblems(params.topic, body.value)
    if (problems.length === 0)
      return done(platform, context, (tx) => changePolicy(tx, context, params.topic, body))
    return refused('invalidRule', {
      problems: {
        zh: problems.map(({ zh }) => zh).join('；'),
        en: problems.map(({ en }) => en).join('; '),
      },
    })
  },
  listTextRules: async ({ context }) => accepted(await read(context, textRulesScreen)),
  addTextRule: ({ platform, context, body }) =>
    done(platform, context, (tx) => addTextRule(tx, context, body)),
  changeTextRule: ({ platform, context, params, body }) =>
    done(platform, context, (tx) => changeTextRule(tx, context, params.ruleId, body)),
  getCentreSettings: async ({ context }) => accepted(await read(context, settingsScreen)),
  changeCentre: ({ platform, context, body }) =>
    done(platform, context, (tx) => changeCentre(tx, context, body)),
  changeDesk: ({ platform, context, params, body }) =>
    done(platform, context, (tx) => changeDesk(tx, context, params.code, body)),
  listContacts: async ({ context }) => accepted(await read(context, contactsScreen)),
  addUnitContact: ({ platform, context, body }) =>
    done(platform, context, (tx) => addUnitContact(tx, context, body)),
  changeUnitContact: ({ platform, context, params, body }) =>
    done(platform, context, (tx) => changeUnitContact(tx, context, params.contactId, body)),
  listFailedMessages: async ({ context }) => {
    const rows = await read(context, failedMessagesScreen)
    return accepted({
      rows: rows.map((row) => ({
        messageId: row.message_id,
        channel: row.channel,
        // It may be the number of an appellant: what is listed is masked like everywhere.
        recipient: row.channel === 'sms' ? maskPhone(row.recipient) : maskName(row.recipient),
        template: row.template,
        orderId: row.order_id,
        orderNo: row.order_no,
        attempts: row.attempts,
        madeAt: row.made_at.toISOString(),
        error: row.error,
        canSendAgain: row.template !== 'callbackLink',
      })),
      total: rows[0]?.total ?? 0,
    })
  },
  sendMessageAgain: ({ platform, context, params }) =>
    done(platform, context, (tx) => sendMessageAgain(tx, context, params.messageId)),
}
