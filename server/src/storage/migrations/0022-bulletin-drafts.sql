-- A bulletin on its way (R18.4, R18.8): its figures counted once and kept, its free text edited, its chain of review.
create table bulletin_drafts (
  centre_id uuid not null references centres,
  draft_id uuid not null,
  template_key text not null,
  period text not null,
  state text not null check (state in ('drafting', 'reviewing', 'signing', 'issued')),
  text jsonb not null,
  figures jsonb not null,
  figures_at timestamptz not null,
  version int not null default 1,
  begun_by uuid not null,
  begun_at timestamptz not null,
  edited_by uuid not null,
  edited_at timestamptz not null,
  -- Everybody whose words are in it: none of them reviews or signs it.
  writers uuid[] not null,
  primary key (centre_id, draft_id)
);
-- Two people who begin the same bulletin work on the same one.
create unique index bulletin_drafts_open on bulletin_drafts (centre_id, template_key, period) where state <> 'issued';
create index bulletin_drafts_begun on bulletin_drafts (centre_id, begun_at desc);

create table bulletin_steps (
  centre_id uuid not null,
  draft_id uuid not null,
  seq int not null,
  step text not null check (step in ('submit', 'approve', 'sendBack', 'issue')),
  from_state text not null,
  to_state text not null,
  taken_by uuid not null,
  taken_at timestamptz not null,
  note text,
  primary key (centre_id, draft_id, seq),
  foreign key (centre_id, draft_id) references bulletin_drafts (centre_id, draft_id)
);

-- What a build lacks and an issue has (R18.8): number, signer, the words, contradictions let pass, and the seal over all.
alter table bulletins
  add column draft_id uuid,
  add column issue_no text,
  add column issued_by uuid,
  add column issued_at timestamptz,
  add column text jsonb,
  add column findings jsonb,
  add column seal text,
  add foreign key (centre_id, draft_id) references bulletin_drafts (centre_id, draft_id),
  add constraint issued_whole check (
    (issued_at is null) = (seal is null) and (issued_at is null) = (issue_no is null)
    and (issued_at is null) = (text is null) and (issued_at is null) = (draft_id is null)
    and (issued_at is null) = (issued_by is null) and (issued_at is null) = (findings is null));
create unique index bulletins_issue_no on bulletins (centre_id, template_key, issue_no) where issued_at is not null;
create unique index bulletins_draft on bulletins (centre_id, draft_id) where draft_id is not null;

do $$
declare
  t text;
begin
  foreach t in array array['bulletin_drafts', 'bulletin_steps'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy one_centre on %I to yihu_app using (centre_id = current_centre()) with check (centre_id = current_centre())', t);
  end loop;
end $$;
grant select, insert, update on bulletin_drafts to yihu_app;
grant select, insert on bulletin_steps to yihu_app;
-- What was built or issued stays as it was.
revoke update, delete on bulletins from yihu_app;
