-- A supervisor's yes before a case is closed or a level of danger is lowered, and to a plan, in houses that want it.

-- Enough people for it to be more than a lock on one's own door: three who work here, one of them a supervisor. A program is nobody.
create or replace function app.may_want_yes(of_organisation int) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select count(*) >= 3 and bool_or('supervisor' = any (u.roles)) from users u
    where u.organisation = of_organisation and u.state = 'active' and u.ends_on is null
$$;

-- No worker of such a house ends a case by themselves. Whoever supervises says yes by doing it, and the person leaves as ever.
create or replace function app.closing_wants_yes() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if app.organisation() is not null and not app.has_role('supervisor')
    and exists (select 1 from approval_rules r join circles k on k.organisation = r.organisation where k.id = new.owner_circle and r.closing) then
    raise exception 'a supervisor closes it' using errcode = 'YES01';
  end if;
  update approvals set state = 'given', answered_by = app.actor() where case_id = new.case_id and about = 'closing' and state = 'asked';
  return new;
end $$;
create or replace trigger closing_wants_yes before update of state on tracks for each row
  when (new.kind = 'case' and old.state in ('active', 'follow_up') and new.state in ('closed', 'closed_referred'))
  execute function app.closing_wants_yes();

-- Nor does one lower how much danger somebody is in. More is said by anybody, at once.
create or replace function app.lowering_wants_yes() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if app.organisation() is not null and not app.has_role('supervisor') and exists (select 1 from cases c join circles k on k.id = c.owner_circle
    join approval_rules r on r.organisation = k.organisation where c.id = new.case_id and r.lowering) then
    raise exception 'a supervisor lowers it' using errcode = 'YES02';
  end if;
  update approvals set state = 'given', answered_by = app.actor() where case_id = new.case_id and about = 'lowering' and state = 'asked';
  return new;
end $$;
create or replace trigger lowering_wants_yes before update of level on case_risks for each row
  when (array_position(array['low', 'medium', 'high'], new.level) < array_position(array['low', 'medium', 'high'], old.level))
  execute function app.lowering_wants_yes();

-- Whether the actor may approve the plan of a case: they supervise the house that carries it, and neither work on it nor asked.
create or replace function app.may_approve_plan(of_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(app.has_role('supervisor'), false) and exists (select 1 from cases c where c.id = of_case and c.owner_circle = any (app.circles()))
    and not exists (select 1 from case_workers w where w.case_id = of_case and w.user_id = app.actor())
    and not exists (select 1 from approvals a where a.case_id = of_case and a.about = 'plan' and a.state = 'asked' and a.asked_by = app.actor())
$$;

-- Their yes is a signed record, and the only thing that ends the asking.
create or replace function app.plan_yes_is_anothers() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.may_approve_plan(new.case_id) then
    raise exception 'another one approves it' using errcode = 'YES03';
  end if;
  update approvals set state = 'given', answered_by = app.actor(), comment = null, comment_signature = null
    where case_id = new.case_id and about = 'plan' and state in ('asked', 'returned');
  return null;
end $$;
create or replace trigger plan_yes_is_anothers after insert on records for each row when (new.kind = 'plan_yes')
  execute function app.plan_yes_is_anothers();

-- Whoever works on a case is told that a supervisor left a note there; not the one who wrote it.
create or replace function app.tell_of_note(of_record uuid, today date) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare told int;
begin
  insert into note_notices (record, user_id, case_id, written_by, told_on)
    select r.id, w.user_id, r.case_id, r.author, today from records r
      join case_workers w on w.case_id = r.case_id and w.organisation = app.organisation() and w.user_id <> r.author
    where r.id = of_record and r.kind = 'note' and r.compartment = 'working' and r.author = app.actor() and app.has_role('supervisor')
    on conflict do nothing;
  get diagnostics told = row_count;
  return told;
end $$;

-- Whether the actor's word can make it less: who knows how the person lives, as reading the contact shows; where the carrier wants a
-- supervisor's yes, nobody of another house.
create or replace function app.may_call_safer(of_case uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return app.may_wrap(of_case, 'contact') and exists (select 1 from cases c join circles k on k.id = c.owner_circle where c.id = of_case
    and (c.owner_circle = any (app.circles()) or not exists (select 1 from approval_rules r where r.organisation = k.organisation and r.lowering)));
end $$;

-- What the case has gone past is asked no more; of an erased one it is not known who asked what.
create or replace function app.approvals_leave() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.state = 'erased' then delete from approvals where case_id = new.id; end if;
  update approvals set state = 'done' where case_id = new.id and state = 'asked'
    and (about = 'erasing' and new.state <> 'erasing' or about in ('lowering', 'plan') and new.state not in ('active', 'follow_up'));
  return null;
end $$;
create or replace trigger approvals_leave after update of state on cases for each row
  when (new.state <> old.state) execute function app.approvals_leave();

do $$ declare f text; begin
  foreach f in array array['may_want_yes(int)', 'closing_wants_yes()', 'lowering_wants_yes()', 'may_call_safer(uuid)', 'may_approve_plan(uuid)',
    'plan_yes_is_anothers()', 'tell_of_note(uuid, date)', 'approvals_leave()'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.may_want_yes(int), app.may_call_safer(uuid), app.may_approve_plan(uuid), app.tell_of_note(uuid, date) to continuum_app;

-- Every colleague may know the rule; an administrator decides it.
alter table approval_rules enable row level security;
alter table approval_rules force row level security;
create policy approval_rules_read on approval_rules for select to continuum_app using (organisation = (select app.organisation()));
create policy approval_rules_make on approval_rules for insert to continuum_app with check (organisation = (select app.organisation())
  and (select app.has_role('administrator')) and (not (closing or lowering or plan) or app.may_want_yes(organisation)));
create policy approval_rules_change on approval_rules for update to continuum_app
  using (organisation = (select app.organisation()) and (select app.has_role('administrator')))
  with check (organisation = (select app.organisation()) and (not (closing or lowering or plan) or app.may_want_yes(organisation)));
grant select, insert, update (closing, lowering, plan) on approval_rules to continuum_app;

-- Whoever sees the case sees what was asked about it; whoever carries it asks.
alter table approvals enable row level security;
alter table approvals force row level security;
create policy approvals_read on approvals for select to continuum_app using (organisation = (select app.organisation())
  and exists (select 1 from cases c where c.id = case_id));
create policy approvals_ask on approvals for insert to continuum_app with check (organisation = (select app.organisation())
  and asked_by = (select app.actor()) and state = 'asked' and answered_by is null and comment is null
  and exists (select 1 from cases c where c.id = case_id and c.owner_circle = any ((select app.circles())::int[])));
-- A supervisor gives it back with a comment; whoever asked has read it, or asks no more. A yes is written by closing alone.
create policy approvals_answer on approvals for update to continuum_app
  using (organisation = (select app.organisation()) and exists (select 1 from cases c where c.id = case_id))
  with check (state = 'returned' and (select app.has_role('supervisor')) and answered_by = (select app.actor())
    or state = 'done' and asked_by = (select app.actor()));
grant select, insert, update (state, answered_by, comment, comment_signature) on approvals to continuum_app;

-- Whom a supervisor's note is for reads that there is one, and puts that away; nobody else learns of it.
alter table note_notices enable row level security;
alter table note_notices force row level security;
create policy note_notices_read on note_notices for select to continuum_app using (user_id = (select app.actor())
  and exists (select 1 from cases c where c.id = case_id));
create policy note_notices_end on note_notices for delete to continuum_app using (user_id = (select app.actor()));
grant select, delete on note_notices to continuum_app;
