-- Lists a centre can work from: indexes that answer them, views people keep, actions on many orders, files taken away.

-- Pairs of neighbouring characters of a title, in lower case: 噪声扰民 has 噪声, 声扰, 扰民. Any part of two or more
-- characters is found through them, which trigrams cannot do for words of two characters.
create function title_pairs(title text) returns text[] language sql immutable parallel safe
  return (select coalesce(array_agg(distinct substr(lower(title), n, 2)), '{}') from generate_series(1, length(title) - 1) n);

-- Word search. On appeals, whose rows never change, and not on orders, where each action would write it again.
create index appeals_title_pairs on appeals using gin (title_pairs(title));
drop index appeals_title;

-- The appeals whose title has these words, at most `most` of them. Row-level security keeps operators that are not
-- leakproof (like, @>) away from an index, so that asked as the application's role this would read every row; as its
-- owner it uses the index and names the centre itself.
create function appeals_titled(words text, most int) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp rows 2000
begin atomic
  select a.appeal_id from appeals a
  where a.centre_id = current_centre() and title_pairs(a.title) @> title_pairs(words)
    and a.title ilike '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%'
  limit most;
end;
revoke all on function appeals_titled(text, int) from public;
grant execute on function appeals_titled(text, int) to yihu_app;

-- A change of an order's row costs an entry in every index of its table, unless no indexed column changed. So there are
-- few: what the lists ask about most is in one index that answers by itself, newest first, without the table. Of its
-- columns none changes by a reminder, a contact, a call-back or a signature.
create index orders_list on orders (centre_id, accepted_at desc, order_id desc)
  include (state, lead_unit_id, handling_due_at, fed_back_at, dispatched_at, appeal_kind, urgency, channel_code,
    category_code, division_code, desk_code, programme_tag, order_no, circulations, reworks);
drop index orders_accepted, orders_unit;

-- Work that waits: three in a hundred orders. The queues of the centre and the counts of the home page read this.
create index orders_open on orders (centre_id, state, accepted_at desc, order_id desc)
  where state in ('accepted', 'dispatched', 'answered', 'awaitingCallback', 'suspended');
drop index orders_state;

-- Orders somebody marked or asked something about: a few in a thousand.
create index orders_marked on orders (centre_id, accepted_at desc, order_id desc)
  where is_supervised or is_hard_case or return_requested or extension_requested;

-- Sorting by due time, forwards and back.
create index orders_due_order on orders (centre_id, handling_due_at, order_id) include (state) where handling_due_at is not null;
drop index orders_due;

-- From a title that was found to its order.
create index orders_appeal on orders (centre_id, appeal_id);

-- Which orders a unit has or had, without reading the assignments.
create index assignments_unit_orders on assignments (centre_id, unit_id, state) include (order_id);
drop index assignments_unit;

-- A list as somebody left it: what its address said, under a name. Shared ones are seen by the roles named.
create table saved_views (
  centre_id uuid not null references centres,
  view_id uuid not null,
  user_id uuid not null,
  list text not null,
  name text not null,
  search text not null,
  shared_with text[] not null default '{}',
  position int not null,
  saved_at timestamptz not null,
  primary key (centre_id, view_id),
  foreign key (centre_id, user_id) references users (centre_id, user_id)
);
create index saved_views_list on saved_views (centre_id, list, position);

-- The view a person's list begins with.
create table default_views (
  centre_id uuid not null,
  user_id uuid not null,
  list text not null,
  view_id uuid not null,
  primary key (centre_id, user_id, list),
  foreign key (centre_id, view_id) references saved_views (centre_id, view_id) on delete cascade
);

-- One action on many orders. It waits until `run_after`; taken back before, nothing has happened to any order.
create table bulk_actions (
  centre_id uuid not null references centres,
  bulk_id uuid not null,
  user_id uuid not null,
  action text not null,
  fields jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled')),
  asked_at timestamptz not null,
  run_after timestamptz not null,
  finished_at timestamptz,
  primary key (centre_id, bulk_id),
  foreign key (centre_id, user_id) references users (centre_id, user_id)
);
create index bulk_actions_user on bulk_actions (centre_id, user_id, asked_at desc);
create index bulk_actions_unfinished on bulk_actions (centre_id) where state in ('waiting', 'running');

-- Its orders, with the version the person saw. `outcome` is `accepted` or the code of a refusal, null until its turn;
-- it is written in the transaction of the action itself, so that a server that starts again does none twice.
create table bulk_orders (
  centre_id uuid not null,
  bulk_id uuid not null,
  position int not null,
  order_id uuid not null,
  assignment_id uuid,
  version int not null,
  outcome text,
  details jsonb,
  primary key (centre_id, bulk_id, position),
  foreign key (centre_id, bulk_id) references bulk_actions (centre_id, bulk_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);

do $$
declare
  t text;
begin
  foreach t in array array['saved_views', 'default_views', 'bulk_actions', 'bulk_orders'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy one_centre on %I to yihu_app using (centre_id = current_centre()) with check (centre_id = current_centre())', t);
    execute format('grant select, insert, update, delete on %I to yihu_app', t);
  end loop;
end $$;

-- A job for later, enqueued in the transaction that causes it.
create function enqueue_job_at(task text, payload json, run_at timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => run_at);
end $$;
revoke all on function enqueue_job_at(text, json, timestamptz) from public;
grant execute on function enqueue_job_at(text, json, timestamptz) to yihu_app;
