-- What a desk asks more than others: a list of questions, as core/src/appeal/extra-fields.ts reads them (R4.5, R6.5).
alter table desks add column fields jsonb not null default '[]';

-- The answers to them, by key; and when the desk says it took the appeal, where it could not be sent at once.
alter table appeals add column extra jsonb not null default '{}', add column taken_at timestamptz;

-- What came in lately in one category, to find the same matter among it.
create index appeals_category on appeals (centre_id, category_code, accepted_at desc);

-- Who is this number? Asked while the telephone rings.
create index appeals_phone on appeals (centre_id, appellant_phone, accepted_at desc) where appellant_phone is not null;
create index calls_caller on calls (centre_id, caller_number, started_at desc);

-- An order accepted as new and yet about the same matter as an earlier one (R9.1).
create table order_links (
  centre_id uuid not null,
  order_id uuid not null,
  earlier_order_id uuid not null,
  linked_at timestamptz not null,
  linked_by uuid not null,
  primary key (centre_id, order_id, earlier_order_id),
  check (order_id <> earlier_order_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id),
  foreign key (centre_id, earlier_order_id) references orders (centre_id, order_id)
);
create index order_links_earlier on order_links (centre_id, earlier_order_id);

-- Somebody calls again about an order: what was said, and whether it is to be hurried (催办补记).
create table supplements (
  centre_id uuid not null,
  supplement_id uuid not null,
  order_id uuid not null,
  said_at timestamptz not null,
  written_by uuid not null,
  text text not null,
  is_reminder boolean not null,
  is_same_caller boolean not null,
  primary key (centre_id, supplement_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);
create index supplements_order on supplements (centre_id, order_id, said_at);

do $$
declare
  t text;
begin
  foreach t in array array['order_links', 'supplements'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy one_centre on %I to yihu_app using (centre_id = current_centre()) with check (centre_id = current_centre())', t);
    execute format('grant select, insert, update, delete on %I to yihu_app', t);
  end loop;
end $$;

-- What a caller added stays as it was said.
revoke update, delete on supplements from yihu_app;
