-- A unit reads what it asked to return and how that was decided, newest first.
create index returns_unit on returns (centre_id, unit_id, requested_at desc, return_id);
