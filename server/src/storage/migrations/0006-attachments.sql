-- Files of an order. The bytes are kept outside the database, under centre, month of added_at and attachment_id
-- (storage/blobs); a row is never deleted, removal only hides it and may be undone.
create table attachments (
  centre_id uuid not null,
  attachment_id uuid not null,
  order_id uuid not null,
  purpose text not null check (purpose in ('appeal', 'contact', 'evidence', 'feedback', 'conferral', 'supervision')),
  assignment_id uuid,
  -- Unit of the person who added it; null for people of the centre.
  unit_id uuid,
  file_name text not null,
  -- As the bytes show it, not as the sender says.
  media_type text not null,
  bytes bigint not null check (bytes > 0),
  sha256 bytea not null,
  added_by uuid not null,
  added_at timestamptz not null,
  removed_by uuid,
  removed_at timestamptz,
  removal_reason text,
  primary key (centre_id, attachment_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id),
  foreign key (centre_id, assignment_id) references assignments (centre_id, assignment_id),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id),
  foreign key (centre_id, added_by) references users (centre_id, user_id),
  check ((removed_at is null) = (removed_by is null) and (removed_at is null) = (removal_reason is null))
);
create index attachments_order on attachments (centre_id, order_id, added_at);

alter table attachments enable row level security;
create policy one_centre on attachments to yihu_app using (centre_id = current_centre()) with check (centre_id = current_centre());
-- What was added stays as it was added; only its removal is written and taken back.
grant select, insert on attachments to yihu_app;
grant update (removed_by, removed_at, removal_reason) on attachments to yihu_app;
