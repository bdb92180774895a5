create table schemes (
  centre_id uuid not null references centres,
  key text not null,
  version int not null,
  name text not null,
  valid_from date not null,
  source text not null,
  source_hash text not null,
  stored_at timestamptz not null,
  primary key (centre_id, key, version)
);

-- Bonus and deduction items (R17); points are exact decimals.
create table ledger_items (
  centre_id uuid not null references centres,
  item_id uuid not null,
  period text not null,
  seq int not null,
  kind text not null,
  unit_id uuid not null,
  printed_unit text not null,
  reasons text[] not null,
  points numeric not null,
  order_no text,
  author_id uuid not null,
  entered_at timestamptz not null,
  primary key (centre_id, item_id),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id)
);
create index ledger_items_period on ledger_items (centre_id, period);

create table manual_scores (
  centre_id uuid not null references centres,
  period text not null,
  input_key text not null,
  unit_id uuid not null,
  points numeric not null,
  reason text not null,
  author_id uuid not null,
  entered_at timestamptz not null,
  primary key (centre_id, period, input_key, unit_id),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id)
);

-- Orders left out of an assessment, with approval (domain A17).
create table exclusions (
  centre_id uuid not null,
  order_id uuid not null,
  period text not null,
  reason text not null,
  approved_by uuid not null,
  approved_at timestamptz not null,
  primary key (centre_id, order_id, period),
  foreign key (centre_id, order_id) references orders (centre_id, order_id)
);

-- Figures no order or call gives: other platforms' messages, totals of the month before.
create table entered_figures (
  centre_id uuid not null references centres,
  period text not null,
  key text not null,
  value numeric not null,
  reason text not null,
  author_id uuid not null,
  entered_at timestamptz not null,
  primary key (centre_id, period, key)
);

create table scorecards (
  centre_id uuid not null,
  scorecard_id uuid not null,
  scheme_key text not null,
  scheme_version int not null,
  period text not null,
  assessed_at timestamptz not null,
  assessed_by uuid not null,
  inputs jsonb not null,
  result jsonb not null,
  primary key (centre_id, scorecard_id),
  foreign key (centre_id, scheme_key, scheme_version) references schemes (centre_id, key, version)
);
create index scorecards_latest on scorecards (centre_id, scheme_key, period, assessed_at desc);

create table bulletin_texts (
  centre_id uuid not null references centres,
  template_key text not null,
  period text not null,
  text jsonb not null,
  author_id uuid not null,
  entered_at timestamptz not null,
  primary key (centre_id, template_key, period)
);

create table bulletins (
  centre_id uuid not null references centres,
  bulletin_id uuid not null,
  template_key text not null,
  period text not null,
  built_at timestamptz not null,
  built_by uuid not null,
  figures jsonb not null,
  document bytea not null,
  document_hash text not null,
  annex bytea not null,
  annex_hash text not null,
  primary key (centre_id, bulletin_id)
);
create index bulletins_built on bulletins (centre_id, built_at desc);

create table articles (
  centre_id uuid not null references centres,
  article_id uuid not null,
  unit_id uuid not null,
  title text not null,
  body text not null,
  published_at timestamptz not null,
  primary key (centre_id, article_id),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id)
);

-- How far a replay has come; a broken one is resumed from its plan.
create table replays (
  centre_id uuid not null references centres,
  key text not null,
  seed int not null,
  total int not null,
  done int not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (centre_id, key)
);
