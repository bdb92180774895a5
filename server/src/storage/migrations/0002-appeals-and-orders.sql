create table appeals (
  centre_id uuid not null references centres,
  appeal_id uuid not null,
  channel_code text not null,
  kind text not null,
  title text not null,
  content text not null,
  category_code text not null,
  division_code text,
  address text,
  appellant_name text,
  appellant_phone text,
  is_anonymous boolean not null,
  is_confidential boolean not null,
  desk_code text,
  programme_tag text,
  source_ref text,
  call_id uuid,
  accepted_at timestamptz not null,
  accepted_by uuid not null,
  primary key (centre_id, appeal_id),
  foreign key (centre_id, channel_code) references channels (centre_id, code),
  foreign key (centre_id, category_code) references categories (centre_id, code)
);
-- Titles are searched here and not on orders: an order's row changes with every action, and each change of a row costs
-- an entry in every index of its table.
create index appeals_title on appeals using gin (title gin_trgm_ops);
-- The same matter of another platform comes in once.
create unique index appeals_source on appeals (centre_id, channel_code, source_ref) where source_ref is not null;

create table orders (
  centre_id uuid not null,
  order_id uuid not null,
  order_no text not null,
  appeal_id uuid not null,
  state text not null,
  version int not null,
  appeal_kind text not null,
  urgency text not null,
  channel_code text not null,
  category_code text not null,
  desk_code text,
  programme_tag text,
  division_code text,
  title text not null,
  is_hard_case boolean not null default false,
  is_supervised boolean not null default false,
  circulations int not null default 0,
  reminders int not null default 0,
  reworks int not null default 0,
  callbacks int not null default 0,
  lead_order_id uuid,
  -- Copied from the lead assignment in the same statement, so that lists and counts need no join.
  lead_unit_id uuid,
  handling_due_at timestamptz,
  fed_back_at timestamptz,
  contacted_at timestamptz,
  return_requested boolean not null default false,
  extension_requested boolean not null default false,
  accepted_at timestamptz not null,
  dispatched_at timestamptz,
  closed_at timestamptz,
  -- Last link of the order's log chain.
  log_hash bytea not null,
  primary key (centre_id, order_id),
  unique (centre_id, order_no),
  foreign key (centre_id, appeal_id) references appeals (centre_id, appeal_id),
  foreign key (centre_id, lead_unit_id) references units (centre_id, unit_id),
  foreign key (centre_id, lead_order_id) references orders (centre_id, order_id)
);
create index orders_accepted on orders (centre_id, accepted_at desc, order_id);
create index orders_state on orders (centre_id, state, accepted_at desc);
create index orders_unit on orders (centre_id, lead_unit_id, accepted_at desc);
create index orders_due on orders (centre_id, handling_due_at) where state in ('dispatched', 'suspended');

create table assignments (
  centre_id uuid not null,
  assignment_id uuid not null,
  order_id uuid not null,
  unit_id uuid not null,
  role text not null check (role in ('lead', 'assisting')),
  parent_id uuid,
  state text not null,
  dispatched_at timestamptz not null,
  sign_due_at timestamptz,
  signed_at timestamptz,
  handling_started_at timestamptz,
  handling_due_at timestamptz,
  paused_at timestamptz,
  contacted_at timestamptz,
  fed_back_at timestamptz,
  handled_by uuid,
  return_requested boolean not null,
  extension_requested int,
  extensions_granted int not null,
  returns_refused int not null,
  primary key (centre_id, assignment_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id)
);
create index assignments_order on assignments (centre_id, order_id);
create index assignments_unit on assignments (centre_id, unit_id, state);

-- Append-only, each entry sealed with the hash of the one before it (design law 2).
create table order_log (
  centre_id uuid not null,
  order_id uuid not null,
  seq int not null,
  at timestamptz not null,
  action text not null,
  from_state text,
  to_state text not null,
  actor_id uuid not null,
  role text not null,
  assignment_id uuid,
  unit_id uuid,
  fields jsonb not null,
  hash bytea not null,
  primary key (centre_id, order_id, seq),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);
create index order_log_at on order_log (centre_id, at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused: the log is append-only', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger order_log_append_only before update or delete or truncate on order_log
  for each statement execute function refuse_change();

create table returns (
  centre_id uuid not null,
  return_id uuid not null,
  order_id uuid not null,
  assignment_id uuid not null,
  unit_id uuid not null,
  requested_at timestamptz not null,
  requested_by uuid not null,
  reason_code text not null,
  reason text not null,
  evidence text,
  decision text check (decision in ('approved', 'refused')),
  decided_at timestamptz,
  decided_by uuid,
  decision_reason text,
  primary key (centre_id, return_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);
create index returns_order on returns (centre_id, order_id);
create unique index returns_undecided on returns (centre_id, assignment_id) where decision is null;

create table extensions (
  centre_id uuid not null,
  extension_id uuid not null,
  order_id uuid not null,
  assignment_id uuid not null,
  unit_id uuid not null,
  requested_at timestamptz not null,
  requested_by uuid not null,
  working_days int not null,
  reason text not null,
  appellant_told boolean not null,
  decision text check (decision in ('granted', 'refused')),
  decided_at timestamptz,
  decided_by uuid,
  decision_reason text,
  due_before timestamptz not null,
  due_after timestamptz,
  primary key (centre_id, extension_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);
create index extensions_order on extensions (centre_id, order_id);
create unique index extensions_undecided on extensions (centre_id, assignment_id) where decision is null;

create table feedbacks (
  centre_id uuid not null,
  feedback_id uuid not null,
  order_id uuid not null,
  assignment_id uuid not null,
  unit_id uuid not null,
  given_at timestamptz not null,
  given_by uuid not null,
  due_at timestamptz,
  findings text not null,
  measures text not null,
  is_resolved boolean not null,
  appellant_opinion text,
  public_text text,
  primary key (centre_id, feedback_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);
create index feedbacks_order on feedbacks (centre_id, order_id);

create table callbacks (
  centre_id uuid not null,
  callback_id uuid not null,
  order_id uuid not null,
  unit_id uuid,
  called_at timestamptz not null,
  called_by uuid not null,
  method text not null,
  is_reached boolean not null,
  is_responded boolean,
  is_resolved boolean,
  satisfaction text not null,
  note text,
  primary key (centre_id, callback_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);
create index callbacks_order on callbacks (centre_id, order_id);

create table calls (
  centre_id uuid not null references centres,
  call_id uuid not null,
  started_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz not null,
  caller_number text not null,
  division_code text,
  seat_no text,
  primary key (centre_id, call_id)
);
create index calls_started on calls (centre_id, started_at) include (answered_at, division_code);

-- Last number given out, by series (the day of an order number).
create table counters (
  centre_id uuid not null references centres,
  series text not null,
  value bigint not null,
  primary key (centre_id, series)
);

-- First replies to requests that create, so that a repetition changes nothing.
create table idempotency_keys (
  centre_id uuid not null references centres,
  user_id uuid not null,
  key text not null,
  request_hash text not null,
  result jsonb,
  created_at timestamptz not null,
  primary key (centre_id, user_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

create table audit_log (
  centre_id uuid not null references centres,
  audit_id uuid not null,
  at timestamptz not null,
  actor_id uuid not null,
  act text not null,
  subject text not null,
  reason text,
  details jsonb not null default '{}',
  primary key (centre_id, audit_id)
);
create trigger audit_log_append_only before update or delete or truncate on audit_log
  for each statement execute function refuse_change();
