import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

export interface Spread {
  readonly centreId: string
  readonly count: number
  readonly openShare: number
  readonly until: Date
}

/**
 * The facts of each order to be written, drawn into the temporary table `sorted`, in order of acceptance. Draws `r…` are
 * kept, for what depends on chance later. Merged orders have as lead an order dispatched shortly before them.
 */
export function drawnOrders({ centreId, count, openShare, until }: Spread): readonly RawBuilder<unknown>[] {
  return [
    sql`create temp table generated on commit drop as
      with words as (select
        ${['小区', '学校', '建设路', '人民路', '医院', '市场', '广场', '河东', '板塘', '书院路', '高铁站', '工地', '村组', '公园', '地下车库', '老旧楼栋', '公交站', '菜场']}::text[] as places,
        ${['噪声', '垃圾', '路灯', '井盖', '停车', '物业', '社保', '医保', '供水', '供暖', '油烟', '占道', '拖欠工资', '公交', '绿化', '路面', '电梯', '燃气', '网络', '房产证', 'WIFI', '学位']}::text[] as things,
        ${['扰民', '损坏', '堆积', '不亮', '收费不合理', '无人处理', '咨询政策', '长期未解决', '影响出行', '存在安全隐患', '请求核实', '办理进度', '100%_未达标', '漏水', '塌陷', '投诉商家', '服务态度差']}::text[] as wrongs,
        array(select unit_id from units where centre_id = ${centreId} order by position) as units,
        array(select user_id from users where centre_id = ${centreId} and unit_id is null order by login) as people)
      , drawn as (select i, random() as r, random() as r2, random() as r3, random() as r4, random() as r5, random() as r6,
          random() as r7, random() as r8, random() as r9 from generate_series(1, ${count}::int) i)
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
        people[1 + floor(cardinality(people) * r9)::int] as person_id,
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
        '138' || lpad(floor(0.7 * ${count}::int * r4 * r4)::text, 8, '0') as phone,
        r2, r3, r4, r5, r6, r7, r8, r9
      from stated, words`,
    // Identities in order of time, as the product gives them: half of what a list costs is where its rows lie.
    sql`alter table generated add order_id uuid, add dispatched_at timestamptz, add due_at timestamptz, add fed_back_at timestamptz,
      add closed_at timestamptz, add lead_order_id uuid`,
    sql`update generated set order_id = (lpad(to_hex(floor(extract(epoch from accepted_at) * 1000)::bigint), 12, '0')
        || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(${centreId} || i), 1, 15))::uuid,
      dispatched_at = case when is_dispatched then accepted_at + interval '1 hour' * (20 * r6) end,
      due_at = case when is_dispatched then accepted_at + interval '1 day' * (5 + floor(20 * r7)) end,
      fed_back_at = case when is_dispatched and state in ('answered', 'awaitingCallback', 'closed', 'archived')
        then accepted_at + interval '1 day' * (2 + 15 * r8) end,
      closed_at = case when state in ('closed', 'archived') then accepted_at + interval '1 day' * (3 + 15 * r8) end`,
    sql`create temp table sorted on commit drop as select * from generated order by accepted_at`,
    sql`create index on sorted (accepted_at) where is_dispatched and state <> 'merged'`,
    sql`update sorted s set lead_order_id = (select l.order_id from sorted l where l.is_dispatched and l.state <> 'merged'
        and l.accepted_at < s.accepted_at order by l.accepted_at desc limit 1)
      where state = 'merged'`,
  ]
}
