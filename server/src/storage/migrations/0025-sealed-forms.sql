-- Page and PDF of an issued bulletin as they were issued (R18.8): made again with later programs they would differ.
-- Bulletins issued before have none.
alter table bulletins
  add column page bytea,
  add column page_hash text,
  add column pdf bytea,
  add column pdf_hash text,
  add constraint forms_whole check (
    (page is null) = (page_hash is null) and (page is null) = (pdf is null) and (page is null) = (pdf_hash is null)
    and (page is null or issued_at is not null));
