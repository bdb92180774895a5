import { sql } from 'kysely'
import type { Storage } from '../storage/storage.ts'
import { setUpSmallCentre, smallCentre } from './small-centre.ts'
import type { SmallCentre } from './small-centre.ts'

const groups = ['县市区', '市直、驻潭单位', '公共服务企业'] as const

/**
 * A centre of a whole city for measurements and comparisons: 60 units of which a few have most orders, 96 categories.
 * Its orders come by `fillWithOrders`.
 */
export function setUpLargeCentre(storage: Storage, code: string): Promise<SmallCentre> {
  const more = Array.from({ length: 56 }, (_, index) => ({
    name: `第${index + 1}承办单位`,
    groupName: groups[index % 3] ?? '',
    aliases: [],
    parentName: index % 7 === 3 ? '岳塘区人民政府' : null,
  }))
  const named = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      code: `${prefix}${index}`,
      name: `${prefix}${index}`,
      parentCode: null,
    }))
  return setUpSmallCentre(storage, {
    code,
    units: [...smallCentre.units, ...more],
    channels: named('channel', 8),
    categories: named('category', 96),
    desks: named('desk', 3),
    programmeTags: named('tag', 3),
    divisions: named('division', 12),
  })
}

/**
 * Writes orders straight into the tables, for benches and tests only: 24 months, nine in ten ended, three in a hundred
 * open in every state, with assignments, appeals and one or two log entries each. The log's seals are not real.
 * The same seed gives the same spread.
 */
export async function fillWithOrders(
  { storage, centre }: SmallCentre,
  count: number,
  { seed = 0.42, openShare = 0.03, until = new Date() } = {},
): Promise<void> {
  const { centreId } = centre
  await storage.owner.transaction().execute(async (db) => {
    const run = (query: ReturnType<typeof sql>) => query.execute(db)
    await run(sql`set local synchronous_commit = off`)
    await run(sql`set local max_parallel_workers_per_gather = 0`)
    await run(sql`select setseed(${seed})`)
    await run(sql`create temp table generated on commit drop as
      with words as (select
        ${['小区', '学校', '建设路', '人民路', '医院', '市场', '广场', '河东', '板塘', '书院路', '高铁站', '工地', '村组', '公园', '地下车库', '老旧楼栋', '公交站', '菜场']}::text[] as places,
        ${['噪声', '垃圾', '路灯', '井盖', '停车', '物业', '社保', '医保', '供水', '供暖', '油烟', '占道', '拖欠工资', '公交', '绿化', '路面', '电梯', '燃气', '网络', '房产证', 'WIFI', '学位']}::text[] as things,
        ${['扰民', '损坏', '堆积', '不亮', '收费不合理', '无人处理', '咨询政策', '长期未解决', '影响出行', '存在安全隐患', '请求核实', '办理进度', '100%_未达标', '漏水', '塌陷', '投诉商家', '服务态度差']}::text[] as wrongs,
        array(select unit_id from units where centre_id = ${centreId} order by position) as units)
      , drawn as (select i, random() as r, random() as r2, random() as r3, random() as r4, random() as r5, random() as r6,
          random() as r7, random() as r8 from generate_series(1, ${count}::int) i)
      , stated as (select d.*, case
          when r < ${openShare} then (array['accepted', 'dispatched', 'dispatched', 'dispatched', 'dispatched', 'dispatched', 'answered',
            'awaitingCallback', 'awaitingCallback', 'suspended'])[1 + floor(r2 * 10)::int]
          when r < 0.45 then 'answeredAtDesk'
          when r < 0.93 then 'archived'
          when r < 0.97 then 'closed'
          else (array['declined', 'invalid', 'withdrawn', 'merged'])[1 + floor(r2 * 4)::int] end as state
        from drawn d)
      select i, state,
        ${until}::timestamptz - case when r < ${openShare} then interval '1 day' * (60 * r3 * r3)
          else interval '1 day' * (730 * r3) end as accepted_at,
        units[1 + floor(60 * power(r4, 3))::int] as unit_id, units[1 + floor(60 * power(r5, 2))::int] as other_unit_id,
        state not in ('accepted', 'answeredAtDesk', 'declined') and not (state in ('invalid', 'merged', 'withdrawn') and r6 < 0.5) as is_dispatched,
        gen_random_uuid() as appeal_id, gen_random_uuid() as assignment_id,
        places[1 + floor(18 * power(r5, 2))::int] || things[1 + floor(22 * power(r6, 2))::int] || wrongs[1 + floor(17 * power(r7, 2))::int]
          || '（' || i || '号）' as title,
        case when r8 < 0.6 then 'complaint' when r8 < 0.85 then 'assistance' when r8 < 0.97 then 'inquiry' else 'suggestion' end as kind,
        case when r7 < 0.92 then 'normal' when r7 < 0.99 then 'urgent' else 'critical' end as urgency,
        'channel' || floor(8 * power(r2, 3))::int as channel_code, 'category' || floor(96 * power(r8, 2))::int as category_code,
        case when r6 > 0.97 then 'desk' || floor(3 * r2)::int end as desk_code,
        case when r5 > 0.98 then 'tag' || floor(3 * r2)::int end as programme_tag,
        'division' || floor(12 * r7)::int as division_code,
        r2, r3, r4, r5, r6, r7, r8
      from stated, words`)
    // Identities in order of time, as the product gives them: half of what a list costs is where its rows lie.
    await run(
      sql`alter table generated add order_id uuid, add dispatched_at timestamptz, add due_at timestamptz, add fed_back_at timestamptz`,
    )
    await run(sql`update generated set order_id = (lpad(to_hex(floor(extract(epoch from accepted_at) * 1000)::bigint), 12, '0')
        || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(${centreId} || i), 1, 15))::uuid,
      dispatched_at = case when is_dispatched then accepted_at + interval '1 hour' * (20 * r6) end,
      due_at = case when is_dispatched then accepted_at + interval '1 day' * (5 + floor(20 * r7)) end,
      fed_back_at = case when is_dispatched and state in ('answered', 'awaitingCallback', 'closed', 'archived')
        then accepted_at + interval '1 day' * (2 + 15 * r8) end`)
    await run(sql`create temp table sorted on commit drop as select * from generated order by accepted_at`)
    await run(sql`insert into appeals (centre_id, appeal_id, channel_code, kind, title, content, category_code, division_code,
        address, appellant_name, appellant_phone, is_anonymous, is_confidential, desk_code, programme_tag, accepted_at, accepted_by)
      select ${centreId}, appeal_id, channel_code, kind, title, repeat(title || '，请有关部门核实处理。', 4), category_code, division_code,
        '建设路' || i || '号', case when r6 > 0.1 then '陈小明' end, '13800000000', r6 <= 0.1, r7 > 0.95, desk_code, programme_tag,
        accepted_at, ${centreId} from sorted order by accepted_at`)
    await run(sql`insert into orders (centre_id, order_id, order_no, appeal_id, state, version, appeal_kind, urgency, channel_code,
        category_code, desk_code, programme_tag, division_code, title, is_hard_case, is_supervised, circulations, reworks,
        lead_unit_id, handling_due_at, fed_back_at, return_requested, extension_requested, accepted_at, dispatched_at, closed_at, log_hash)
      select ${centreId}, order_id, to_char(accepted_at, 'YYYYMMDD') || lpad(i::text, 7, '0'), appeal_id, state, 2, kind, urgency,
        channel_code, category_code, desk_code, programme_tag, division_code, title,
        r8 > 0.998 or state = 'suspended', is_dispatched and r6 > 0.995, floor(4 * power(r6, 6))::int, floor(3 * power(r7, 8))::int,
        case when is_dispatched then unit_id end, due_at, fed_back_at,
        state = 'dispatched' and r6 > 0.94, state = 'dispatched' and r6 between 0.85 and 0.92, accepted_at, dispatched_at,
        case when state in ('closed', 'archived') then fed_back_at + interval '1 day' end, sha256(order_id::text::bytea)
      from sorted order by accepted_at`)
    await run(sql`insert into assignments (centre_id, assignment_id, order_id, unit_id, role, parent_id, state, dispatched_at, sign_due_at,
        signed_at, handling_due_at, fed_back_at, return_requested, extension_requested, extensions_granted, returns_refused)
      select ${centreId}, case part when 'lead' then assignment_id else md5(part || assignment_id)::uuid end, order_id,
        case part when 'lead' then unit_id else other_unit_id end,
        case part when 'assisting' then 'assisting' else 'lead' end, case part when 'below' then assignment_id end,
        case when part = 'back' then 'returned'
          when state = 'dispatched' then case when r5 < 0.3 then 'toSign' when r5 > 0.9 and part = 'assisting' then 'fedBack' else 'handling' end
          when state = 'suspended' then 'handling' when state in ('answered', 'awaitingCallback') then 'fedBack' else 'done' end,
        dispatched_at, dispatched_at + interval '1 day', case when r5 >= 0.3 or state <> 'dispatched' then dispatched_at + interval '5 hours' end,
        due_at, fed_back_at, state = 'dispatched' and r6 > 0.94 and part = 'lead',
        case when state = 'dispatched' and r6 between 0.85 and 0.92 and part = 'lead' then 3 end, 0, 0
      from sorted, lateral (select 'lead' as part union all select 'assisting' where r8 > 0.9 and unit_id <> other_unit_id
        union all select 'back' where r7 > 0.95 and unit_id <> other_unit_id and r8 <= 0.9
        union all select 'below' where r8 < 0.05 and unit_id <> other_unit_id) parts
      where is_dispatched order by accepted_at`)
    await run(sql`insert into order_log (centre_id, order_id, seq, at, action, from_state, to_state, actor_id, role, fields, hash)
      select ${centreId}, order_id, 1, accepted_at, 'accept', null, 'accepted', ${centreId}, 'agent', '{}', sha256(order_id::text::bytea)
      from sorted order by accepted_at`)
    await run(sql`insert into order_log (centre_id, order_id, seq, at, action, from_state, to_state, actor_id, role, unit_id, fields, hash)
      select ${centreId}, order_id, 2, dispatched_at, 'dispatch', 'accepted', 'dispatched', ${centreId}, 'dispatcher', unit_id, '{}',
        sha256(order_id::text::bytea) from sorted where is_dispatched order by accepted_at`)
  })
  await sql`vacuum analyze orders, appeals, assignments, order_log`.execute(storage.owner)
}
