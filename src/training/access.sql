-- What somebody has learnt is theirs, and their house's, which answers for whom it sends. Nobody changes one or takes it away.

alter table certificates enable row level security;
alter table certificates force row level security;
create policy certificates_read on certificates for select to continuum_app using (holder = (select app.actor())
  or organisation = (select app.organisation())
    and ((select app.has_role('administrator')) or (select app.has_role('supervisor')) or (select app.has_role('trainer'))));
create policy certificates_earn on certificates for insert to continuum_app
  with check (holder = (select app.actor()) and organisation = (select app.organisation()));
grant select, insert on certificates to continuum_app;

-- A course is everybody's who works in the network, and written by a trainer; what was written is not changed, and its next version comes from the
-- house that answers for it.
alter table courses enable row level security;
alter table courses force row level security;
create policy courses_read on courses for select to continuum_app using (true);
create policy courses_write on courses for insert to continuum_app
  with check (organisation = (select app.organisation()) and (select app.has_role('trainer'))
    and not exists (select from courses earlier where earlier.id = courses.id and earlier.organisation <> courses.organisation));
revoke all on courses from continuum_public, continuum_ministry, continuum_worker;
grant select, insert on courses to continuum_app;
-- What a course was called when a certificate of it was given.
create or replace function app.course_file(of_id text, of_version int) returns text
  language sql stable security definer set search_path = pg_catalog, public as $$
  select file from courses where id = of_id and version = of_version
$$;

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
  foreach f in array array['certificate(uuid)', 'course_file(text, int)', 'trained(text[], date)', 'met_by_profession(date)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.certificate(uuid), app.course_file(text, int) to continuum_public;
grant execute on function app.trained(text[], date), app.met_by_profession(date) to continuum_app;
