-- A permit is seen by who sees its track: nobody learns of somebody's papers without the immigration compartment.

alter table permits enable row level security;
alter table permits force row level security;
create policy permits_read on permits for select to continuum_app using (visible_to && (select app.circles()));
create policy permits_add on permits for insert to continuum_app with check (app.shows_track(track));
create policy permits_change on permits for update to continuum_app using (visible_to && (select app.circles()));
grant select, insert, update (permit, valid_from, valid_to, work) on permits to continuum_app;

-- Which permission of the case counts its years to one for good already: also whoever decides on the next one has to know.
create or replace function app.permanent_for(of_track uuid) returns text language sql stable security definer set search_path = pg_catalog, public as $$
  select p.permit from tracks t join clocks k on k.case_id = t.case_id and k.clock = 'status.permanent' and k.stopped_at is null
    join permits p on p.track = k.track where t.id = of_track and (t.owner_circle = any (app.circles()) or t.counterparty_circle = any (app.circles()))
  order by k.track = of_track desc limit 1
$$;
alter function app.permanent_for(uuid) owner to continuum_definer;
revoke execute on function app.permanent_for(uuid) from public;
grant execute on function app.permanent_for(uuid) to continuum_app;
