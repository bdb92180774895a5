-- A person's pages are there one by one, and one that was left stays left: a sign of life that was still on its way when
-- the farewell came no longer brings it back. Leases of a minute need no moving.
delete from order_presence;
alter table order_presence
  add column page_id text not null,
  add column left_at timestamptz,
  drop constraint order_presence_pkey,
  add primary key (centre_id, order_id, user_id, page_id);
