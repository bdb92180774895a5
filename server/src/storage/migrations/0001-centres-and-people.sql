-- The role the product works under. Row-level security binds it; the owner of the tables only migrates.
do $$
begin
  create role yihu_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;

-- Owners who are no superusers must be members to work as the role.
do $$
begin
  execute format('grant yihu_app to %I', current_user);
exception when others then null;
end $$;

create extension if not exists pg_trgm;

create function current_centre() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('yihu.centre_id', true), '')::uuid;

create table centres (
  centre_id uuid primary key,
  code text not null unique,
  name text not null,
  division_code text not null,
  time_zone text not null default 'Asia/Shanghai',
  order_no_format text not null,
  working_hours jsonb not null,
  kind_names jsonb not null default '{}',
  created_at timestamptz not null
);

create table units (
  centre_id uuid not null references centres,
  unit_id uuid not null,
  parent_id uuid,
  name text not null,
  group_name text not null,
  level int not null default 1,
  position int not null,
  valid_from date not null,
  valid_until date,
  primary key (centre_id, unit_id),
  foreign key (centre_id, parent_id) references units (centre_id, unit_id)
);
create unique index units_name on units (centre_id, name) where valid_until is null;

-- Other names a unit is or was printed under (R1.7).
create table unit_aliases (
  centre_id uuid not null,
  alias text not null,
  unit_id uuid not null,
  primary key (centre_id, alias),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id)
);

create table users (
  centre_id uuid not null references centres,
  user_id uuid not null,
  login text not null,
  name text not null,
  password_hash text,
  roles text[] not null,
  unit_id uuid,
  language text not null default 'zh',
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (centre_id, user_id),
  unique (centre_id, login),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id)
);

create table sessions (
  session_id text primary key,
  centre_id uuid not null references centres,
  data jsonb not null,
  expires_at timestamptz not null
);
create index sessions_expiry on sessions (expires_at);

create table channels (
  centre_id uuid not null references centres,
  code text not null,
  parent_code text,
  name text not null,
  position int not null,
  primary key (centre_id, code)
);

create table categories (
  centre_id uuid not null references centres,
  code text not null,
  parent_code text,
  name text not null,
  position int not null,
  valid_from date not null,
  valid_until date,
  primary key (centre_id, code)
);

create table divisions (
  centre_id uuid not null references centres,
  code text not null,
  parent_code text,
  name text not null,
  position int not null,
  primary key (centre_id, code)
);

create table desks (
  centre_id uuid not null references centres,
  code text not null,
  parent_code text,
  name text not null,
  position int not null,
  primary key (centre_id, code)
);

create table programme_tags (
  centre_id uuid not null references centres,
  code text not null,
  parent_code text,
  name text not null,
  position int not null,
  primary key (centre_id, code)
);

create table reasons (
  centre_id uuid not null references centres,
  kind text not null check (kind in ('return', 'rework', 'decline')),
  code text not null,
  name text not null,
  position int not null,
  primary key (centre_id, kind, code)
);

-- Time limits by what the order is (R8; domain A3). Empty columns fit everything; the most specific row wins.
create table limits (
  centre_id uuid not null references centres,
  limit_id uuid not null,
  clock text not null,
  appeal_kind text,
  urgency text,
  channel_code text,
  desk_code text,
  unit_level int,
  amount int not null check (amount > 0),
  unit text not null,
  is_law_override boolean not null default false,
  valid_from date not null,
  valid_until date,
  clause text not null,
  primary key (centre_id, limit_id)
);

create table calendar_days (
  centre_id uuid not null references centres,
  day_on date not null,
  kind text not null check (kind in ('publicHoliday', 'makeUpWorkday')),
  name text not null,
  primary key (centre_id, day_on)
);

-- Facts of the installation itself, such as the key its sessions are signed with; only the owner reads them.
create table installation (
  key text primary key,
  value text not null
);
