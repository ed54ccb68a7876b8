-- Laws are nobody's secret: whoever works in the network reads them, also those that wait for a second signature.
alter table network_laws enable row level security;
alter table network_laws force row level security;
create policy network_laws_read on network_laws for select to continuum_app using ((select app.organisation()) is not null);
create policy network_laws_say on network_laws for insert to continuum_app with check (organisation = (select app.organisation())
  and ((select app.has_role('coordinator')) or (select app.has_role('lawyer'))));
grant select, insert on network_laws to continuum_app;

-- What runs under a law, counted by clock and by the days on which it began and is due: for whoever looks at what a change would do.
create or replace function app.running_under(of_pack text) returns table (clock text, began date, due date, many bigint, cases bigint)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select k.clock, k.started_at::date, k.due_on, count(*), count(distinct k.case_id) from clocks k
    where k.pack = of_pack and k.stopped_at is null and (app.has_role('coordinator') or app.has_role('lawyer'))
    group by 1, 2, 3 limit 10000
$$;
alter function app.running_under(text) owner to continuum_definer;
revoke execute on function app.running_under(text) from public;
grant execute on function app.running_under(text) to continuum_app;
