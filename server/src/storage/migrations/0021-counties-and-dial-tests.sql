-- County platforms that are not merged report their own figures (R13.1); rates in percent, exact.
create table county_figures (
  centre_id uuid not null references centres,
  period text not null,
  unit_id uuid not null,
  valid_calls int not null check (valid_calls >= 0),
  connect_rate numeric not null check (connect_rate between 0 and 100),
  online_rate numeric not null check (online_rate between 0 and 100),
  on_time_rate numeric not null check (on_time_rate between 0 and 100),
  callback_rate numeric not null check (callback_rate between 0 and 100),
  satisfaction_rate numeric not null check (satisfaction_rate between 0 and 100),
  data_accuracy numeric not null check (data_accuracy between 0 and 30),
  source text not null,
  author_id uuid not null,
  entered_at timestamptz not null,
  primary key (centre_id, period, unit_id),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id)
);

-- 拨测 (R13.2): the centre dials each county's hotline at times nobody chose; the seed lets whoever doubts them draw again.
create table dial_campaigns (
  centre_id uuid not null references centres,
  campaign_id uuid not null,
  name text not null,
  period text not null,
  calls_per_unit int not null check (calls_per_unit between 1 and 20),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  starts_at time not null,
  ends_at time not null check (ends_at > starts_at),
  in_working_hours boolean not null,
  seed int not null,
  state text not null check (state in ('open', 'ended')),
  version int not null default 1,
  planned_by uuid not null,
  planned_at timestamptz not null,
  ended_at timestamptz,
  primary key (centre_id, campaign_id)
);
create index dial_campaigns_period on dial_campaigns (centre_id, period, planned_at desc);

create table dial_tests (
  centre_id uuid not null,
  dial_test_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  planned_at timestamptz not null,
  tester_id uuid,
  dialled_at timestamptz,
  ring_seconds int check (ring_seconds >= 0),
  attempts int check (attempts >= 1),
  is_connected boolean,
  voice_menu numeric check (voice_menu between 0 and 10),
  connection numeric check (connection between 0 and 10),
  service numeric check (service between 0 and 40),
  knowledge numeric check (knowledge between 0 and 30),
  callback_service numeric check (callback_service between 0 and 10),
  findings text,
  recorded_at timestamptz,
  version int not null default 1,
  primary key (centre_id, dial_test_id),
  foreign key (centre_id, campaign_id) references dial_campaigns (centre_id, campaign_id),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id),
  -- A call is recorded whole or not at all: a mean has no holes.
  check (num_nulls(tester_id, dialled_at, ring_seconds, attempts, is_connected, voice_menu, connection, service,
    knowledge, callback_service, recorded_at) in (0, 11))
);
create index dial_tests_campaign on dial_tests (centre_id, campaign_id, planned_at);

do $$
declare
  t text;
begin
  foreach t in array array['county_figures', 'dial_campaigns', 'dial_tests'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy one_centre on %I to yihu_app using (centre_id = current_centre()) with check (centre_id = current_centre())', t);
    execute format('grant select, insert, update, delete on %I to yihu_app', t);
  end loop;
end $$;
