-- What of a visit is said in codes is read by who sees the visit. What people told there is read by those who went, and by no role that
-- decides about somebody's stay or accuses.

alter table visit_plans enable row level security;
alter table visit_plans force row level security;
create policy visit_plans_read on visit_plans for select to continuum_app
  using (app.shows_track(visit));
-- A plan is made by who holds the visit.
create policy visit_plans_make on visit_plans for insert to continuum_app
  with check (planned_by = app.actor() and circle = any ((select app.outside_circles())::int[])
    and exists (select 1 from tracks t where t.id = visit and t.kind = 'visit' and t.owner_circle = circle));
grant select, insert on visit_plans to continuum_app;

-- Who goes along is known in the house that goes, and nowhere else.
alter table visit_members enable row level security;
alter table visit_members force row level security;
create policy visit_members_read on visit_members for select to continuum_app
  using (exists (select 1 from visit_plans p where p.visit = visit_members.visit and p.circle = any ((select app.home_circles())::int[])));
create policy visit_members_add on visit_members for insert to continuum_app
  with check ((user_id = app.actor() or app.is_colleague(user_id))
    and exists (select 1 from visit_plans p where p.visit = visit_members.visit and p.planned_by = app.actor()));
grant select, insert on visit_members to continuum_app;

-- Whether I went along, and am nobody who decides about somebody's stay or accuses.
create or replace function app.hears_visit(of_visit uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select not app.roles() && array['immigration', 'prosecutor']
    and exists (select 1 from visit_members m where m.visit = of_visit and m.user_id = app.actor())
$$;
alter function app.hears_visit(uuid) owner to continuum_definer;
revoke execute on function app.hears_visit(uuid) from public;
grant execute on function app.hears_visit(uuid) to continuum_app;

-- What people told is brought and read by those who went.
alter table visit_rows enable row level security;
alter table visit_rows force row level security;
create policy visit_rows_read on visit_rows for select to continuum_app using (app.hears_visit(visit));
create policy visit_rows_bring on visit_rows for insert to continuum_app
  with check (brought_by = app.actor() and app.hears_visit(visit));
grant select, insert on visit_rows to continuum_app;

-- So is it with the beds that they gave.
alter table visit_beds enable row level security;
alter table visit_beds force row level security;
create policy visit_beds_read on visit_beds for select to continuum_app using (app.hears_visit(visit));
create policy visit_beds_bring on visit_beds for insert to continuum_app
  with check (brought_by = app.actor() and app.hears_visit(visit));
grant select, insert on visit_beds to continuum_app;

-- Where to look next: kind of work, district and kind of place together, so only where enough came together, and of a year that is over.
create or replace function app.where_next(since date, before date, at_least int)
  returns table (section text, district text, venue text, n bigint, last_visit date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select f.section, f.district, f.venue, count(*), (select date_trunc('month', max(p.day))::date from visit_plans p join tracks t on t.id = p.visit
    where p.section = f.section and coalesce(p.district, '') = f.district and t.subkind = f.venue and t.state in ('back', 'done'))
  from found_facts f where f.month >= since and f.month < before and f.section <> 'unknown'
  group by f.section, f.district, f.venue having count(*) >= at_least order by count(*) desc, 1, 2, 3 limit 100
$$;
alter function app.where_next(date, date, int) owner to continuum_definer;
revoke execute on function app.where_next(date, date, int) from public;
grant execute on function app.where_next(date, date, int) to continuum_app;
