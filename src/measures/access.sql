-- The ministry reads counts of moves by month and nothing else in the whole database: no case, no track, no event.

alter table event_counts enable row level security;
alter table event_counts force row level security;
create policy counts_read on event_counts for select to continuum_ministry, continuum_app using (true);
revoke select on event_counts from continuum_public;
grant select on event_counts to continuum_ministry, continuum_app;

create or replace function app.count_event(of_month date, of_kind text, of_subkind text, of_move text, of_state text, of_code text, of_time text, of_amount bigint)
  returns void language sql security definer set search_path = pg_catalog, public as $$
  insert into event_counts as c (month, kind, subkind, move, to_state, code, in_time, n, amount)
  values (of_month, of_kind, coalesce(of_subkind, ''), of_move, of_state, coalesce(of_code, ''), coalesce(of_time, ''), 1, coalesce(of_amount, 0))
  on conflict (month, kind, subkind, move, to_state, code, in_time) do update set n = c.n + 1, amount = c.amount + excluded.amount
$$;
alter function app.count_event(date, text, text, text, text, text, text, bigint) owner to continuum_definer;
revoke execute on function app.count_event(date, text, text, text, text, text, text, bigint) from public;
grant execute on function app.count_event(date, text, text, text, text, text, text, bigint) to continuum_app, continuum_public, continuum_worker;

alter table stat_facts enable row level security;
alter table stat_facts force row level security;
create policy stat_facts_add on stat_facts for insert to continuum_app with check (true);
grant insert on stat_facts to continuum_app;
