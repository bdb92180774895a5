-- Who dispatched does not call back (domain B3).
alter table assignments add column dispatched_by uuid;

-- Deputies' and enterprises' orders are called by a person (R4.1, R4.2).
alter table desks add column callback text not null default 'any' check (callback in ('manual', 'automatic', 'any'));

-- A link by which the appellant answers without an account. The token itself is kept nowhere, only its SHA-256.
create table callback_invitations (
  centre_id uuid not null,
  invitation_id uuid not null,
  order_id uuid not null,
  -- Reworks before it: a reworked order is asked about anew.
  round int not null,
  channel text not null,
  token_hash bytea not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  primary key (centre_id, invitation_id),
  unique (centre_id, order_id, round),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);
-- Whoever opens a link names no centre: like a session, it is found by what only its holder knows.
create index callback_invitations_token on callback_invitations (token_hash);

-- When an appellant asked to be called. Holds until a call-back is recorded after it was made, or another is made.
create table callback_appointments (
  centre_id uuid not null,
  appointment_id uuid not null,
  order_id uuid not null,
  appointed_at timestamptz not null,
  note text,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (centre_id, appointment_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);
create index callback_appointments_order on callback_appointments (centre_id, order_id, made_at desc);

-- Spot checks of closed orders (R10.2, R10.5): drawn from a seed that is kept, so that a sample can be drawn again.
create table samples (
  centre_id uuid not null references centres,
  sample_id uuid not null,
  name text not null,
  seed bigint not null,
  per_unit int not null check (per_unit > 0),
  filter jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (centre_id, sample_id)
);
create index samples_made on samples (centre_id, made_at desc);

create table sample_orders (
  centre_id uuid not null,
  sample_id uuid not null,
  order_id uuid not null,
  unit_id uuid not null,
  position int not null,
  attempts int not null default 0,
  done_at timestamptz,
  -- What came of it; the call-back itself is in callbacks.
  is_reached boolean,
  satisfaction text,
  primary key (centre_id, sample_id, order_id),
  -- An order is drawn once: nobody is called again and again about the same matter.
  unique (centre_id, order_id),
  foreign key (centre_id, sample_id) references samples (centre_id, sample_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id)
);

do $$
declare
  t text;
begin
  foreach t in array array['callback_invitations', 'callback_appointments', 'samples', 'sample_orders'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy one_centre on %I to yihu_app using (centre_id = current_centre()) with check (centre_id = current_centre())', t);
    execute format('grant select, insert, update, delete on %I to yihu_app', t);
  end loop;
end $$;
