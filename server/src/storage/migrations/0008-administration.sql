-- What an administrator changes in the web carries a version: a save of something another person changed meanwhile is
-- refused instead of lost. Lists close with a date and are never deleted, since old orders name them.

alter table units
  add column version int not null default 1,
  add column industry_unit_id uuid,
  add column liaison_name text,
  add column liaison_phone text,
  add column leader_name text,
  add column leader_phone text,
  add foreign key (centre_id, industry_unit_id) references units (centre_id, unit_id);

-- The name a unit bears from a day on (R1.7). `units.name` is the one of today; a name of a day to come waits here.
create table unit_names (
  centre_id uuid not null,
  unit_id uuid not null,
  valid_from date not null,
  name text not null,
  primary key (centre_id, unit_id, valid_from),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id)
);

alter table users
  add column version int not null default 1,
  add column must_change_password boolean not null default false,
  add column last_signed_in_at timestamptz;

alter table channels
  add column version int not null default 1,
  add column valid_from date not null default '1949-10-01',
  add column valid_until date,
  -- 件, 封, 通: what the report counts this channel in (R2.12).
  add column unit_word text;
alter table categories add column version int not null default 1;
alter table divisions
  add column version int not null default 1,
  add column valid_from date not null default '1949-10-01',
  add column valid_until date;
alter table desks
  add column version int not null default 1,
  add column valid_from date not null default '1949-10-01',
  add column valid_until date;
alter table programme_tags
  add column version int not null default 1,
  add column valid_from date not null default '1949-10-01',
  add column valid_until date;
alter table reasons
  add column version int not null default 1,
  add column valid_from date not null default '1949-10-01',
  add column valid_until date,
  -- 国办函〔2025〕66号: what is not taken is treated in one of these ways, with words the centre prescribes.
  add column treatment text check (treatment in ('take', 'transferToEmergency', 'tellLegalWay', 'explain', 'handToPolice')),
  add column prescribed_text text;
update reasons set treatment = 'explain' where kind = 'decline';

alter table limits
  add column version int not null default 1,
  add column category_code text;

-- 派单目录: who is responsible for what, where, since when and by which law. A row made by a conferral (会商) names its order.
create table responsibilities (
  centre_id uuid not null references centres,
  responsibility_id uuid not null,
  category_code text not null,
  division_code text,
  unit_id uuid not null,
  legal_basis text not null,
  source text not null check (source in ('list', 'conferral')),
  order_id uuid,
  valid_from date not null,
  valid_until date,
  note text,
  version int not null default 1,
  primary key (centre_id, responsibility_id),
  foreign key (centre_id, category_code) references categories (centre_id, code),
  foreign key (centre_id, division_code) references divisions (centre_id, code),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);
create index responsibilities_category on responsibilities (centre_id, category_code);
create index responsibilities_unit on responsibilities (centre_id, unit_id);

-- 答复模板 of desk answers, feedbacks and declined appeals.
create table reply_templates (
  centre_id uuid not null references centres,
  template_id uuid not null,
  name text not null,
  purpose text not null check (purpose in ('deskAnswer', 'feedback', 'decline')),
  category_code text,
  appeal_kind text,
  body text not null,
  valid_from date not null,
  valid_until date,
  version int not null default 1,
  primary key (centre_id, template_id),
  foreign key (centre_id, category_code) references categories (centre_id, code)
);
create unique index reply_templates_name on reply_templates (centre_id, purpose, name) where valid_until is null;

create index audit_log_topic on audit_log (centre_id, (details ->> 'topic'), at desc);
create index orders_category_dispatched on orders (centre_id, category_code, dispatched_at);

do $$
declare
  t text;
begin
  foreach t in array array['unit_names', 'responsibilities', 'reply_templates'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy one_centre on %I to yihu_app using (centre_id = current_centre()) with check (centre_id = current_centre())', t);
    execute format('grant select, insert, update, delete on %I to yihu_app', t);
  end loop;
end $$;
