-- Who works on a case: one organisation's own affair. It is read and said by those who see the case there, and by nobody else.

-- As assignableRoles in codes.ts says.
create or replace function app.worker_roles() returns text[] language sql immutable parallel safe as $$
  select array['caseworker', 'supervisor', 'shelter', 'advocate', 'guardian', 'child_welfare', 'health', 'teacher', 'inspector', 'police',
    'immigration', 'prosecutor', 'lawyer', 'authority']
$$;

-- Whether somebody of my organisation can be a case's worker.
create or replace function app.can_work(of_user uuid, of_organisation int) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select 1 from users u where u.id = of_user and u.organisation = of_organisation and u.state = 'active' and u.roles && app.worker_roles())
$$;

-- Whether I am the worker of a case, or nobody is.
create or replace function app.works_on(of_case uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select not exists (select 1 from case_workers w where w.case_id = of_case and w.organisation = app.organisation()
    and w.position = 'worker' and w.user_id <> app.actor())
$$;

-- Whoever opens a case or accepts a referral works on it from then on, so that nobody has to say so. A supervisor who does so for
-- the team leaves it to be assigned.
create or replace function app.work_on(of_case uuid, of_circle int, at timestamptz) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare home int := app.organisation();
begin
  insert into case_workers (case_id, organisation, position, user_id, assigned_on)
    select of_case, home, 'worker', u.id, (at at time zone 'utc')::date from users u join circles k on k.id = of_circle and k.organisation = home
    where u.id = app.actor() and u.organisation = home and u.state = 'active' and u.roles && array_remove(app.worker_roles(), 'supervisor')
    on conflict do nothing;
end $$;
create or replace function app.opener_works() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  perform app.work_on(new.id, new.owner_circle, new.opened_at);
  return null;
end $$;
create or replace trigger opener_works after insert on cases for each row execute function app.opener_works();
create or replace function app.accepter_works() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  perform app.work_on(new.case_id, new.counterparty_circle, new.updated_at);
  return null;
end $$;
create or replace trigger accepter_works after update of state on tracks for each row
  when (new.case_id is not null and new.kind in ('referral', 'handover') and new.state = 'accepted' and old.state <> 'accepted')
  execute function app.accepter_works();

-- Who carried a case works on it no more, and of an erased case it is not known who did.
create or replace function app.workers_leave() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  delete from case_workers w where w.case_id = new.id and (new.state = 'erased' or new.owner_circle <> old.owner_circle
    and w.organisation = (select k.organisation from circles k where k.id = old.owner_circle)
    and w.organisation <> (select k.organisation from circles k where k.id = new.owner_circle));
  return null;
end $$;
create or replace trigger workers_leave after update of owner_circle, state on cases for each row
  when (new.state = 'erased' or new.owner_circle <> old.owner_circle) execute function app.workers_leave();

-- A case goes to another circle of the house that carries it. The database does it where the newest signed statement of the case says
-- so and nowhere else: the next circle stands in the place of the last one wherever that stood on the case, and the last one's keys and
-- copies go. A bed of the whole house stays the house's, whose stay it is. Answers with who worked on the case and is not in that circle.
drop function if exists app.assign_case(uuid, int, text[]);
create or replace function app.assign_case(of_case uuid, next int, of_the_house text[], named bytea[]) returns setof uuid language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  old int;
  lodging uuid[];
begin
  select c.owner_circle into old from cases c join circles was on was.id = c.owner_circle
    join circles k on k.id = next and k.organisation = was.organisation and k.organisation = app.organisation() and k.id <> was.id
    where c.id = of_case and c.owner_circle = any (app.circles());
  if not found or not exists (select 1 from case_statements s where s.case_id = of_case
      and s.n = (select max(n) from case_statements where case_id = of_case)
      and s.body::jsonb ->> 't' = 'assign' and s.body::jsonb ->> 'circle' = next::text) then
    raise exception 'nobody signed this' using errcode = '42501';
  end if;
  -- Nobody lets go of the keys before somebody else holds them.
  if exists (select 1 from wraps w join compartments k using (case_id, compartment, epoch) where w.case_id = of_case and w.circle = old and k.current
      and not exists (select 1 from wraps o where o.case_id = of_case and o.compartment = w.compartment and o.epoch = w.epoch and o.circle = next)) then
    raise exception 'the next carrier does not hold every key' using errcode = '42501';
  end if;
  -- The next one reads by what the last one read by.
  update wraps w set consent_track = o.consent_track, withheld = o.withheld from (select distinct on (compartment) compartment, consent_track, withheld
      from wraps where case_id = of_case and circle = old order by compartment, epoch desc) o
    where w.case_id = of_case and w.circle = next and w.compartment = o.compartment;
  update consents set recipient = next where case_id = of_case and recipient = old;
  update compartments k set rotation_due = true where k.case_id = of_case and k.current and not k.rotation_due
    and exists (select 1 from wraps w where w.case_id = of_case and w.compartment = k.compartment and w.circle = old);
  insert into waiting_readers (case_id, compartment, circle, consent_track)
    select case_id, compartment, next, consent_track from waiting_readers where case_id = of_case and circle = old on conflict do nothing;
  delete from waiting_readers where case_id = of_case and circle = old;
  delete from wraps where case_id = of_case and circle = old;
  delete from page_wraps w using pages p where p.id = w.page and p.case_id = of_case and w.circle = old;
  delete from headers where case_id = of_case and circle = old;
  -- What was being typed on the case by whoever reads nothing of it any more.
  delete from drafts d using users u, circles c where c.id = old and u.id = d.user_id and u.organisation = c.organisation
    and not exists (select 1 from circle_members m join wraps w on w.circle = m.circle where m.user_id = u.id and w.case_id = of_case)
    and d.about <> '{}' and d.about && app.draft_marks(named, d.user_id);
  lodging := array(select distinct o.track from bed_times o join beds b on b.id = o.bed join tracks t on t.id = o.track
    where t.case_id = of_case and t.owner_circle = old and t.counterparty_circle is null and o.live and b.circle = old);
  update clocks k set circle = next from tracks t where t.id = k.track and t.case_id = of_case and k.circle = old and k.stopped_at is null
    and not (k.clock = any (of_the_house) and t.kind = 'placement' and (t.id = any (lodging) or t.counterparty_circle = old));
  update tracks t set owner_circle = case when owner_circle = old then next else owner_circle end,
      counterparty_circle = case when id = any (lodging) then old when kind <> 'placement' and counterparty_circle = old then next
        else counterparty_circle end
    where case_id = of_case and (owner_circle = old or counterparty_circle = old);
  update cases set owner_circle = next, version = version + 1 where id = of_case;
  return query delete from case_workers w where w.case_id = of_case and w.organisation = app.organisation()
    and not exists (select 1 from circle_members m where m.circle = next and m.user_id = w.user_id) returning w.user_id;
end $$;

-- How many cases the whole house holds the keys of: told to whoever is in it, also where their profession reaches none of them.
create or replace function app.open_to_house() returns int language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*)::int from cases c join circles k on k.id = c.owner_circle
  where k.kind = 'organisation' and k.organisation = app.organisation() and k.id = any (app.home_circles()) and c.state <> 'erased'
$$;

-- What the whole house can read is what concerns the whole house. As soon as it has a team no case comes to its widest circle any more.
create or replace function app.has_team(of_circle int) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (exists (select 1 from circles w join circles t on t.organisation = w.organisation and t.kind = 'team' and t.public_key is not null
    where w.id = of_circle and w.kind = 'organisation' and exists (select 1 from circle_members m where m.circle = t.id)));
end $$;
create or replace function app.team_carries() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if app.has_team(new.owner_circle) then raise exception 'a team carries cases here' using errcode = 'TEAM1'; end if;
  return new;
end $$;
create or replace trigger team_carries_new before insert on cases for each row execute function app.team_carries();
create or replace trigger team_carries_next before update of owner_circle on cases for each row
  when (new.owner_circle <> old.owner_circle) execute function app.team_carries();

-- Nobody who was sent away or changed their profession stays somebody's worker: their cases are to be assigned again.
create or replace function app.leaver_works_no_more() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  delete from case_workers where user_id = new.id and not app.can_work(new.id, new.organisation);
  delete from leaves where (user_id = new.id or cover = new.id) and not app.can_work(new.id, new.organisation);
  return null;
end $$;
create or replace trigger leaver_works_no_more after update of state, roles on users for each row
  when (new.state is distinct from old.state or new.roles is distinct from old.roles) execute function app.leaver_works_no_more();

alter function app.can_work(uuid, int) owner to continuum_definer;
alter function app.works_on(uuid) owner to continuum_definer;
alter function app.work_on(uuid, int, timestamptz) owner to continuum_definer;
alter function app.opener_works() owner to continuum_definer;
alter function app.accepter_works() owner to continuum_definer;
alter function app.workers_leave() owner to continuum_definer;
alter function app.leaver_works_no_more() owner to continuum_definer;
alter function app.assign_case(uuid, int, text[], bytea[]) owner to continuum_definer;
alter function app.open_to_house() owner to continuum_definer;
alter function app.has_team(int) owner to continuum_definer;
alter function app.team_carries() owner to continuum_definer;
revoke execute on function app.assign_case(uuid, int, text[], bytea[]), app.open_to_house(), app.has_team(int), app.team_carries() from public;
grant execute on function app.assign_case(uuid, int, text[], bytea[]), app.open_to_house(), app.has_team(int) to continuum_app;
revoke execute on function app.work_on(uuid, int, timestamptz), app.can_work(uuid, int), app.works_on(uuid), app.opener_works(),
  app.accepter_works(), app.workers_leave(), app.leaver_works_no_more() from public;
grant execute on function app.can_work(uuid, int), app.works_on(uuid), app.worker_roles() to continuum_app;

alter table case_workers enable row level security;
alter table case_workers force row level security;
create policy case_workers_read on case_workers for select to continuum_app
  using (organisation = (select app.organisation()) and exists (select 1 from cases c where c.id = case_id));
-- It is the supervisor's to say and the worker's to hand on; a case that nobody has can be taken.
create policy case_workers_add on case_workers for insert to continuum_app
  with check (organisation = (select app.organisation()) and exists (select 1 from cases c where c.id = case_id)
    and app.can_work(user_id, organisation)
    and ((select app.has_role('supervisor')) or app.works_on(case_id)));
create policy case_workers_remove on case_workers for delete to continuum_app
  using (organisation = (select app.organisation()) and exists (select 1 from cases c where c.id = case_id)
    and ((select app.has_role('supervisor')) or app.works_on(case_id)));
grant select, insert, delete on case_workers to continuum_app;

-- An assignment is said by who works on the case or supervises, to a colleague of the same house; for a visit, by who stands on it.
create or replace function app.may_assign(of_case uuid, of_visit uuid) returns boolean language sql stable
  set search_path = pg_catalog, public as $$
  select case when of_case is not null
    then exists (select 1 from cases c where c.id = of_case) and (app.has_role('supervisor') or app.works_on(of_case)
      or exists (select 1 from case_workers w where w.case_id = of_case and w.user_id = app.actor()))
    else exists (select 1 from tracks t where t.id = of_visit and t.kind = 'visit') end
$$;
create or replace function app.is_colleague(of_user uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select 1 from users u where u.id = of_user and u.organisation = app.organisation() and u.state = 'active' and u.id <> app.actor())
$$;

-- What I was asked to come to. Which case it is is not told; what was sealed to me is shown until its last day, what was copied out of
-- the case from its first day on and once I have said that I come.
create or replace function app.own_assignments(on_day date)
  returns table (id uuid, purpose text, place text, parts text[], from_day date, to_day date, state text, given_by uuid, quarter_hours smallint,
    brief bytea, brief_signature bytea, pages bytea, pages_signature bytea)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select a.id, a.purpose, a.place, a.parts, a.from_day, a.to_day, a.state, a.given_by, a.quarter_hours,
    case when due.shown then a.brief end, case when due.shown then a.brief_signature end,
    case when due.open then a.pages end, case when due.open then a.pages_signature end
  from assignments a cross join lateral (select a.state in ('offered', 'accepted') and on_day <= a.to_day as shown,
    a.state = 'accepted' and on_day between a.from_day and a.to_day as open) due
  where a.assigned = app.actor() and a.organisation = app.organisation() and a.to_day > on_day - 31
  order by a.from_day desc, a.id desc limit 200
$$;
-- My own word about it, and nothing else of it: I come or do not, I was there or it did not take place.
create or replace function app.say_of_assignment(of_id uuid, said text, quarters int, on_day date) returns text language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare now_is text;
begin
  update assignments a set state = said, quarter_hours = quarters,
      pages = case when said in ('declined', 'attended', 'missed') then null else a.pages end,
      pages_signature = case when said in ('declined', 'attended', 'missed') then null else a.pages_signature end,
      brief = case when said in ('declined', 'attended', 'missed') then null else a.brief end,
      brief_signature = case when said in ('declined', 'attended', 'missed') then null else a.brief_signature end
    where a.id = of_id and a.assigned = app.actor() and a.organisation = app.organisation()
      and (said in ('accepted', 'declined') and a.state in ('offered', 'accepted') and on_day <= a.to_day
        or said in ('attended', 'missed') and a.state in ('accepted', 'attended', 'missed') and on_day >= a.from_day)
    returning a.state into now_is;
  return now_is;
end $$;

-- It ends with whoever was sent away, with the case that is closed, erased or carried by others: nothing of it is shown any more.
create or replace function app.end_assignments() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'users' then
    update assignments set state = 'ended', brief = null, brief_signature = null, kept = null, kept_signature = null, pages = null, pages_signature = null
      where assigned = new.id and state in ('offered', 'accepted');
  elsif new.state = 'erased' then
    delete from assignments where case_id = new.id;
  else
    update assignments set state = 'ended', brief = null, brief_signature = null, kept = null, kept_signature = null, pages = null, pages_signature = null
      where case_id = new.id and state in ('offered', 'accepted');
  end if;
  return null;
end $$;
create or replace trigger assignments_end after update of state on users for each row
  when (new.state is distinct from old.state and new.state <> 'active') execute function app.end_assignments();
create or replace trigger assignments_end after update of owner_circle, state on cases for each row
  when (new.owner_circle <> old.owner_circle or new.state is distinct from old.state and new.state in ('closed', 'closed_referred', 'erasing', 'erased'))
  execute function app.end_assignments();

-- Asked the day before or earlier, or for today, and neither yes nor no: days alone, since nothing finer is kept.
create or replace function app.is_unanswered(state text, given_on date, from_day date, on_day date) returns boolean language sql immutable parallel safe as $$
  select state = 'offered' and (given_on < on_day or from_day <= on_day)
$$;
create or replace function app.unanswered_assignments(on_day date) returns table (id uuid, assigned uuid, given_by uuid) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select a.id, a.assigned, a.given_by from assignments a where a.purpose = 'interpreting' and a.to_day >= on_day
    and app.is_unanswered(a.state, a.given_on, a.from_day, on_day)
$$;

-- Nothing that was sealed for an assignment stays longer than its last day.
create or replace function app.forget_assignments(on_day date) returns void language sql security definer set search_path = pg_catalog, public as $$
  update assignments set brief = null, brief_signature = null, kept = null, kept_signature = null, pages = null, pages_signature = null
    where to_day < on_day and (brief is not null or pages is not null or kept is not null)
$$;

do $$ declare f text; begin
  foreach f in array array['is_colleague(uuid)', 'forget_assignments(date)', 'own_assignments(date)', 'unanswered_assignments(date)',
    'say_of_assignment(uuid, text, int, date)', 'end_assignments()'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.may_assign(uuid, uuid), app.is_colleague(uuid), app.own_assignments(date),
  app.say_of_assignment(uuid, text, int, date) to continuum_app;
grant execute on function app.forget_assignments(date), app.unanswered_assignments(date) to continuum_worker;

alter table assignments enable row level security;
alter table assignments force row level security;
create policy assignments_read on assignments for select to continuum_app using (organisation = (select app.organisation())
  and (exists (select 1 from cases c where c.id = case_id) or app.shows_track(visit)));
create policy assignments_give on assignments for insert to continuum_app with check (organisation = (select app.organisation())
  and given_by = (select app.actor()) and state = 'offered' and app.is_colleague(assigned) and app.may_assign(case_id, visit));
-- Whoever may give one takes it back.
create policy assignments_take_back on assignments for update to continuum_app
  using (organisation = (select app.organisation()) and (given_by = (select app.actor()) or app.may_assign(case_id, visit)))
  with check (state = 'ended');
grant select, insert, update (state, brief, brief_signature, kept, kept_signature, pages, pages_signature) on assignments to continuum_app;

-- Who is away is the house's to know. It is said by whoever goes, or by a supervisor, of colleagues who can work on cases; it opens nothing.
alter table leaves enable row level security;
alter table leaves force row level security;
create policy leaves_read on leaves for select to continuum_app using (organisation = (select app.organisation()));
create policy leaves_say on leaves for insert to continuum_app with check (organisation = (select app.organisation())
  and (user_id = (select app.actor()) or (select app.has_role('supervisor')))
  and app.can_work(user_id, organisation) and app.can_work(cover, organisation));
create policy leaves_end on leaves for delete to continuum_app using (organisation = (select app.organisation())
  and (user_id = (select app.actor()) or (select app.has_role('supervisor'))));
create policy leaves_worker on leaves for select to continuum_worker using (true);
create policy leaves_forget on leaves for delete to continuum_worker using (true);
grant select, insert, delete on leaves to continuum_app;
grant select, delete on leaves to continuum_worker;

-- Whom a house knows as interpreters is the house's own; supervisors and administrators keep it, of colleagues who interpret.
alter table interpreters enable row level security;
alter table interpreters force row level security;
create policy interpreters_read on interpreters for select to continuum_app using (organisation = (select app.organisation()));
create or replace function app.interprets_here(of_user uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select 1 from users u where u.id = of_user and u.organisation = app.organisation() and u.state = 'active' and 'interpreter' = any (u.roles))
$$;
create policy interpreters_add on interpreters for insert to continuum_app with check (organisation = (select app.organisation())
  and ((select app.has_role('supervisor')) or (select app.has_role('administrator'))) and app.interprets_here(user_id));
create policy interpreters_change on interpreters for update to continuum_app
  using (organisation = (select app.organisation()) and ((select app.has_role('supervisor')) or (select app.has_role('administrator'))))
  with check (organisation = (select app.organisation()));
grant select, insert, update (languages, gender, trained, weekdays, from_time, to_time, sealed_words, kept_on) on interpreters to continuum_app;

-- Hours are taken by whoever gives an assignment, in the same moment; which case it is stands in none of them.
alter table assignment_hours enable row level security;
alter table assignment_hours force row level security;
create policy assignment_hours_read on assignment_hours for select to continuum_app
  using (exists (select 1 from users u where u.id = assigned and u.organisation = (select app.organisation())));
create policy assignment_hours_take on assignment_hours for insert to continuum_app
  with check (exists (select 1 from assignments a where a.id = assignment and a.assigned = assignment_hours.assigned and a.state = 'offered'));
grant select (assigned, half_hour), insert on assignment_hours to continuum_app;
-- Whoever does not come, and whatever is taken back, leaves the hour to others.
create or replace function app.free_hours() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from assignment_hours where assignment = new.id;
  return null;
end $$;
create or replace trigger hours_are_free after update of state on assignments for each row
  when (new.state in ('declined', 'missed', 'ended') and old.state is distinct from new.state) execute function app.free_hours();

do $$ declare f text; begin
  foreach f in array array['interprets_here(uuid)', 'free_hours()'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.interprets_here(uuid) to continuum_app;
