-- What somebody at work told of a person whom they met is their own affair and the desk's: nobody else of either house sees whose it is.

alter table encounters enable row level security;
alter table encounters force row level security;
create policy encounters_read on encounters for select to continuum_app using (finder = app.actor());
create policy encounters_report on encounters for insert to continuum_app with check (finder = app.actor());
grant select, insert on encounters to continuum_app;

-- How far mine have come: received, in contact or closed, and never what became of the person, nor how urgent the desk finds it.
create or replace function app.my_encounters() returns table (track uuid, circle int, day date, state text, urgent boolean, answered boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select e.track, e.circle, e.day, case t.state when 'new' then 'received' when 'closed' then 'closed' else 'in_contact' end,
    exists (select 1 from track_events v where v.track = t.id and v.move = 'opened' and v.facts ->> 'urgency' = 'now'),
    coalesce((select m.from_side = 'hotline' from report_messages m where m.track = t.id order by m.seq desc limit 1), false)
  from encounters e join tracks t on t.id = e.track where e.finder = app.actor()
$$;
create or replace function app.my_encounter(of_track uuid) returns table (locator bytea, wrap_own bytea, ciphertext bytea)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select r.locator, r.wrap_own, r.ciphertext from encounters e join reports r on r.track = e.track where e.track = of_track and e.finder = app.actor()
$$;
create or replace function app.my_encounter_thread(of_track uuid) returns table (from_side text, ciphertext bytea, day date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select m.from_side, m.ciphertext, m.day from report_messages m join encounters e on e.track = m.track
  where e.track = of_track and e.finder = app.actor() order by m.seq
$$;
-- Where somebody may be told of: desks that answer, each with a key to seal to.
create or replace function app.desks(of_kinds text[]) returns table (circle int, organisation int, kind text, district text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, o.id, o.kind, o.district from circles c join organisations o on o.id = c.organisation
  where c.kind = 'organisation' and c.public_key is not null and o.state = 'active' and o.kind = any (of_kinds)
  order by array_position(of_kinds, o.kind), c.id limit 200
$$;
do $$ declare f text; begin
  foreach f in array array['my_encounters()', 'my_encounter(uuid)', 'my_encounter_thread(uuid)', 'desks(text[])'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app', f);
  end loop;
end $$;

-- Whose logs: who told a desk of somebody reads its answers, and the desk holds what it was told against the log of who signed it.
create or replace function app.finders_told_of() returns int[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(distinct u.organisation), '{}') from encounters e join tracks t on t.id = e.track join users u on u.id = e.finder
  where t.case_id is null and t.visible_to && app.outside_circles()
$$;
alter function app.finders_told_of() owner to continuum_definer;
revoke execute on function app.finders_told_of() from public;
grant execute on function app.finders_told_of() to continuum_app;
create policy log_read_encounters on log_statements for select to continuum_app using (not (select app.has_role('person'))
  and (organisation = any ((select app.homes_of(array(select e.circle from encounters e), '{}'))::int[])
    or organisation = any ((select app.finders_told_of())::int[])));
