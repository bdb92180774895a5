-- Every row belongs to a centre (design law 6): the application's role sees and writes the rows of one centre only.
do $$
declare
  t text;
begin
  for t in
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'centre_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('centres', 'sessions')
  loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy one_centre on %I to yihu_app using (centre_id = current_centre()) with check (centre_id = current_centre())', t);
    execute format('grant select, insert, update, delete on %I to yihu_app', t);
  end loop;
end $$;

alter table centres enable row level security;
create policy one_centre on centres to yihu_app using (centre_id = current_centre()) with check (centre_id = current_centre());
grant select, insert, update on centres to yihu_app;

-- Nobody who works through the application rewrites history.
revoke update, delete on order_log, audit_log from yihu_app;

-- Jobs are enqueued inside the caller's transaction; the queue itself belongs to the owner.
create function enqueue_job(task text, payload json, job_key text default null) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, job_key => job_key);
end $$;
revoke all on function enqueue_job(text, json, text) from public;
grant execute on function enqueue_job(text, json, text) to yihu_app;
