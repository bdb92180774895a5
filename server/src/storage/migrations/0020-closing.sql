-- Exclusions are asked for by one person and decided by another; they hold for the period they were asked for.
alter table exclusions rename column approved_by to decided_by;
alter table exclusions rename column approved_at to decided_at;
alter table exclusions alter column decided_by drop not null, alter column decided_at drop not null;
alter table exclusions
  add column exclusion_id uuid,
  add column left_out_of text not null default 'time' check (left_out_of in ('time', 'satisfaction', 'both')),
  add column state text not null default 'granted' check (state in ('requested', 'granted', 'refused', 'withdrawn')),
  add column requested_by uuid,
  add column requested_at timestamptz,
  add column decision_note text;
update exclusions set exclusion_id = gen_random_uuid(), requested_by = decided_by, requested_at = decided_at;
alter table exclusions
  alter column exclusion_id set not null,
  alter column requested_by set not null,
  alter column requested_at set not null,
  drop constraint exclusions_pkey,
  add primary key (centre_id, exclusion_id),
  add check ((state in ('requested', 'withdrawn')) = (decided_by is null));
create unique index exclusions_in_force on exclusions (centre_id, order_id, period) where state in ('requested', 'granted');
create index exclusions_period on exclusions (centre_id, period, requested_at desc);

-- A closed assessment (结账): the scorecard and all it was computed from, each order's part of it included.
create table closings (
  centre_id uuid not null references centres,
  closing_id uuid not null,
  scheme_key text not null,
  scheme_version int not null,
  scheme_hash text not null,
  period text not null,
  scorecard_id uuid not null,
  scorecard_hash text not null,
  -- What orders were counted for: key, measure and condition of each input, in the order of closed_orders.amounts.
  counted jsonb not null,
  -- Ledger items, manual scores and entered figures as they were.
  entries jsonb not null,
  entries_hash text not null,
  closed_by uuid not null,
  closed_at timestamptz not null,
  reopened_by uuid,
  reopened_at timestamptz,
  reopen_reason text,
  primary key (centre_id, closing_id),
  foreign key (centre_id, scorecard_id) references scorecards (centre_id, scorecard_id),
  check ((reopened_at is null) = (reopened_by is null) and (reopened_at is null) = (reopen_reason is null))
);
create unique index closings_in_force on closings (centre_id, scheme_key, period) where reopened_at is null;
create index closings_period on closings (centre_id, period);

create table closed_orders (
  centre_id uuid not null,
  closing_id uuid not null,
  order_id uuid not null,
  unit_id uuid not null,
  -- Last entry of the order's log at the closing, and its seal.
  log_seq int not null,
  log_hash bytea not null,
  amounts int[] not null,
  primary key (centre_id, closing_id, order_id),
  foreign key (centre_id, closing_id) references closings (centre_id, closing_id)
);

-- A unit's objection (考核申诉) to a cell of its own row.
create table objections (
  centre_id uuid not null references centres,
  objection_id uuid not null,
  scheme_key text not null,
  period text not null,
  unit_id uuid not null,
  cell text not null,
  cell_label text not null,
  printed text not null,
  order_ids uuid[] not null,
  ground text not null,
  evidence text not null,
  filed_by uuid not null,
  filed_at timestamptz not null,
  state text not null check (state in ('filed', 'upheld', 'refused', 'withdrawn')),
  decided_by uuid,
  decided_at timestamptz,
  decision_note text,
  effect text check (effect in ('none', 'exclusion', 'bonus')),
  effect_points numeric,
  printed_after text,
  version int not null default 1,
  primary key (centre_id, objection_id),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id)
);
create index objections_period on objections (centre_id, period, filed_at desc);
create index objections_unit on objections (centre_id, unit_id);

do $$
declare
  t text;
begin
  foreach t in array array['closings', 'closed_orders', 'objections'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy one_centre on %I to yihu_app using (centre_id = current_centre()) with check (centre_id = current_centre())', t);
  end loop;
end $$;
-- A closing is only ever taken back, and what it holds of each order never changes.
grant select, insert on closings, closed_orders to yihu_app;
grant update (reopened_by, reopened_at, reopen_reason) on closings to yihu_app;
grant select, insert, update on objections to yihu_app;
