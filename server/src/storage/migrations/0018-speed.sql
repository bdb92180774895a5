-- What the desks ask at 300,000 orders, where it read all of them. Each index says what it costs: an index on orders is
-- written again by each change of a column it names, so the one here names none that an open order changes.

-- What came in of late, when the same matter is looked for: 90 days, and not all appeals. Rows of appeals never change,
-- and new ones go to the index's end.
create index appeals_accepted on appeals (centre_id, accepted_at desc);

-- What ended otherwise than by being handled: three in a hundred orders, entered here once, when they end. Lists of such
-- a state, and the ends that wait for a second look.
create index orders_ended_early on orders (centre_id, state, accepted_at desc, order_id desc)
  where state in ('declined', 'invalid', 'withdrawn', 'merged');

-- How content people were this week (R11.1): call-backs are only ever added.
create index callbacks_called on callbacks (centre_id, called_at);
