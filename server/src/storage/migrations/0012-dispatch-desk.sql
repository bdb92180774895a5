-- What the dispatch desk asks of every order it opens.
create index orders_merged_into on orders (centre_id, lead_order_id) where lead_order_id is not null;
create index appeals_place on appeals (centre_id, address) where address is not null;
create index returns_decided on returns (centre_id, unit_id, decided_at desc) where decision is not null;
create index assignments_dispatched on assignments (centre_id, unit_id, dispatched_at);
create index extensions_assignment on extensions (centre_id, assignment_id);
