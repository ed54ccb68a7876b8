-- Who may do what with a case: what guards may know, who may pass a key on or turn it, and the policy of each table.
-- Who sees a row is worked out in visible.sql.

-- What a guard may know of a case. It must not depend on who asks: a police officer who cannot see the identification
-- still must not go on while it is open. Answers anybody who stands on a track of the case, and the system.
drop function if exists app.case_facts(uuid);
create or replace function app.case_facts(of_case uuid, at timestamptz)
  returns table (age_group text, identification_open boolean, recipient_accepted boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  -- Open until somebody has answered who the person is: also where nobody has begun to ask, or has only ceased to.
  select c.age_group, not coalesce((select bool_and(w.word <> 'open') and bool_or(w.word = 'answered') from tracks t
    cross join lateral (select case
      when t.state in ('presumed', 'referred', 'under_determination', 'prelim_positive', 'challenged') then 'open'
      when t.state = 'identified' then 'answered'
      -- A refusal is an answer when its day for a challenge has passed; where no day is known, it has not.
      when t.state in ('prelim_negative', 'not_identified') then case when (select k.due_at < at from clocks k
        where k.track = t.id and k.clock = 'identification.challenge' order by k.started_at desc, k.id desc limit 1)
        then 'answered' else 'open' end
      -- Nobody but the person can say that they do not want it decided.
      when t.state = 'discontinued' and 'stop' = (select e.move from track_events e where e.track = t.id
        order by e.at desc, e.id desc limit 1) then 'answered'
      else 'none' end as word) w
    where t.case_id = c.id and t.kind = 'identification'), false),
    -- Another organisation helps now: what it has finished is no help any more.
    exists (select 1 from tracks t where t.case_id = c.id and t.kind = 'referral' and t.state in ('accepted', 'in_service'))
  from cases c where c.id = of_case and (app.circles() is null or c.visible_to && app.circles()
    or exists (select 1 from tracks t where t.case_id = c.id and t.visible_to && app.circles()))
$$;

-- Whether a proceeding or a penalty runs on a case; it does also for who holds no part in it. (Decision 0007.)
create or replace function app.proceeding_runs(of_case uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select 1 from tracks t where t.case_id = of_case and t.kind in ('proceeding', 'penalty')
    and t.state not in ('closed', 'declined', 'stepped_back', 'spared', 'cleared', 'not_linked')
    and (app.circles() is null or exists (select 1 from cases c where c.id = of_case and c.visible_to && app.circles())))
$$;

-- Who carries the case of a track, for whoever stands on that track: they owe the carrier a word also where they see nothing of the case.
create or replace function app.carrier_of(of_track uuid) returns int language sql stable security definer set search_path = pg_catalog, public as $$
  select c.owner_circle from tracks t join cases c on c.id = t.case_id
  where t.id = of_track and (app.circles() is null or t.visible_to && app.circles())
$$;
-- Only who holds a compartment may pass it on or turn its key. Its first key is made by whoever carries the case or by the
-- person; the privileged one also by a lawyer, and then whoever carries the case has no part in it.
create or replace function app.may_wrap(of_case uuid, of_compartment text) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
declare
  mine int[] := app.circles();
  -- Null where the part has no key yet.
  held boolean := (select bool_or(w.circle = any (mine) and not w.withheld) from wraps w
    where w.case_id = of_case and w.compartment = of_compartment);
begin
  return coalesce(held, exists (select 1 from cases c where c.id = of_case and (
    c.owner_circle = any (mine) or c.person_circle = any (mine)
    or (of_compartment = 'privileged' and app.has_role('lawyer') or of_compartment like 'health\_%' and app.has_role('health'))
      and c.visible_to && mine)));
end $$;

-- Whoever turns a key has to know everybody who holds it, and whoever knows that knows which shelter and which doctor
-- there is. So it is turned by whoever carries the case or by the person; where the carrier has no part in it, by its holders.
create or replace function app.may_turn(of_case uuid, of_compartment text) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
declare mine int[] := app.circles();
begin
  return app.may_wrap(of_case, of_compartment) and exists (select 1 from cases c where c.id = of_case and (
    c.owner_circle = any (mine) or c.person_circle = any (mine)
    or c.owner_circle <> all (app.holders(of_case, of_compartment))));
end $$;

-- Whose signature stands under a record, also where its author works for somebody else: without the key nobody could check it.
create or replace function app.author_keys(of_case uuid) returns table (record uuid, key bytea) language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return query select r.id, coalesce(u.sig_public, k.sig_public) from records r left join users u on u.id = r.author
    left join cards k on k.circle = r.author_circle and r.author is null
  where r.case_id = of_case and r.visible_to && app.circles() and app.reaches(of_case);
end $$;

-- A card that was frozen is followed by a new one; the old one's keys go, and what it could read gets a new key.
create or replace function app.drop_card(of_case uuid) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare old int;
begin
  select c.person_circle into old from cases c join cards k on k.circle = c.person_circle
    where c.id = of_case and k.state = 'frozen' and c.owner_circle = any (app.circles());
  if old is null then return; end if;
  update compartments k set rotation_due = true where k.case_id = of_case and k.current
    and exists (select 1 from wraps w where w.case_id = of_case and w.circle = old and w.compartment = k.compartment);
  delete from wraps w where w.case_id = of_case and w.circle = old;
  delete from page_wraps w using pages p where p.id = w.page and p.case_id = of_case and w.circle = old;
end $$;

-- The chain says that the card is frozen: what it could read gets a new key at once, and it none.
create or replace function app.freeze_person(of_case uuid) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare card int;
begin
  select c.person_circle into card from cases c where c.id = of_case and (c.owner_circle = any (app.circles()) or c.person_circle = any (app.circles()));
  if card is null then return; end if;
  update cards set state = 'frozen' where circle = card and state <> 'frozen';
  update compartments k set rotation_due = true where k.case_id = of_case and k.current
    and exists (select 1 from wraps w where w.case_id = of_case and w.circle = card and w.compartment = k.compartment);
  delete from wraps w where w.case_id = of_case and w.circle = card;
  delete from page_wraps w using pages p where p.id = w.page and p.case_id = of_case and w.circle = card;
end $$;

-- Whether the person's card is frozen, for whoever carries the case: where that was done without script, the chain does not say so yet.
create or replace function app.card_state(of_case uuid) returns text language sql stable security definer set search_path = pg_catalog, public as $$
  select k.state from cases c join cards k on k.circle = c.person_circle where c.id = of_case and c.owner_circle = any (app.circles())
$$;

-- Whom a new key left out until somebody looks, as its statement says: of those who would have got it.
create or replace function app.wait_readers(of_case uuid, of_compartment text, who int[]) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not app.may_turn(of_case, of_compartment) then return; end if;
  delete from waiting_readers r where r.case_id = of_case and r.compartment = of_compartment and r.circle <> all (who);
  insert into waiting_readers (case_id, compartment, circle, consent_track)
    select of_case, of_compartment, circle, (select w.consent_track from wraps w where w.case_id = of_case
      and w.compartment = of_compartment and w.circle = waiting.circle
      order by w.epoch desc limit 1) from unnest(who) waiting(circle) on conflict do nothing;
end $$;
-- Somebody has looked: who has the newest key waits no longer.
create or replace function app.readers_seen(of_case uuid) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from waiting_readers r where r.case_id = of_case and app.may_turn(of_case, r.compartment)
    and exists (select from wraps w join compartments k using (case_id, compartment, epoch) where w.case_id = of_case
      and w.compartment = r.compartment and w.circle = r.circle and k.current);
end $$;
do $$ declare f text; begin
  foreach f in array array['freeze_person(uuid)', 'card_state(uuid)', 'wait_readers(uuid, text, int[])', 'readers_seen(uuid)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app', f);
  end loop;
end $$;
alter table waiting_readers enable row level security, force row level security;
-- Who waits is told, and who carries the case is told that somebody does; nobody else.
create policy waiting_readers_read on waiting_readers for select to continuum_app using (circle = any ((select app.circles())::int[])
  or exists (select 1 from cases c where c.id = case_id and c.owner_circle = any ((select app.circles())::int[])));
grant select on waiting_readers to continuum_app;
create policy waiting_readers_worker on waiting_readers for select to continuum_worker using (true);

-- Since when a new key is owed.
create or replace function app.rotation_owed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  new.rotation_due_at := app.now();
  return new;
end $$;
create or replace trigger rotation_owed before update of rotation_due on compartments for each row
  when (new.rotation_due and not old.rotation_due) execute function app.rotation_owed();

-- A circle has a new key because somebody left it, or came back without the old one: every part that it could open owes a
-- new key of its own. Whoever carries the case makes it.
create or replace function app.owe_new_keys(of_circle int) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select 1 from circles c where c.id = of_circle and c.organisation = app.organisation()) then
    raise exception 'only at home' using errcode = '42501';
  end if;
  update compartments k set rotation_due = true where k.current and not k.rotation_due and exists (select 1 from wraps w
    where w.case_id = k.case_id and w.compartment = k.compartment and w.epoch = k.epoch and w.circle = of_circle);
end $$;
alter function app.owe_new_keys(int) owner to continuum_definer;
revoke execute on function app.owe_new_keys(int) from public;
grant execute on function app.owe_new_keys(int) to continuum_app;

-- Erased is erased: every key, every sealed word, every header and the card. That there was a case, and its dates, stays.
drop function if exists app.erase_case(uuid, timestamptz);
create or replace function app.erase_case(of_case uuid, named bytea[], at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare person int;
begin
  select c.person_circle into person from cases c where c.id = of_case and c.owner_circle = any (app.circles())
    and exists (select 1 from tracks t where t.case_id = c.id and t.kind = 'case' and t.state = 'erased');
  if not found then return; end if;
  delete from records where case_id = of_case;
  delete from papers where case_id = of_case;
  delete from pages where case_id = of_case;
  delete from headers where case_id = of_case;
  delete from wraps where case_id = of_case;
  delete from waiting_readers where case_id = of_case;
  delete from compartments where case_id = of_case;
  delete from looks where case_id = of_case;
  -- What somebody was typing on it, sealed under their own key.
  delete from drafts d where d.about <> '{}' and d.about && app.draft_marks(named, d.user_id);
  update clocks set stopped_at = at, outcome = 'void' where case_id = of_case and stopped_at is null;
  if person is not null and not exists (select 1 from cases c where c.person_circle = person and c.id <> of_case) then
    delete from sessions s where s.kind = 'person' and s.circles = array[person];
    delete from circles where id = person;
  end if;
end $$;

do $$ declare f regprocedure; begin
  for f in select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'app' and p.prosecdef loop
    execute format('alter function %s owner to continuum_definer', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
revoke delete, update on wraps from continuum_app;
grant execute on function app.may_wrap(uuid, text), app.may_turn(uuid, text), app.author_keys(uuid),
  app.drop_card(uuid), app.erase_case(uuid, bytea[], timestamptz), app.say_names_shown(uuid, date) to continuum_app;
grant execute on function app.case_facts(uuid, timestamptz), app.proceeding_runs(uuid), app.carrier_of(uuid) to continuum_app, continuum_worker;
grant execute on function app.holders(uuid, text), app.track_viewers(tracks), app.as_set(int[]) to continuum_app, continuum_worker;
grant execute on function app.has_page(uuid), app.page_head(uuid), app.may_wrap_page(uuid), app.reads_working_notes(uuid) to continuum_app;

alter table cases enable row level security, force row level security;
create policy cases_read on cases for select to continuum_app using (visible_to && (select app.circles()));
create policy cases_open on cases for insert to continuum_app with check (owner_circle = any ((select app.circles())::int[]));
create policy cases_change on cases for update to continuum_app using (visible_to && (select app.circles()));
create policy cases_worker on cases for all to continuum_worker using (true) with check (true);
grant select, insert on cases to continuum_app;
grant update (person_circle, language, age_group, origin, state, updated_at, version) on cases to continuum_app;
grant select, update (state, updated_at, version) on cases to continuum_worker;

-- How much danger somebody is in is read by the professions that need it, of the cases that they see. It is set by what happens, also by
-- who does not read it: high until somebody has assessed it; more danger is said by anybody, less (`lower`) by who may.
alter table case_risks enable row level security, force row level security;
create policy case_risks_read on case_risks for select to continuum_app
  using ((select app.sees_risk()) and exists (select 1 from cases c where c.id = case_id));
grant select on case_risks to continuum_app;
create or replace function app.risk_begins() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into case_risks (case_id, level) select id, 'high' from added on conflict do nothing;
  return null;
end $$;
create or replace trigger risk_begins after insert on cases referencing new table as added for each statement execute function app.risk_begins();
create or replace function app.set_risk(of_case uuid, said text, lower boolean, moment timestamptz) returns int
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update case_risks r set level = said from cases c where c.id = of_case and r.case_id = of_case and c.visible_to && app.circles()
    and app.reaches(of_case) and (lower or array_position(array['low', 'medium', 'high'], said) > array_position(array['low', 'medium', 'high'], r.level));
  if not found then return 0; end if;
  -- Without a moment whoever calls writes the row of the case themselves.
  if moment is not null then update cases set updated_at = moment, version = version + 1 where id = of_case; end if;
  return 1;
end $$;
alter function app.risk_begins() owner to continuum_definer; alter function app.set_risk(uuid, text, boolean, timestamptz) owner to continuum_definer;
revoke execute on function app.risk_begins(), app.set_risk(uuid, text, boolean, timestamptz) from public;
grant execute on function app.set_risk(uuid, text, boolean, timestamptz) to continuum_app;

-- What was entered when a case was opened is mended by whoever carries it, and by nobody else who sees it: whether somebody is a
-- child decides what may be done to them.
create or replace function app.carrier_corrects() returns trigger language plpgsql as $$
begin
  if old.owner_circle <> all (app.circles()) then raise exception 'only whoever carries the case' using errcode = '42501'; end if;
  return new;
end $$;
create or replace trigger carrier_corrects before update of language, age_group, origin on cases for each row
  execute function app.carrier_corrects();

alter table case_access enable row level security, force row level security;
create policy case_access_read on case_access for select to continuum_app using (circle = any ((select app.circles())::int[]));
grant select on case_access to continuum_app;

alter table compartments enable row level security;
alter table compartments force row level security;
create policy compartments_read on compartments for select to continuum_app using (visible_to && (select app.circles()));
create policy compartments_add on compartments for insert to continuum_app with check (app.may_turn(case_id, compartment));
create policy compartments_turn on compartments for update to continuum_app using (app.may_wrap(case_id, compartment));
create policy compartments_worker on compartments for all to continuum_worker using (true) with check (true);
grant select, insert (case_id, compartment, epoch, commitment, previous_box), update (current, rotation_due) on compartments to continuum_app;
grant select, update (rotation_due) on compartments to continuum_worker;

alter table wraps enable row level security;
alter table wraps force row level security;
-- A wrap is read only by the circle that it is made for, and not before it is released.
create policy wraps_read on wraps for select to continuum_app using (circle = any ((select app.circles())::int[]) and not withheld);
create policy wraps_add on wraps for insert to continuum_app with check (app.may_wrap(case_id, compartment));
create policy wraps_worker on wraps for all to continuum_worker using (true) with check (true);
grant select, insert on wraps to continuum_app;
grant select, delete, update (withheld) on wraps to continuum_worker;

-- A page is read by whoever holds a key of it, and brought by somebody who sees the case. It is never changed.
alter table pages enable row level security;
alter table pages force row level security;
create policy pages_read on pages for select to continuum_app using (visible_to && (select app.circles()));
create policy pages_add on pages for insert to continuum_app with check (exists (select 1 from cases c where c.id = case_id));
grant select, insert (id, case_id, commitment, ciphertext) on pages to continuum_app;
-- Its key is read only by the circle that it is made for, and not before it is released.
alter table page_wraps enable row level security;
alter table page_wraps force row level security;
create policy page_wraps_read on page_wraps for select to continuum_app using (circle = any ((select app.circles())::int[]) and not withheld);
create policy page_wraps_add on page_wraps for insert to continuum_app with check (app.may_wrap_page(page));
grant select, insert on page_wraps to continuum_app;

alter table headers enable row level security;
alter table headers force row level security;
create policy headers_own on headers for all to continuum_app
  using (circle = any ((select app.circles())::int[])) with check (exists (select 1 from cases c where c.id = case_id));
grant select, insert, update (circle_epoch, header), delete on headers to continuum_app;

alter table tracks enable row level security;
alter table tracks force row level security;
create policy tracks_read on tracks for select to continuum_app
  using (visible_to && (select app.circles()) or case_id is null and visible_to && (select app.outside_circles()));
create policy tracks_open on tracks for insert to continuum_app
  with check (case_id is null or exists (select 1 from cases c where c.id = case_id));
create policy tracks_move on tracks for update to continuum_app
  using (visible_to && (select app.circles()) or case_id is null and visible_to && (select app.outside_circles()));
create policy tracks_worker on tracks for all to continuum_worker using (true) with check (true);
grant select, insert on tracks to continuum_app, continuum_worker;
grant update (state, subkind, counterparty_circle, updated_at, version) on tracks to continuum_app, continuum_worker;

alter table track_events enable row level security;
alter table track_events force row level security;
create policy events_read on track_events for select to continuum_app
  using (visible_to && (select app.circles()) or case_id is null and visible_to && (select app.outside_circles()));
create policy events_add on track_events for insert to continuum_app with check (app.shows_track(track));
create policy events_worker on track_events for all to continuum_worker using (true) with check (true);
grant select, insert on track_events to continuum_app, continuum_worker;

alter table clocks enable row level security;
alter table clocks force row level security;
-- `visible_to` always holds the circle itself. It stands here once more because the planner can estimate it: with the
-- array alone it sorts all duties of a large organisation to find the first fifty.
create policy clocks_read on clocks for select to continuum_app
  using (circle = any ((select app.circles())::int[]) or visible_to && (select app.circles())
    or case_id is null and visible_to && (select app.outside_circles()));
create policy clocks_start on clocks for insert to continuum_app with check (app.shows_track(track));
create policy clocks_stop on clocks for update to continuum_app
  using (visible_to && (select app.circles()) or case_id is null and visible_to && (select app.outside_circles()));
create policy clocks_worker on clocks for all to continuum_worker using (true) with check (true);
grant select, insert, update (stopped_at, outcome) on clocks to continuum_app, continuum_worker;

alter table records enable row level security;
alter table records force row level security;
-- The words that somebody agreed to name a place: whoever holds the part, but has no side in that consent, must not read
-- there which shelter or which doctor it is.
-- What a worker noted for herself is shown to her and to who stands in for her; where nobody works on the case, to its circle.
create policy records_read on records for select to continuum_app using (visible_to && (select app.circles())
  and (compartment <> 'working' or author = (select app.actor()) or app.reads_working_notes(case_id))
  and (kind <> 'agreed' or app.shows_track(track)));
-- Only into a part whose key one can see: a note in any other could never be read, and would only confuse.
create policy records_add on records for insert to continuum_app
  with check (exists (select 1 from compartments k where k.case_id = records.case_id and k.compartment = records.compartment and k.epoch = records.epoch));
grant select, insert on records to continuum_app;

alter table looks enable row level security;
alter table looks force row level security;
-- The person and whoever carries the case see who looked; everybody adds their own look.
create policy looks_read on looks for select to continuum_app using (exists (select 1 from cases c where c.id = case_id
  and (c.person_circle = any ((select app.circles())::int[]) or c.owner_circle = any ((select app.circles())::int[]))));
create policy looks_add on looks for insert to continuum_app with check (user_id = (select app.actor()));
grant select, insert on looks to continuum_app;

-- The signed statements of a case. They are read through one function, which keeps from each reader the words that concern
-- others: whoever holds one part must not learn which shelter or which doctor holds another.
alter table case_statements enable row level security;
alter table case_statements force row level security;
create policy case_statements_add on case_statements for insert to continuum_app with check (exists (select 1 from cases c where c.id = case_id));
create policy case_statements_read on case_statements for select to continuum_app
  using ((told_to = '{}' or told_to && (select app.circles())) and exists (select 1 from cases c where c.id = case_id));
create policy case_statements_heads on case_statements for select to continuum_worker using (true);
grant select, insert on case_statements to continuum_app;
grant select (case_id, n, hash) on case_statements to continuum_worker;
create or replace trigger case_statements_only_added before update on case_statements for each row execute function app.only_added();

-- What workers signed of a case: the line of its facts is seen by everybody who sees the case, that of a process by who sees the process.
alter table signed_moves enable row level security;
alter table signed_moves force row level security;
create policy signed_moves_read on signed_moves for select to continuum_app
  using (case when track is null then exists (select 1 from cases c where c.id = case_id) else app.shows_track(track) end);
create policy signed_moves_add on signed_moves for insert to continuum_app
  with check (spoken_by = (select app.actor()) and case when track is null then exists (select 1 from cases c where c.id = case_id)
    else exists (select 1 from tracks t where t.id = track and t.case_id = signed_moves.case_id) end);
grant select, insert on signed_moves to continuum_app;
create or replace trigger signed_moves_only_added before update on signed_moves for each row execute function app.only_added();

-- Whoever was given a part by somebody else than the carrier also sees what that one's own right rests on.
create or replace function app.case_chain(of_case uuid) returns table (n int, hash bytea, body text, signature bytea) language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return query with recursive mine(circle) as (
    select unnest(app.circles())
    union
    select s.told_to[2] from case_statements s join mine on s.told_to[1] = mine.circle where s.case_id = of_case and cardinality(s.told_to) > 1
  ), whole as (
    select c.owner_circle = any (app.circles()) or coalesce(c.person_circle = any (app.circles()), false) as sees from cases c
    where c.id = of_case and (c.visible_to && app.circles() and app.reaches(of_case) or app.has_page(of_case))
  )
  select s.n, s.hash, case when shown then s.body end, case when shown then s.signature end
  from case_statements s cross join whole
    cross join lateral (select whole.sees or s.told_to = '{}' or s.told_to && app.circles() or s.told_to[1] in (select circle from mine)
      -- That a part has a key, of which nobody else is told, whoever holds it is shown.
      or s.body::jsonb ->> 't' = 'epoch' and exists (select 1 from wraps w where w.case_id = of_case and not w.withheld
        and w.circle = any (app.circles()) and s.body::jsonb -> 'commits' ? w.compartment) as shown) k
  where s.case_id = of_case order by s.n;
end $$;
-- For the server's own check of the next statement, never for an answer.
create or replace function app.case_chain_whole(of_case uuid) returns table (n int, hash bytea, body text, signature bytea) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select s.n, s.hash, s.body, s.signature from case_statements s join cases c on c.id = s.case_id
  where s.case_id = of_case and c.visible_to && app.circles() and app.reaches(of_case) order by s.n
$$;
do $$ declare f text; begin
  foreach f in array array['case_chain(uuid)', 'case_chain_whole(uuid)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app', f);
  end loop;
end $$;
