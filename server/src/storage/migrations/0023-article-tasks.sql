-- 知识更新任务 (R12.2): the centre asks a unit to write or renew an article until the end of a working day.
create table article_tasks (
  centre_id uuid not null references centres,
  article_task_id uuid not null,
  unit_id uuid not null,
  -- Null: the unit is asked for something no article says yet.
  article_id uuid,
  title text not null,
  request text not null,
  state text not null check (state in ('asked', 'answered', 'withdrawn')),
  version int not null default 1,
  asked_by uuid not null,
  asked_at timestamptz not null,
  -- 24:00 of the last day to answer, as a limit of working days ends.
  due_at timestamptz not null check (due_at > asked_at),
  answered_by uuid,
  answered_at timestamptz,
  answer text,
  -- What the article said before the answer took its place, and since when: nothing is lost.
  body_before text,
  published_before timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  primary key (centre_id, article_task_id),
  foreign key (centre_id, unit_id) references units (centre_id, unit_id),
  foreign key (centre_id, article_id) references articles (centre_id, article_id),
  check (num_nulls(answered_by, answered_at, answer) = case state when 'answered' then 0 else 3 end),
  check (num_nulls(withdrawn_by, withdrawn_at, withdrawal_reason) = case state when 'withdrawn' then 0 else 3 end),
  check (num_nulls(body_before, published_before) in (0, 2)),
  check (body_before is null or (state = 'answered' and article_id is not null))
);
create index article_tasks_due on article_tasks (centre_id, due_at);
create index article_tasks_unit on article_tasks (centre_id, unit_id, due_at);

alter table article_tasks enable row level security;
create policy one_centre on article_tasks to yihu_app
  using (centre_id = current_centre()) with check (centre_id = current_centre());
grant select, insert, update, delete on article_tasks to yihu_app;

-- A notice is about an order's log entry, or about a task.
alter table notices
  alter column order_id drop not null,
  alter column order_no drop not null,
  alter column seq drop not null,
  add column article_task_id uuid,
  add foreign key (centre_id, article_task_id) references article_tasks (centre_id, article_task_id),
  add constraint notices_about_one check (
    num_nulls(order_id, order_no, seq) = case when article_task_id is null then 0 else 3 end);
create unique index notices_article_task on notices (centre_id, article_task_id, user_id) where article_task_id is not null;
