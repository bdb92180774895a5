-- Rules of the flow, text rules, settings of the centre and contacts of units are changed in the web like all other basic
-- data: each carries a version, so that a save made in sight of an older one is refused.
alter table policies add column version int not null default 1;
alter table text_rules
  add column version int not null default 1,
  add column valid_until date;
alter table centres add column version int not null default 1;
alter table unit_contacts add column version int not null default 1;

-- How often the unit tried to reach the appellant; `contacted_at` is when it did.
alter table assignments add column contact_attempts int not null default 0;
update assignments set contact_attempts = 1 where contacted_at is not null;

-- What could not be sent, the newest first, for the administrator who sends it again.
create index messages_failed on messages (centre_id, made_at desc) where state = 'failed';
