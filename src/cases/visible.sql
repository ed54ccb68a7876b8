-- Who holds a key is who sees the row. Wraps decide; triggers write the outcome into `visible_to`, so that a policy is
-- one array comparison and a list is one index scan.

-- What triggers and policies call again and again is plpgsql, which keeps their plans for the connection: as
-- SQL functions they were planned anew by each statement, and that was half the cost of opening a case.

-- The circles that hold the newest key of a compartment, or wait for it until somebody has looked at how they came to read.
create or replace function app.holders(of_case uuid, of_compartment text) returns int[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(distinct w.circle order by w.circle), '{}') from wraps w
    join compartments k using (case_id, compartment, epoch)
    where w.case_id = of_case and w.compartment = of_compartment and k.current and not w.withheld)
    || coalesce((select array_agg(r.circle order by r.circle) from waiting_readers r where r.case_id = of_case and r.compartment = of_compartment
      and not exists (select from wraps w join compartments k using (case_id, compartment, epoch)
        where w.case_id = of_case and w.compartment = of_compartment and w.circle = r.circle and k.current and not w.withheld)), '{}');
end $$;

-- Those of them who read by the signed chain: whoever has taken a case over for a night holds a key, and reads by no grant.
create or replace function app.signed_holders(of_case uuid, of_compartment text) returns int[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select coalesce(array_agg(h), '{}') from unnest(app.holders(of_case, of_compartment)) h
    where not exists (select 1 from wraps w join compartments k using (case_id, compartment, epoch)
      where w.case_id = of_case and w.compartment = of_compartment and w.circle = h and k.current and w.duty)
$$;
alter function app.signed_holders(uuid, text) owner to continuum_definer;
revoke execute on function app.signed_holders(uuid, text) from public;
grant execute on function app.signed_holders(uuid, text) to continuum_app, continuum_worker;

create or replace function app.as_set(circles int[]) returns int[] language plpgsql immutable parallel safe as $$
begin
  return (select coalesce(array_agg(distinct c order by c), '{}') from unnest(circles) c where c is not null);
end $$;

-- Who sees a track: its two sides, the person, and the holders of the compartment that it belongs to. `open` belongs to
-- no compartment and is seen by its sides and whoever carries the case; `case` by everybody on the case.
create or replace function app.track_viewers(t tracks) returns int[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return app.as_set(array[t.owner_circle, t.counterparty_circle, t.person_circle] || case
    when t.case_id is null then '{}'
    when t.compartment = 'open' then array[(select c.owner_circle from cases c where c.id = t.case_id)]
    when t.compartment = 'case' then coalesce((select c.visible_to from cases c where c.id = t.case_id), '{}')
    else app.holders(t.case_id, t.compartment) end);
end $$;

-- Works everything out again for one case, and writes what has changed. Called whenever a wrap, a compartment or a side changes.
create or replace function app.refresh_case(of_case uuid) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  sides int[];
  viewers int[];
begin
  select array[c.owner_circle, c.person_circle] into sides from cases c where c.id = of_case;
  update compartments k set visible_to = n.seen
    from (
      select p.compartment, app.as_set(sides || h.circles) as seen
      from (select distinct compartment from compartments where case_id = of_case) p
      left join (
        select compartment, array_agg(circle) as circles from (
          select compartment, w.circle from wraps w join compartments c using (case_id, compartment, epoch)
            where w.case_id = of_case and c.current and not w.withheld
          union all select r.compartment, r.circle from waiting_readers r where r.case_id = of_case
        ) held group by compartment
      ) h using (compartment)
    ) n
    where k.case_id = of_case and k.compartment = n.compartment and k.visible_to is distinct from n.seen;

  -- What each part shows to its holders, the carrier and the person is, together, what the case shows.
  viewers := app.as_set(sides || (select array_agg(c) from compartments k, unnest(k.visible_to) c where k.case_id = of_case and k.current));
  update cases c set visible_to = viewers where c.id = of_case and c.visible_to is distinct from viewers;

  -- A case that has just been opened has no track yet.
  if exists (select 1 from tracks t where t.case_id = of_case) then
    update tracks t set visible_to = n.seen
      from (select x.id, app.track_viewers(x) as seen from tracks x where x.case_id = of_case) n
      where t.id = n.id and t.visible_to is distinct from n.seen;
    update track_events e set visible_to = t.visible_to from tracks t
      where t.case_id = of_case and e.track = t.id and e.visible_to is distinct from t.visible_to;
    update clocks k set visible_to = app.as_set(t.visible_to || k.circle), circle_sees_track = k.circle = any (t.visible_to) from tracks t
      where t.case_id = of_case and k.track = t.id and (k.visible_to is distinct from app.as_set(t.visible_to || k.circle)
        or k.circle_sees_track is distinct from (k.circle = any (t.visible_to)));
    update permits p set visible_to = t.visible_to from tracks t
      where t.case_id = of_case and p.track = t.id and p.visible_to is distinct from t.visible_to;
    update amounts a set visible_to = t.visible_to from tracks t
      where t.case_id = of_case and a.track = t.id and a.visible_to is distinct from t.visible_to;
  end if;
  -- Last, when it is known who sees which event: to whom a case is new it stands where what they see of it happened.
  delete from case_access a where a.case_id = of_case and a.circle <> all (viewers);
  insert into case_access (circle, case_id, state, updated_at)
    select v, c.id, c.state, greatest(c.updated_at, (select e.at from track_events e where e.case_id = of_case and v = any (e.visible_to)
      order by e.at desc, e.id desc limit 1))
    from cases c, unnest(viewers) v
    where c.id = of_case and not exists (select from case_access a where a.case_id = of_case and a.circle = v)
    on conflict (case_id, circle) do nothing;

  update records r set visible_to = app.holders(of_case, r.compartment)
    where r.case_id = of_case and r.visible_to is distinct from app.holders(of_case, r.compartment);
  update papers p set visible_to = app.holders(of_case, p.compartment)
    where p.case_id = of_case and p.visible_to is distinct from app.holders(of_case, p.compartment);
end $$;

-- A part is shown to whoever carries the case and to the person from its first key on; its holders follow with their wraps.
create or replace function app.part_visible() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  -- In one query of its own, not by app.as_set and app.holders: it is asked for each of the parts that a case opens with.
  new.visible_to := (
    select array_agg(distinct circle order by circle) from (
      select unnest(array[c.owner_circle, c.person_circle]) from cases c where c.id = new.case_id
      union all
      select w.circle from wraps w join compartments k using (case_id, compartment, epoch)
      where w.case_id = new.case_id and w.compartment = new.compartment and k.current and not w.withheld
    ) seen (circle) where circle is not null
  );
  return new;
end $$;
create or replace trigger part_visible before insert on compartments for each row execute function app.part_visible();

create or replace function app.wraps_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare c uuid;
begin
  for c in select distinct case_id from changed loop perform app.refresh_case(c); end loop;
  return null;
end $$;
create or replace trigger wraps_added after insert on wraps referencing new table as changed for each statement execute function app.wraps_changed();
create or replace trigger wraps_removed after delete on wraps referencing old table as changed for each statement execute function app.wraps_changed();
create or replace trigger wraps_released after update on wraps referencing new table as changed for each statement execute function app.wraps_changed();

create or replace trigger waiting_readers_added after insert on waiting_readers referencing new table as changed
  for each statement execute function app.wraps_changed();
create or replace trigger waiting_readers_removed after delete on waiting_readers referencing old table as changed
  for each statement execute function app.wraps_changed();

-- A new case is seen by the circle that opened it; keys follow in the same transaction.
create or replace function app.case_opened() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  new.visible_to := app.as_set(array[new.owner_circle, new.person_circle]);
  return new;
end $$;
create or replace trigger case_opened before insert on cases for each row execute function app.case_opened();

create or replace function app.case_listed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into case_access (circle, case_id, state, updated_at) select v, new.id, new.state, new.updated_at from unnest(new.visible_to) v;
  return null;
end $$;
create or replace trigger case_listed after insert on cases for each row execute function app.case_listed();

create or replace function app.case_moved() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update case_access set state = new.state, updated_at = new.updated_at where case_id = new.id;
  return null;
end $$;
-- A time that only loses its hour moves nothing in a list.
create or replace trigger case_moved after update of state, updated_at on cases for each row
  when (old.state is distinct from new.state or old.updated_at < new.updated_at) execute function app.case_moved();

-- A case stands in each circle's list by what that circle can see of it, so that its place gives nothing else away. Ten minutes are
-- close enough for a list, and let a burst of steps write once; a row that somebody holds is passed over, since they write the same. It is
-- written last, when everything else is locked already: whoever moves a case writes these rows too, and neither may wait for the other.
create or replace function app.case_stirred() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update case_access a set updated_at = new.at
    from (select x.circle from case_access x where x.case_id = new.case_id and x.circle = any (new.visible_to)
      and x.updated_at < new.at - interval '10 minutes' for no key update skip locked) stale
    where a.case_id = new.case_id and a.circle = stale.circle;
  return null;
end $$;
drop trigger if exists case_stirred on track_events;
create constraint trigger case_stirred after insert on track_events deferrable initially deferred
  for each row when (new.case_id is not null) execute function app.case_stirred();

create or replace function app.case_sides_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update tracks set person_circle = new.person_circle, carrier_circle = new.owner_circle
    where case_id = new.id and (person_circle is distinct from new.person_circle or carrier_circle is distinct from new.owner_circle);
  perform app.refresh_case(new.id);
  return null;
end $$;
create or replace trigger case_sides_changed after update of owner_circle, person_circle on cases for each row
  when (old.owner_circle is distinct from new.owner_circle or old.person_circle is distinct from new.person_circle) execute function app.case_sides_changed();

create or replace function app.track_opened() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  new.carrier_circle := (select c.owner_circle from cases c where c.id = new.case_id);
  new.visible_to := app.track_viewers(new);
  return new;
end $$;
create or replace trigger track_opened before insert on tracks for each row execute function app.track_opened();
create or replace trigger track_sides before update of owner_circle, counterparty_circle, person_circle, carrier_circle on tracks
  for each row execute function app.track_opened();

-- What hangs on a process says of it what need-to-know asks (reach.sql), so that a list asks no function for each row.
create or replace function app.hangs_on_track() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  select t.visible_to, t.owner_circle, t.counterparty_circle, t.carrier_circle
    into new.visible_to, new.owner_circle, new.counterparty_circle, new.carrier_circle from tracks t where t.id = new.track;
  return new;
end $$;
create or replace trigger event_visible before insert on track_events for each row execute function app.hangs_on_track();
create or replace function app.hangs_on_track_of_kind() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  select t.visible_to, t.case_id, t.kind, t.owner_circle, t.counterparty_circle, t.carrier_circle
    into new.visible_to, new.case_id, new.track_kind, new.owner_circle, new.counterparty_circle, new.carrier_circle from tracks t where t.id = new.track;
  return new;
end $$;
create or replace trigger amount_visible before insert on amounts for each row execute function app.hangs_on_track_of_kind();
create or replace trigger permit_visible before insert on permits for each row execute function app.hangs_on_track_of_kind();
create or replace function app.clock_visible() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  select app.as_set(t.visible_to || new.circle), new.circle = any (t.visible_to), t.kind, t.owner_circle, t.counterparty_circle, t.carrier_circle
    into new.visible_to, new.circle_sees_track, new.track_kind, new.owner_circle, new.counterparty_circle, new.carrier_circle
    from tracks t where t.id = new.track;
  return new;
end $$;
create or replace trigger clock_visible before insert on clocks for each row execute function app.clock_visible();

-- A change of sides reaches what hangs on the track.
create or replace function app.track_sides_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update track_events set visible_to = new.visible_to, owner_circle = new.owner_circle, counterparty_circle = new.counterparty_circle,
    carrier_circle = new.carrier_circle where track = new.id;
  update clocks set visible_to = app.as_set(new.visible_to || circle), circle_sees_track = circle = any (new.visible_to),
    owner_circle = new.owner_circle, counterparty_circle = new.counterparty_circle, carrier_circle = new.carrier_circle where track = new.id;
  update permits set visible_to = new.visible_to, owner_circle = new.owner_circle, counterparty_circle = new.counterparty_circle,
    carrier_circle = new.carrier_circle where track = new.id;
  update amounts set visible_to = new.visible_to, owner_circle = new.owner_circle, counterparty_circle = new.counterparty_circle,
    carrier_circle = new.carrier_circle where track = new.id;
  return null;
end $$;
create or replace trigger track_sides_changed after update of owner_circle, counterparty_circle, person_circle, carrier_circle on tracks for each row
  when (old.visible_to is distinct from new.visible_to or old.owner_circle is distinct from new.owner_circle
    or old.counterparty_circle is distinct from new.counterparty_circle or old.carrier_circle is distinct from new.carrier_circle)
  execute function app.track_sides_changed();

-- What is written now is sealed under the key that is in force now: under an older one, whoever was sent away could read it.
create or replace function app.must_be_in_force(of_case uuid, part text, of_epoch int) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$ begin
  if exists (select 1 from compartments k where k.case_id = of_case and k.compartment = part and k.epoch = of_epoch
    and not k.current and k.visible_to && app.circles())
    then raise exception 'the key was turned' using errcode = 'KEY01'; end if;
end $$;
create or replace function app.record_visible() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_be_in_force(new.case_id, new.compartment, new.epoch);
  new.visible_to := app.holders(new.case_id, new.compartment);
  return new;
end $$;
create or replace trigger record_visible before insert on records for each row execute function app.record_visible();

-- A page is shown to whoever holds a key of it, and to nobody else: its recipient sees nothing of the case by it.
create or replace function app.refresh_page(of_page uuid) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update pages p set visible_to = n.seen from (select coalesce(array_agg(distinct w.circle order by w.circle), '{}') as seen
    from page_wraps w where w.page = of_page and not w.withheld) n where p.id = of_page and p.visible_to is distinct from n.seen;
end $$;
create or replace function app.page_wraps_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare p uuid;
begin
  for p in select distinct page from changed loop perform app.refresh_page(p); end loop;
  return null;
end $$;
create or replace trigger page_wraps_added after insert on page_wraps referencing new table as changed
  for each statement execute function app.page_wraps_changed();
create or replace trigger page_wraps_removed after delete on page_wraps referencing old table as changed
  for each statement execute function app.page_wraps_changed();
create or replace trigger page_wraps_released after update on page_wraps referencing new table as changed
  for each statement execute function app.page_wraps_changed();

-- Whether the actor was given a page of a case: they check its chain, of which they are shown what everybody is, and what concerns them.
create or replace function app.has_page(of_case uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return exists (select 1 from pages p where p.case_id = of_case and p.visible_to && app.circles());
end $$;
-- What whoever was given a page is told of the case: by what name its people speak of it, and who carries it.
create or replace function app.page_head(of_case uuid) returns table (reference text, carrier int) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select c.reference, c.owner_circle from cases c where c.id = of_case and (c.visible_to && app.circles() or app.has_page(of_case))
$$;
-- A key of a page is made by whoever makes the page, or holds it.
create or replace function app.may_wrap_page(of_page uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return coalesce((select bool_or(w.circle = any (app.circles()) and not w.withheld) from page_wraps w where w.page = of_page), true);
end $$;

-- Whether the actor works on a case, by their own organisation's word; where it names nobody, everybody there does.
create or replace function app.reads_working_notes(of_case uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return not exists (select 1 from case_workers w where w.case_id = of_case and w.organisation = app.organisation())
    or exists (select 1 from case_workers w where w.case_id = of_case and w.user_id = app.actor());
end $$;

-- Whoever looked today also had names shown: each says it of their own look alone.
create or replace function app.say_names_shown(of_case uuid, on_day date) returns boolean
  language sql security definer set search_path = pg_catalog, public as $$
  update looks set names_shown = true where case_id = of_case and user_id = app.actor() and day = on_day returning true
$$;

-- A note of somebody who helps does not meet the person alone at night: it stands on their page once it was talked about with them, and after
-- seven days in any case, or on the day that a supervisor named with a reason (docs/decisions/0131).
create or replace function app.note_readable_on(of_record uuid, made timestamptz) returns date language sql stable security definer
  set search_path = pg_catalog, public as $$
  select coalesce((select coalesce(case when n.told_on > t.today then t.today else n.told_on end, greatest(n.kept_until, w.day + 7))
    from note_readings n, (select app.network_today() as today) t where n.record = of_record), w.day + 7)
  from (select app.network_day(made) as day) w
$$;
-- Words beside a step are read with the step; not while somebody has still to warn the person of what that step is.
create or replace function app.awaits_telling(of_track uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select of_track is null or exists (select 1 from clocks c where c.track = of_track
    and c.clock in ('proceeding.warn', 'proceeding.warn_now') and c.stopped_at is null)
$$;
create policy records_untold on records as restrictive for select to continuum_app
  using (kind <> 'note' or author is null or not coalesce((select app.has_role('person')), false)
    or not app.awaits_telling(track) or app.note_readable_on(id, made_at) <= (select app.network_today()));
-- What waits for the person, without a word of it: of which day it is, who wrote it, and from when it can be read.
create or replace function app.notes_to_come(of_case uuid)
  returns table (case_id uuid, track uuid, author_circle int, made_at timestamptz, readable_on date, reason uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select r.case_id, r.track, r.author_circle, r.made_at, app.note_readable_on(r.id, r.made_at), n.reason
  from records r join cases c on c.id = r.case_id and c.person_circle = any (app.circles()) left join note_readings n on n.record = r.id
  where r.case_id = of_case and r.kind = 'note' and r.author is not null and r.visible_to && app.circles()
    and app.awaits_telling(r.track) and app.note_readable_on(r.id, r.made_at) > app.network_today()
$$;
-- When it is read is for the house to say that wrote it.
create or replace function app.is_note_of_house(of_record uuid, of_case uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select 1 from records r join circles k on k.id = r.author_circle where r.id = of_record and r.case_id = of_case and r.kind = 'note'
    and r.track is null and r.author is not null and k.organisation = app.organisation() and r.visible_to && app.circles())
$$;
do $$ declare f text; begin
  foreach f in array array['note_readable_on(uuid, timestamptz)', 'awaits_telling(uuid)', 'notes_to_come(uuid)',
    'is_note_of_house(uuid, uuid)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app', f);
  end loop;
end $$;
alter table note_readings enable row level security;
alter table note_readings force row level security;
create policy note_readings_read on note_readings for select to continuum_app using (exists (select 1 from records r where r.id = record));
create policy note_readings_say on note_readings for insert to continuum_app
  with check (app.is_note_of_house(record, case_id) and (reason is null or (select app.has_role('supervisor'))));
create policy note_readings_change on note_readings for update to continuum_app using (app.is_note_of_house(record, case_id))
  with check (app.is_note_of_house(record, case_id) and (reason is null or told_on is not null or (select app.has_role('supervisor'))));
grant select, insert, update (told_on, kept_until, reason) on note_readings to continuum_app;

-- What became of a working note is for the house to say that wrote it, and for nobody to take back.
alter table working_notes_settled enable row level security;
alter table working_notes_settled force row level security;
create policy working_notes_settled_read on working_notes_settled for select to continuum_app
  using (exists (select 1 from records r where r.id = record));
create policy working_notes_settled_say on working_notes_settled for insert to continuum_app
  with check (app.is_note_of_house(record, case_id) and exists (select 1 from records r where r.id = record and r.compartment = 'working'));
grant select, insert on working_notes_settled to continuum_app;
