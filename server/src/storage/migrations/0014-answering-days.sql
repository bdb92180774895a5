-- Leaders' answering day (领导接听日, R4.4): planned, held or called off; the calls taken are orders like all others.
create table answering_days (
  centre_id uuid not null references centres,
  answering_day_id uuid not null,
  held_on date not null,
  starts_at time not null,
  ends_at time not null check (ends_at > starts_at),
  unit_id uuid not null,
  leader_office text not null,
  leader_name text not null,
  matters text not null,
  state text not null check (state in ('planned', 'held', 'cancelled')),
  note text,
  version int not null default 1,
  planned_by uuid not null,
  planned_at timestamptz not null,
  closed_at timestamptz,
  primary key (centre_id, answering_day_id),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id)
);
create index answering_days_on on answering_days (centre_id, held_on desc);

create table answering_day_orders (
  centre_id uuid not null,
  answering_day_id uuid not null,
  order_id uuid not null,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (centre_id, answering_day_id, order_id),
  foreign key (centre_id, answering_day_id) references answering_days (centre_id, answering_day_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);
create index answering_day_orders_order on answering_day_orders (centre_id, order_id);

do $$
declare
  t text;
begin
  foreach t in array array['answering_days', 'answering_day_orders'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy one_centre on %I to yihu_app using (centre_id = current_centre()) with check (centre_id = current_centre())', t);
    execute format('grant select, insert, update, delete on %I to yihu_app', t);
  end loop;
end $$;

-- Desks keep ledgers of their own (专项台账, R4.1): by desk, the newest first.
create index orders_desk on orders (centre_id, desk_code, accepted_at desc) where desk_code is not null;
