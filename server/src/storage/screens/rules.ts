import type { FieldName } from '@yihu/core/order/command'
import { policyTopicNames } from '@yihu/core/order/policy-fields'
import type { TextRuleKind } from '@yihu/core/quality/text-rules'
import { sql } from 'kysely'
import { loadContacts } from '../contacts.ts'
import type { MessageChannel } from '../messages.ts'
import { loadTextRules, loadTopic } from '../rules.ts'
import { loadDeskSettings, loadSettings } from '../settings.ts'
import type { Transaction } from '../storage.ts'

/** Every topic with all its rows, also those the centre has decided nothing about. */
export async function policiesScreen(tx: Transaction) {
  const histories = []
  for (const topic of policyTopicNames) {
    const { rows, version } = await loadTopic(tx, topic)
    histories.push({
      topic,
      version,
      rows: rows.map(({ validFrom, value, clause }) => ({ validFrom, value: { ...value }, clause })),
    })
  }
  return histories
}

export async function textRulesScreen(tx: Transaction) {
  return (await loadTextRules(tx)).map((row) => ({
    ruleId: row.rule_id,
    fields: row.fields as FieldName[],
    kind: row.kind as TextRuleKind,
    amount: row.amount,
    phrases: row.phrases,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    clause: row.clause,
    version: row.version,
  }))
}

export async function settingsScreen(tx: Transaction) {
  const { version, workingHours, kindNames } = await loadSettings(tx)
  const desks = await loadDeskSettings(tx)
  return {
    version,
    workingHours: [...workingHours],
    kindNames: { ...kindNames },
    desks: desks.map((desk) => ({ ...desk, fields: [...desk.fields] })),
  }
}

export async function contactsScreen(tx: Transaction) {
  return (await loadContacts(tx)).map((row) => ({
    contactId: row.contact_id,
    unitId: row.unit_id,
    name: row.name,
    office: row.office as 'liaison' | 'leader',
    phone: row.phone,
    mail: row.mail,
    wechat: row.wechat,
    isPrimary: row.is_primary,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    version: row.version,
  }))
}

export interface FailedMessageRow {
  readonly message_id: string
  readonly channel: MessageChannel
  readonly recipient: string
  readonly template: string
  readonly order_id: string
  readonly order_no: string
  readonly attempts: number
  readonly made_at: Date
  readonly error: string | null
  readonly total: number
}

/** The newest hundred messages that were given up, and how many there are. */
export async function failedMessagesScreen(tx: Transaction): Promise<FailedMessageRow[]> {
  const { rows } = await sql<FailedMessageRow>`
    select m.message_id, m.channel, m.recipient, m.template, m.order_id, o.order_no, m.attempts, m.made_at, m.error,
      (select count(*)::int from messages f where f.centre_id = m.centre_id and f.state = 'failed') as total
    from messages m join orders o on o.centre_id = m.centre_id and o.order_id = m.order_id
    where m.centre_id = ${tx.centreId} and m.state = 'failed'
    order by m.made_at desc, m.message_id limit 100`.execute(tx)
  return rows
}
