-- Rules of the flow by topic, each row from a date on (core/src/order/policy.ts); an order keeps those of its acceptance.
create table policies (
  centre_id uuid not null references centres,
  topic text not null,
  valid_from date not null,
  value jsonb not null,
  clause text not null,
  primary key (centre_id, topic, valid_from)
);

-- What texts must not be (core/src/quality/text-rules.ts).
create table text_rules (
  centre_id uuid not null references centres,
  rule_id text not null,
  fields text[] not null,
  kind text not null check (kind in ('minChinese', 'notCopy', 'forbidden', 'noGarbled')),
  amount int,
  phrases text[] not null default '{}',
  valid_from date not null,
  clause text not null,
  primary key (centre_id, rule_id)
);

alter table appeals add column accused_unit_id uuid;
alter table appeals add foreign key (centre_id, accused_unit_id) references units (centre_id, unit_id);

alter table orders
  add column accused_unit_id uuid,
  add column is_disputed boolean not null default false,
  add column conferrals int not null default 0,
  add column is_designated boolean not null default false,
  add column is_nuisance boolean not null default false,
  add column ended_by uuid,
  add column is_end_confirmed boolean not null default false,
  add column is_unreasonable boolean not null default false,
  add column suspension_requested boolean not null default false,
  add column review_on date,
  add column taken_by uuid,
  add column first_review_by uuid,
  add column step_due_at timestamptz,
  add column supervision_colour text check (supervision_colour in ('blue', 'orange', 'red')),
  add column supervision_due_at timestamptz,
  add column supervision_answered boolean,
  -- Call-backs since the last feedback.
  add column round_attempts int not null default 0,
  add column round_last_at timestamptz,
  add column round_is_reached boolean not null default false,
  add column round_is_against boolean not null default false,
  add column first_satisfaction text,
  add column final_satisfaction text;

alter table assignments
  add column return_until timestamptz,
  add column contact_due_at timestamptz;
-- The job that receives by lapse of time looks here every few minutes.
create index assignments_to_sign on assignments (centre_id, sign_due_at) where state = 'toSign';

alter table returns
  add column legal_basis text,
  add column suggested_unit_id uuid;
alter table callbacks add column is_true boolean;

-- Who sat together about a hard or disputed order, and what came of it (R11.2).
create table conferrals (
  centre_id uuid not null,
  conferral_id uuid not null,
  order_id uuid not null,
  held_at timestamptz not null,
  recorded_by uuid not null,
  participants text not null,
  conclusion text not null,
  legal_basis text,
  primary key (centre_id, conferral_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);
create index conferrals_order on conferrals (centre_id, order_id);

-- Supervision notices (督办单) with their own life: issued, escalated by a further one, answered, lifted.
create table supervisions (
  centre_id uuid not null,
  supervision_id uuid not null,
  order_id uuid not null,
  unit_id uuid,
  kind text not null,
  colour text not null,
  reason text not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  reply_due_at timestamptz not null,
  reply text,
  replied_at timestamptz,
  replied_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  lift_reason text,
  primary key (centre_id, supervision_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);
create index supervisions_order on supervisions (centre_id, order_id, issued_at);
create index supervisions_issued on supervisions (centre_id, issued_at desc);

do $$
declare
  t text;
begin
  foreach t in array array['policies', 'text_rules', 'conferrals', 'supervisions'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy one_centre on %I to yihu_app using (centre_id = current_centre()) with check (centre_id = current_centre())', t);
    execute format('grant select, insert, update, delete on %I to yihu_app', t);
  end loop;
end $$;
