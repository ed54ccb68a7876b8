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

-- The same of permissions to stay, each as it stands locked: the program counts them, since the database cannot tell them apart. And of those
-- who wait to hear who they are in law, as a number.
drop function if exists app.permits_under(text);
create function app.permits_under(of_pack text) returns table (permit text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.permit from permits p join tracks t on t.id = p.track
    where t.pack = of_pack and t.state in ('granted', 'renewal_due') and (app.has_role('coordinator') or app.has_role('lawyer'))
    order by p.permit
$$;
create or replace function app.deciding_under(of_pack text) returns bigint
  language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*) from tracks t where t.pack = of_pack and t.kind = 'identification'
    and t.state in ('presumed', 'referred', 'under_determination', 'prelim_positive', 'challenged')
    and (app.has_role('coordinator') or app.has_role('lawyer'))
$$;
do $$ declare f text; begin
  foreach f in array array['permits_under(text)', 'deciding_under(text)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app', f);
  end loop;
end $$;

-- A file that was brought in by the command line is paper until somebody signs it: whoever changes laws reads it.
alter table law_drafts enable row level security;
alter table law_drafts force row level security;
create policy law_drafts_read on law_drafts for select to continuum_app
  using ((select app.has_role('coordinator')) or (select app.has_role('lawyer')));
grant select on law_drafts to continuum_app;
