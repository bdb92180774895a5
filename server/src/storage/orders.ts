import type { Outcome } from '@yihu/core/order/act'
import { activeAssignments, leadAssignment } from '@yihu/core/order/order'
import type { Assignment, Order } from '@yihu/core/order/order'
import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import { logRow } from './order-log.ts'
import { factColumns, factsFrom } from './order-facts.ts'
import { recordOf } from './order-records.ts'
import type { Transaction } from './storage.ts'
import type { Assignments, Orders } from './tables.generated.ts'

/** An order with the end of its log chain, as the operations work on it. */
export interface StoredOrder {
  readonly order: Order
  readonly logHash: Buffer
  readonly appealId: string
}

/**
 * Reads an order and its assignments in one statement, so that both are of one moment. Nothing is locked: a save
 * names the version it started from, and only one of two concurrent saves finds it.
 */
export async function loadOrder(tx: Transaction, orderId: string): Promise<StoredOrder | undefined> {
  const row = await tx
    .selectFrom('orders as o')
    .selectAll('o')
    .select((eb) =>
      eb
        .selectFrom('assignments as a')
        .select(
          sql<AssignmentJson[]>`coalesce(json_agg(a order by a.dispatched_at, a.assignment_id), '[]')`.as(
            'list',
          ),
        )
        .whereRef('a.centre_id', '=', 'o.centre_id')
        .whereRef('a.order_id', '=', 'o.order_id')
        .as('assignments'),
    )
    .where('o.centre_id', '=', tx.centreId)
    .where('o.order_id', '=', orderId)
    .executeTakeFirst()
  if (!row) return undefined
  const order: Order = {
    orderId: row.order_id,
    orderNo: row.order_no,
    state: row.state as Order['state'],
    appealKind: row.appeal_kind as Order['appealKind'],
    urgency: row.urgency as Order['urgency'],
    channelCode: row.channel_code,
    categoryCode: row.category_code,
    deskCode: row.desk_code,
    accusedUnitId: row.accused_unit_id,
    acceptedAt: row.accepted_at,
    version: row.version,
    facts: factsFrom(row),
    assignments: (row.assignments ?? []).map(assignmentFrom),
  }
  return { order, logHash: row.log_hash, appealId: row.appeal_id }
}

/** How many orders were merged into this one. */
export async function countMerged(tx: Transaction, orderId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('orders')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('centre_id', '=', tx.centreId)
    .where('lead_order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  return count
}

/** Where the matter is; null when the appeal did not say. */
export async function loadDivisionCode(tx: Transaction, orderId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('orders')
    .select('division_code')
    .where('centre_id', '=', tx.centreId)
    .where('order_id', '=', orderId)
    .executeTakeFirst()
  return row?.division_code ?? null
}

/** What of a new order does not change any more. */
export interface OrderConstants {
  readonly appealId: string
  readonly programmeTag: string | null
  readonly divisionCode: string | null
  readonly title: string
}

/** Writes a new order with its first log entry and its appeal's row in one statement; gives the entry as it is kept. */
export async function insertOrder(
  tx: Transaction,
  { order, entry }: Outcome,
  constants: OrderConstants,
  appealRow: Parameters<typeof appealInsert>[1],
): Promise<ReturnType<typeof logRow>> {
  const log = logRow({ ...entry, centreId: tx.centreId, orderId: order.orderId, seq: order.version }, null)
  await appealInsert(tx, appealRow)
    .with('entry', (db) => db.insertInto('order_log').values(log))
    .insertInto('orders')
    .values({
      centre_id: tx.centreId,
      order_id: order.orderId,
      order_no: order.orderNo,
      appeal_id: constants.appealId,
      appeal_kind: order.appealKind,
      channel_code: order.channelCode,
      desk_code: order.deskCode,
      accused_unit_id: order.accusedUnitId,
      programme_tag: constants.programmeTag,
      division_code: constants.divisionCode,
      title: constants.title,
      accepted_at: order.acceptedAt,
      ...changing(order),
      dispatched_at: null,
      closed_at: null,
      log_hash: log.hash,
    })
    .execute()
  return log
}

/**
 * Saves what an action made of an order: state, assignments, log entry and the record the action leaves, in one
 * statement. False when somebody else was first; the caller must roll back.
 */
export async function saveOrder(tx: Transaction, before: StoredOrder, outcome: Outcome): Promise<boolean> {
  const { order, entry } = outcome
  const log = logRow(
    { ...entry, centreId: tx.centreId, orderId: order.orderId, seq: order.version },
    before.logHash,
  )
  const changed = order.assignments.filter((assignment) => !before.order.assignments.includes(assignment))
  let query = tx.with('entry', (db) => db.insertInto('order_log').values(log))
  if (changed.length > 0) {
    const rows = changed.map((assignment) => assignmentRow(tx.centreId, order.orderId, assignment))
    query = query.with('changed', (db) =>
      db
        .insertInto('assignments')
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(['centre_id', 'assignment_id'])
            .doUpdateSet((eb) =>
              Object.fromEntries(
                changingAssignmentColumns.map((column) => [column, eb.ref(`excluded.${column}`)]),
              ),
            ),
        ),
    )
  }
  const record = recordOf(tx, before.order, outcome)
  if (record) query = record(query)
  const result = await query
    .updateTable('orders')
    .set({
      ...changing(order),
      // A hard case may be designated straight from the desk, without a dispatch before it.
      ...(entry.action === 'dispatch' || entry.action === 'designate'
        ? { dispatched_at: sql`coalesce(dispatched_at, ${entry.at})` }
        : {}),
      ...(entry.action === 'close' ? { closed_at: entry.at } : {}),
      log_hash: log.hash,
    })
    .where('centre_id', '=', tx.centreId)
    .where('order_id', '=', order.orderId)
    .where('version', '=', before.order.version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

function appealInsert(tx: Transaction, row: Insertable<import('./tables.generated.ts').Appeals>) {
  return tx.with('appeal', (db) => db.insertInto('appeals').values(row))
}

function changing(order: Order) {
  const lead = leadAssignment(order)
  const active = activeAssignments(order)
  return {
    state: order.state,
    version: order.version,
    urgency: order.urgency,
    category_code: order.categoryCode,
    ...factColumns(order.facts),
    lead_unit_id: lead?.unitId ?? null,
    handling_due_at: lead?.handlingDueAt ?? null,
    fed_back_at: lead?.fedBackAt ?? null,
    contacted_at: lead?.contactedAt ?? null,
    return_requested: active.some((assignment) => assignment.returnRequested),
    extension_requested: active.some((assignment) => assignment.extensionRequested !== null),
  } satisfies Partial<Insertable<Orders>>
}

/** An assignment as `json_agg` gives it: instants are text. */
type AssignmentJson = {
  [Column in keyof Assignments]: Column extends `${string}_${'at' | 'until'}`
    ? string | null
    : Insertable<Assignments>[Column]
}

function assignmentFrom(row: AssignmentJson): Assignment {
  const instant = (text: string | null | undefined) => (text == null ? null : new Date(text))
  return {
    assignmentId: row.assignment_id,
    unitId: row.unit_id,
    role: row.role as Assignment['role'],
    parentId: row.parent_id ?? null,
    state: row.state as Assignment['state'],
    dispatchedAt: new Date(row.dispatched_at ?? 0),
    dispatchedBy: row.dispatched_by ?? null,
    signDueAt: instant(row.sign_due_at),
    signedAt: instant(row.signed_at),
    returnUntil: instant(row.return_until),
    contactDueAt: instant(row.contact_due_at),
    handlingStartedAt: instant(row.handling_started_at),
    handlingDueAt: instant(row.handling_due_at),
    pausedAt: instant(row.paused_at),
    contactedAt: instant(row.contacted_at),
    contactAttempts: row.contact_attempts ?? 0,
    fedBackAt: instant(row.fed_back_at),
    handledBy: row.handled_by ?? null,
    returnRequested: row.return_requested,
    extensionRequested: row.extension_requested ?? null,
    extensionsGranted: row.extensions_granted,
    returnsRefused: row.returns_refused,
  }
}

function assignmentRow(centreId: string, orderId: string, assignment: Assignment): Insertable<Assignments> {
  return {
    centre_id: centreId,
    assignment_id: assignment.assignmentId,
    order_id: orderId,
    unit_id: assignment.unitId,
    role: assignment.role,
    parent_id: assignment.parentId,
    state: assignment.state,
    dispatched_at: assignment.dispatchedAt,
    dispatched_by: assignment.dispatchedBy,
    sign_due_at: assignment.signDueAt,
    signed_at: assignment.signedAt,
    return_until: assignment.returnUntil,
    contact_due_at: assignment.contactDueAt,
    handling_started_at: assignment.handlingStartedAt,
    handling_due_at: assignment.handlingDueAt,
    paused_at: assignment.pausedAt,
    contacted_at: assignment.contactedAt,
    contact_attempts: assignment.contactAttempts,
    fed_back_at: assignment.fedBackAt,
    handled_by: assignment.handledBy,
    return_requested: assignment.returnRequested,
    extension_requested: assignment.extensionRequested,
    extensions_granted: assignment.extensionsGranted,
    returns_refused: assignment.returnsRefused,
  }
}

const changingAssignmentColumns = [
  'state',
  'sign_due_at',
  'signed_at',
  'handling_started_at',
  'handling_due_at',
  'paused_at',
  'contacted_at',
  'contact_attempts',
  'fed_back_at',
  'handled_by',
  'return_requested',
  'extension_requested',
  'extensions_granted',
  'returns_refused',
] as const satisfies (keyof Assignments)[]
