-- What a log entry tells one person in the page. `data` holds codes and names, from which the words are made in the
-- reader's language; nothing about the appellant is in it.
create table notices (
  centre_id uuid not null,
  notice_id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  kind text not null,
  order_id uuid not null,
  order_no text not null,
  -- Place of the entry in the order's log: a job done again tells nobody twice.
  seq int not null,
  data jsonb not null,
  made_at timestamptz not null,
  read_at timestamptz,
  primary key (centre_id, notice_id),
  unique (centre_id, order_id, seq, user_id),
  foreign key (centre_id, user_id) references users (centre_id, user_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);
create index notices_user on notices (centre_id, user_id, made_at desc, notice_id);
create index notices_unread on notices (centre_id, user_id) where read_at is null;
create index notices_age on notices (centre_id, made_at);

-- People of a unit who are reached outside the page (R1.6): 联络员 (liaison) and 分管领导 (leader).
create table unit_contacts (
  centre_id uuid not null,
  contact_id uuid not null default gen_random_uuid(),
  unit_id uuid not null,
  name text not null,
  office text not null check (office in ('liaison', 'leader')),
  phone text,
  mail text,
  wechat text,
  is_primary boolean not null default false,
  valid_from date not null,
  valid_until date,
  primary key (centre_id, contact_id),
  check (coalesce(phone, mail, wechat) is not null),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id)
);
create index unit_contacts_unit on unit_contacts (centre_id, unit_id);

-- The outbox: one row for each message to one address. It leaves by the job `sendMessage`, which the row's own
-- transaction enqueues.
create table messages (
  centre_id uuid not null,
  message_id uuid not null default gen_random_uuid(),
  channel text not null check (channel in ('sms', 'wechat', 'mail')),
  recipient text not null,
  template text not null,
  "values" jsonb not null,
  order_id uuid not null,
  seq int not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  made_at timestamptz not null,
  sent_at timestamptz,
  error text,
  primary key (centre_id, message_id),
  unique (centre_id, order_id, seq, channel, recipient),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);
create index messages_waiting on messages (centre_id, made_at) where state <> 'sent';

-- Who has an order open, by lease: a row counts for a minute after the page last said it is there.
create table order_presence (
  centre_id uuid not null,
  order_id uuid not null,
  user_id uuid not null,
  since timestamptz not null,
  seen_at timestamptz not null,
  -- The action whose form is open, so that others can be told what is being filled in.
  editing_action text,
  primary key (centre_id, order_id, user_id),
  foreign key (centre_id, user_id) references users (centre_id, user_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);

do $$
declare
  t text;
begin
  foreach t in array array['notices', 'unit_contacts', 'messages', 'order_presence']
  loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy one_centre on %I to yihu_app using (centre_id = current_centre()) with check (centre_id = current_centre())', t);
    execute format('grant select, insert, update, delete on %I to yihu_app', t);
  end loop;
end $$;
