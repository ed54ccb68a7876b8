-- Who works on a case: one organisation's own affair. It is read and said by those who see the case there, and by nobody else.

-- As assignableRoles in model.ts says.
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

-- Nobody who was sent away or changed their profession stays somebody's worker: their cases are to be assigned again.
create or replace function app.leaver_works_no_more() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  delete from case_workers where user_id = new.id and not app.can_work(new.id, new.organisation);
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
