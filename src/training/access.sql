-- What somebody has learnt is theirs, and their house's, which answers for whom it sends. Nobody changes one or takes it away.

alter table certificates enable row level security;
alter table certificates force row level security;
create policy certificates_read on certificates for select to continuum_app using (holder = (select app.actor())
  or organisation = (select app.organisation())
    and ((select app.has_role('administrator')) or (select app.has_role('supervisor')) or (select app.has_role('trainer'))));
create policy certificates_earn on certificates for insert to continuum_app
  with check (holder = (select app.actor()) and organisation = (select app.organisation()));
grant select, insert on certificates to continuum_app;

-- Whoever holds a number may ask whether it holds: which course and until when, and not whose.
create or replace function app.certificate(of_id uuid) returns table (course text, version int, passed_on date, ends_on date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.course, c.version, c.passed_on, c.ends_on from certificates c where c.id = of_id
$$;
-- How many of a house and profession hold which course: numbers alone, for whoever trains the network and whoever coordinates it.
create or replace function app.trained(courses text[], on_day date) returns table (organisation int, role text, course text, people int, trained int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select u.organisation, r.role, k.course, count(*)::int,
    (count(*) filter (where exists (select 1 from certificates c where c.holder = u.id and c.course = k.course and c.ends_on >= on_day)))::int
  from users u cross join unnest(u.roles) r (role) cross join unnest(courses) k (course)
  where u.state = 'active' and (app.has_role('trainer') or app.has_role('coordinator'))
  group by u.organisation, r.role, k.course order by u.organisation, r.role, k.course
$$;
-- How many people each profession met in each district, by month: for whoever says whom to train next. Of months that are over and of which nothing waits.
create or replace function app.met_by_profession(before date) returns table (month date, profession text, district text, n int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select f.month, f.profession, f.district, count(*)::int from found_facts f
  where (app.has_role('trainer') or app.has_role('coordinator')) and f.district <> ''
    and f.month < before and f.month < coalesce((select min(w.month) from found_inbox w), before) group by 1, 2, 3
$$;
do $$ declare f text; begin
  foreach f in array array['certificate(uuid)', 'trained(text[], date)', 'met_by_profession(date)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.certificate(uuid) to continuum_public;
grant execute on function app.trained(text[], date), app.met_by_profession(date) to continuum_app;
