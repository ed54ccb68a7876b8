-- Beds belong to the shelter that has them; others see only how many are free, through a function. A placement is seen
-- by who sees its track: the shelter, the person, who holds the contact compartment. For everybody else it is a safe place.

alter table bed_units enable row level security;
alter table bed_units force row level security;
create policy bed_units_own on bed_units for all to continuum_app
  using (circle = any ((select app.home_circles())::int[])) with check (circle = any ((select app.home_circles())::int[]));
grant select, insert, update (takes, rules), delete on bed_units to continuum_app;

alter table bed_rooms enable row level security;
alter table bed_rooms force row level security;
create policy bed_rooms_own on bed_rooms for all to continuum_app
  using (circle = any ((select app.home_circles())::int[]))
  with check (circle = any ((select app.home_circles())::int[]) and exists (select 1 from bed_units u where u.id = unit and u.circle = bed_rooms.circle));
grant select, insert, update (features), delete on bed_rooms to continuum_app;

alter table beds enable row level security;
alter table beds force row level security;
create policy beds_own on beds for all to continuum_app
  using (circle = any ((select app.home_circles())::int[]))
  with check (circle = any ((select app.home_circles())::int[]) and exists (select 1 from bed_rooms r where r.id = room and r.circle = beds.circle));
grant select, insert, delete on beds to continuum_app;

-- Which nights a bed is taken: its house sees it, and who sees the stay. What is out of order only its house writes; who sleeps
-- in a bed is written by functions below, which ask whose beds they are.
alter table bed_times enable row level security;
alter table bed_times force row level security;
create policy bed_times_read on bed_times for select to continuum_app
  using (exists (select 1 from beds b where b.id = bed) or exists (select 1 from placements p where p.track = bed_times.track));
create policy bed_times_close on bed_times for insert to continuum_app
  with check (track is null and exists (select 1 from beds b where b.id = bed)
    and (hold is null or exists (select 1 from bed_holds h join beds b on b.id = bed where h.id = hold and h.house = b.circle)));
create policy bed_times_change on bed_times for update to continuum_app
  using (exists (select 1 from beds b where b.id = bed) or exists (select 1 from placements p where p.track = bed_times.track));
create policy bed_times_worker on bed_times for all to continuum_worker using (true) with check (true);
grant select, insert (bed, closed, hold, during), update (during, live) on bed_times to continuum_app;
grant select, update (during, live) on bed_times to continuum_worker;

alter table placements enable row level security;
alter table placements force row level security;
create policy placements_read on placements for select to continuum_app using (app.shows_track(track));
create policy placements_add on placements for insert to continuum_app with check (app.shows_track(track));
create policy placements_change on placements for update to continuum_app using (app.shows_track(track));
create policy placements_worker on placements for all to continuum_worker using (true) with check (true);
grant select, insert, update (during, live) on placements to continuum_app;
grant select, update (live, during) on placements to continuum_worker;

-- Whether a circle may look for a bed: it knows where the person is, or carries their case. Any other house could ask itself
-- for a bed, learn whether they sleep somewhere, and keep them from every other one.
create or replace function app.may_house(of_case uuid, circle int) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return circle = any (app.holders(of_case, 'contact')) or exists (select 1 from cases c where c.id = of_case and c.owner_circle = circle);
end $$;
alter function app.may_house(uuid, int) owner to continuum_definer;
revoke execute on function app.may_house(uuid, int) from public;
grant execute on function app.may_house(uuid, int) to continuum_app;
create policy placements_begin on tracks as restrictive for insert to continuum_app
  with check (kind not in ('placement', 'hotel_night') or app.may_house(case_id, owner_circle));

-- Whether these are beds of one of our houses that is the placement's other side, for as long as whoever asked may ask.
create or replace function app.may_lay(of_track uuid, in_beds int[]) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select 1 from tracks t where t.id = of_track and t.kind = 'placement' and t.visible_to && app.circles()
    and app.may_house(t.case_id, t.owner_circle)
    and not exists (select 1 from unnest(in_beds) one where not exists (
      select 1 from beds b where b.id = one and b.circle = coalesce(t.counterparty_circle, t.owner_circle) and b.circle = any (app.home_circles()))))
$$;
alter function app.may_lay(uuid, int[]) owner to continuum_definer;
revoke execute on function app.may_lay(uuid, int[]) from public;
grant execute on function app.may_lay(uuid, int[]) to continuum_app;

-- Takes these beds for a stay, all or none. Somebody was faster, or the person has a bed elsewhere in that time: false.
create or replace function app.take_beds(of_track uuid, for_party smallint, span tstzrange, in_beds int[]) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.may_lay(of_track, in_beds) or cardinality(in_beds) < for_party then return false; end if;
  insert into placements (track, case_id, during, party_size) select of_track, t.case_id, span, for_party from tracks t where t.id = of_track
    on conflict (track) do update set during = excluded.during, party_size = excluded.party_size, live = true;
  insert into bed_times (bed, track, during) select one, of_track, span from unnest(in_beds) one order by one;
  return true;
exception when exclusion_violation then return false;
end $$;
alter function app.take_beds(uuid, smallint, tstzrange, int[]) owner to continuum_definer;
revoke execute on function app.take_beds(uuid, smallint, tstzrange, int[]) from public;
grant execute on function app.take_beds(uuid, smallint, tstzrange, int[]) to continuum_app;

-- Whether the person of a request has a bed offered, kept or slept in elsewhere: whoever was asked is told that, and not where.
create or replace function app.has_bed_elsewhere(of_track uuid, at timestamptz) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select 1 from tracks t join placements p on p.case_id = t.case_id and p.track <> t.id and p.live and p.during && tstzrange(at, null)
    where t.id = of_track and t.visible_to && app.circles())
$$;
alter function app.has_bed_elsewhere(uuid, timestamptz) owner to continuum_definer;
revoke execute on function app.has_bed_elsewhere(uuid, timestamptz) from public;
grant execute on function app.has_bed_elsewhere(uuid, timestamptz) to continuum_app;

-- Moves a stay to other beds of the same house from a moment on. One of them is taken then: false, and nothing has moved.
create or replace function app.move_beds(of_track uuid, to_beds int[], at timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare stays tstzrange; people int;
begin
  select p.during, p.party_size into stays, people from placements p where p.track = of_track and p.live for update;
  if stays is null or cardinality(to_beds) < people or not app.may_lay(of_track, to_beds) then return false; end if;
  update bed_times set live = false,
    during = tstzrange(lower(during), greatest(least(at, upper(during)), lower(during) + interval '1 second'), '[)')
    where track = of_track and live;
  -- Whoever is still here after their last day stays on, until somebody says until when.
  update placements set during = tstzrange(lower(during), null, '[)') where track = of_track and live and upper(during) <= at;
  insert into bed_times (bed, track, during)
    select one, of_track, tstzrange(greatest(lower(stays), at), case when upper(stays) > at then upper(stays) end, '[)') from unnest(to_beds) one order by one;
  return true;
exception when exclusion_violation then return false;
end $$;
alter function app.move_beds(uuid, int[], timestamptz) owner to continuum_definer;
revoke execute on function app.move_beds(uuid, int[], timestamptz) from public;
grant execute on function app.move_beds(uuid, int[], timestamptz) to continuum_app;

-- Puts beds of one's own out of order. Somebody sleeps in one of them then: false. Whose beds they are the policies say.
create or replace function app.close_beds(those int[], because text, span tstzrange) returns boolean language plpgsql
  set search_path = pg_catalog, public as $$
begin
  insert into bed_times (bed, closed, during) select one, because, span from unnest(those) one order by one;
  return true;
exception when exclusion_violation then return false;
end $$;
revoke execute on function app.close_beds(int[], text, tstzrange) from public;
grant execute on function app.close_beds(int[], text, tstzrange) to continuum_app;

-- Says until when a stay goes, or that nobody knows. Somebody else comes into one of its beds before: false.
create or replace function app.stay_until(of_track uuid, ends timestamptz) returns boolean language plpgsql
  set search_path = pg_catalog, public as $$
begin
  update bed_times set during = tstzrange(lower(during), ends, '[)') where track = of_track and live;
  update placements set during = tstzrange(lower(during), ends, '[)') where track = of_track and live;
  return true;
exception when exclusion_violation then return false;
end $$;
revoke execute on function app.stay_until(uuid, timestamptz) from public;
grant execute on function app.stay_until(uuid, timestamptz) to continuum_app;

-- How many people one of our houses lodged in hotels in a night, since it knew of no bed: a number, told to a shelter too that sees none of them.
create or replace function app.hotel_guests(of_circle int, of_day date, night timestamptz) returns int language sql stable security definer
  set search_path = pg_catalog, public as $$
  select coalesce(sum((o.facts ->> 'guests')::int), 0)::int from tracks t join track_events o on o.track = t.id and o.move = 'opened'
  where of_circle = any (app.home_circles()) and t.kind = 'hotel_night' and t.owner_circle = of_circle and o.at <= night
    and of_day < (select max((e.facts ->> 'until_morning')::date) from track_events e where e.track = t.id and e.facts ? 'until_morning')
    and not exists (select 1 from track_events e where e.track = t.id and e.to_state in ('moved_on', 'left', 'called_off') and e.at <= night)
$$;
alter function app.hotel_guests(int, date, timestamptz) owner to continuum_definer;
revoke execute on function app.hotel_guests(int, date, timestamptz) from public;
grant execute on function app.hotel_guests(int, date, timestamptz) to continuum_app;

-- Yes, few or no: a shelter shows no count, so that nobody can watch a single person come and go.
create or replace function app.places_free(from_circle int, at timestamptz) returns text language sql stable security definer
  set search_path = pg_catalog, public as $$
  select case when n = 0 then 'no' when n < 3 then 'few' else 'yes' end from (select count(*) n from beds b where b.circle = from_circle
    and not exists (select 1 from bed_times o where o.bed = b.id and o.live and o.during @> at)) free
$$;
alter function app.places_free(int, timestamptz) owner to continuum_definer;
revoke execute on function app.places_free(int, timestamptz) from public;
grant execute on function app.places_free(int, timestamptz) to continuum_app;

-- Whether the bed of a stay is kept because somebody has not come back: until they are found, or the time has passed for which the rules of
-- their country keep it. Whoever has the bed may not see why. Asked only by who sees the stay.
create or replace function app.keeps_bed(of_stay uuid, at timestamptz) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (
    select 1 from tracks s
      left join lateral (select bool_or(not passed) as kept, bool_or(passed) as passed from (
        select exists (select 1 from clocks k where k.track = m.id and k.clock = 'missing.bed' and k.due_at <= at) as passed
        from tracks m where m.case_id = s.case_id and m.kind = 'missing' and m.state in ('missing', 'reported')) one) missing on true
    where s.id = of_stay and s.kind = 'placement' and s.state in ('resident', 'away') and s.visible_to && app.circles()
      and (missing.kept or (s.state = 'away' and missing.passed is not true
        and exists (select 1 from clocks k where k.track = s.id and k.clock = 'placement.welfare' and k.stopped_at is null))))
$$;
alter function app.keeps_bed(uuid, timestamptz) owner to continuum_definer;
revoke execute on function app.keeps_bed(uuid, timestamptz) from public;
grant execute on function app.keeps_bed(uuid, timestamptz) to continuum_app;

-- Places held for a visit: the house that was asked and the house that asked see it, and nobody else who stands on the visit.
alter table bed_holds enable row level security;
alter table bed_holds force row level security;
create policy bed_holds_read on bed_holds for select to continuum_app
  using (house = any ((select app.home_circles())::int[]) or asked_by = any ((select app.outside_circles())::int[]));
-- It is asked by who holds the visit, of a house that has beds.
create or replace function app.keeps_beds(of_circle int) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$ select exists (select 1 from beds b where b.circle = of_circle) $$;
create policy bed_holds_ask on bed_holds for insert to continuum_app
  with check (state = 'asked' and asked_by = any ((select app.outside_circles())::int[]) and app.keeps_beds(house)
    and exists (select 1 from tracks t where t.id = visit and t.kind = 'visit' and t.owner_circle = asked_by));
create policy bed_holds_answer on bed_holds for update to continuum_app using (house = any ((select app.home_circles())::int[]));
grant select, insert, update (state) on bed_holds to continuum_app;

-- The houses of which one can ask it, each with the one word that everybody sees.
create or replace function app.houses_with_beds(at timestamptz) returns table (circle int, organisation int, district text, free text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, o.id, o.district, app.places_free(c.id, at) from circles c join organisations o on o.id = c.organisation
  where c.kind = 'organisation' and o.state = 'active' and app.keeps_beds(c.id) order by o.district nulls last, c.id limit 100
$$;

-- Takes beds of one's own for a hold, all or none. Somebody was faster: false. Whose beds they are the policies say.
create or replace function app.hold_beds(of_hold uuid, those int[], span tstzrange) returns boolean language plpgsql
  set search_path = pg_catalog, public as $$
begin
  insert into bed_times (bed, hold, during) select one, of_hold, span from unnest(those) one order by one;
  return true;
exception when exclusion_violation then return false;
end $$;

-- Lets go of so many beds of a hold: by the house, for whom they are not needed any more or who gives them to somebody, or by who asked.
create or replace function app.let_go(of_hold uuid, count int, at timestamptz) returns boolean language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare held bed_holds; let int;
begin
  select * into held from bed_holds h where h.id = of_hold and h.state in ('asked', 'confirmed')
    and (h.house = any (app.home_circles()) or h.asked_by = any (app.outside_circles())) for update;
  if held.id is null then return false; end if;
  let := least(count, held.places);
  update bed_times set live = false, during = tstzrange(lower(during), greatest(least(at, upper(during)), lower(during) + interval '1 second'), '[)')
    where id in (select o.id from bed_times o where o.hold = of_hold and o.live and upper(o.during) > at order by o.bed limit let);
  update bed_holds set places = places - let, given = greatest(given - let, 0),
    state = case when places = let then 'released' else state end where id = of_hold;
  return true;
end $$;

-- Gives one held bed of a visit to somebody who was met there, who is not named. False where none is left, or the hour has passed.
create or replace function app.give_held(of_hold uuid, of_visit uuid, at timestamptz) returns boolean language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update bed_holds set given = given + 1 where id = of_hold and visit = of_visit and state = 'confirmed' and ends_at > at
    and given < places and asked_by = any (app.outside_circles());
  return found;
end $$;

-- How many places are held for a visit at this moment, whoever asks and may see the visit.
create or replace function app.beds_held(of_visit uuid, at timestamptz) returns int language sql stable security definer
  set search_path = pg_catalog, public as $$
  select coalesce(sum(h.places), 0)::int from bed_holds h join tracks t on t.id = h.visit
  where h.visit = of_visit and h.state = 'confirmed' and h.ends_at > at and (t.visible_to && app.circles() or t.visible_to && app.outside_circles())
$$;
do $$ declare f text; begin
  foreach f in array array['keeps_beds(int)', 'houses_with_beds(timestamptz)', 'let_go(uuid, int, timestamptz)',
    'give_held(uuid, uuid, timestamptz)', 'beds_held(uuid, timestamptz)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app', f);
  end loop;
end $$;
revoke execute on function app.hold_beds(uuid, int[], tstzrange) from public;
grant execute on function app.hold_beds(uuid, int[], tstzrange) to continuum_app;

-- Who brings somebody to a house: seen by the house and by that one person. No query reads the address; a function tells it to them.
alter table journeys enable row level security;
alter table journeys force row level security;
create policy journeys_read on journeys for select to continuum_app
  using (escort = (select app.actor()) or house = any ((select app.home_circles())::int[]));
-- Of a bed that is kept, by whoever asked for it.
create policy journeys_ask on journeys for insert to continuum_app
  with check (escort = (select app.actor()) and told_at is null and exists (select 1 from tracks t where t.id = track and t.kind = 'placement'
    and t.state = 'held' and t.owner_circle = any ((select app.circles())::int[]) and house = coalesce(t.counterparty_circle, t.owner_circle)));
create policy journeys_tell on journeys for update to continuum_app
  using (escort = (select app.actor()) or house = any ((select app.home_circles())::int[]));
create policy journeys_worker on journeys for all to continuum_worker using (true) with check (true);
grant select (id, track, house, escort, asked_at, told_by, told_at, ends_at, read_at), insert (id, track, house, escort, asked_at),
  update (told_by, told_at, ends_at, address, address_signature) on journeys to continuum_app;
grant select, update (address, address_signature) on journeys to continuum_worker;

-- The journeys to one bed, as far as I see them, with whose colleague it is who brings them.
create or replace function app.journeys_of(of_track uuid, at timestamptz)
  returns table (id uuid, escort uuid, organisation int, organisation_name text, asked_at timestamptz, told_at timestamptz, read_at timestamptz,
    ends_at timestamptz, is_open boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select j.id, j.escort, o.id, o.name, j.asked_at, j.told_at, j.read_at, j.ends_at, t.state = 'held' and (j.ends_at is null or j.ends_at > at)
  from journeys j join tracks t on t.id = j.track join users u on u.id = j.escort join organisations o on o.id = u.organisation
  where j.track = of_track and (j.escort = app.actor() or j.house = any (app.home_circles()))
$$;

-- That somebody brings me, and from which place: told to the person alone, and never where the house is. A house's name is no word for a telephone.
create or replace function app.brought_by(of_track uuid, at timestamptz) returns table (name text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select case when o.kind <> 'shelter' then o.name end
  from journeys j join tracks t on t.id = j.track join users u on u.id = j.escort join organisations o on o.id = u.organisation
  where j.track = of_track and t.state = 'held' and t.person_circle = any (app.circles()) and (j.ends_at is null or j.ends_at > at)
  order by j.asked_at desc, j.id limit 1
$$;

-- The way, to the one to whom it is sealed, while the bed is kept and the journey lasts. The first reading is written down.
create or replace function app.read_journey(of_journey uuid, at timestamptz)
  returns table (address bytea, address_signature bytea, told_by uuid, organisation int, ends_at timestamptz)
  language sql volatile security definer set search_path = pg_catalog, public as $$
  update journeys j set read_at = coalesce(j.read_at, at) from tracks t, users u
  where j.id = of_journey and j.escort = app.actor() and t.id = j.track and t.state = 'held' and u.id = j.told_by
    and j.address is not null and j.ends_at > at
  returning j.address, j.address_signature, j.told_by, u.organisation, j.ends_at
$$;

-- Whoever has arrived, or gets no bed there, is brought no more; and whoever does not work here any longer brings nobody.
create or replace function app.journeys_end() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'users' then
    update journeys set address = null, address_signature = null where escort = new.id and address is not null;
  else
    update journeys set address = null, address_signature = null where track = new.id and address is not null;
  end if;
  return null;
end $$;
create or replace trigger journeys_end after update of state on tracks for each row
  when (old.kind = 'placement' and old.state = 'held' and new.state <> 'held') execute function app.journeys_end();
create or replace trigger journeys_end after update of state on users for each row
  when (new.state is distinct from old.state and new.state <> 'active') execute function app.journeys_end();
do $$ declare f text; begin
  foreach f in array array['journeys_of(uuid, timestamptz)', 'brought_by(uuid, timestamptz)', 'read_journey(uuid, timestamptz)', 'journeys_end()'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.journeys_of(uuid, timestamptz), app.brought_by(uuid, timestamptz), app.read_journey(uuid, timestamptz) to continuum_app;

-- Only the house itself knows whether its list of tonight was made.
alter table fire_rolls enable row level security;
alter table fire_rolls force row level security;
create policy fire_rolls_own on fire_rolls for all to continuum_app
  using (house = any ((select app.home_circles())::int[])) with check (house = any ((select app.home_circles())::int[]));
grant select, insert, update on fire_rolls to continuum_app;

-- Marks of who must not meet whom: given by whoever asked for the bed, read by the house that was asked.
alter table roof_marks enable row level security;
alter table roof_marks force row level security;
create policy roof_marks_house on roof_marks for select to continuum_app using (house = any ((select app.home_circles())::int[]));
create policy roof_marks_asker on roof_marks for all to continuum_app
  using (exists (select 1 from tracks t where t.id = track and t.kind = 'placement' and t.owner_circle = any ((select app.circles())::int[])))
  with check (exists (select 1 from tracks t where t.id = track and t.kind = 'placement' and t.owner_circle = any ((select app.circles())::int[])
    and t.counterparty_circle = house and t.state in ('requested', 'matched', 'offered', 'held', 'resident', 'away')));
grant select, insert, update on roof_marks to continuum_app;

-- Whoever sleeps there no more, or gets no bed there, is compared with nobody.
create or replace function app.roof_marks_end() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from roof_marks where track = new.id;
  return null;
end $$;
alter function app.roof_marks_end() owner to continuum_definer;
revoke execute on function app.roof_marks_end() from public;
create or replace trigger roof_marks_end after update of state, counterparty_circle on tracks for each row
  when (new.kind = 'placement' and (new.state in ('ended', 'refused', 'unmet', 'placed', 'withdrawn')
    or new.counterparty_circle is distinct from old.counterparty_circle)) execute function app.roof_marks_end();

-- A house says that it has looked at a request; read by who is shown the request, until it is answered or asked anew.
alter table bed_requests_seen enable row level security;
alter table bed_requests_seen force row level security;
create policy bed_requests_seen_read on bed_requests_seen for select to continuum_app using (app.shows_track(track));
create policy bed_requests_seen_say on bed_requests_seen for insert to continuum_app
  with check (house = any ((select app.home_circles())::int[]) and exists (select 1 from tracks t where t.id = track and t.kind = 'placement'
    and t.state = 'matched' and t.counterparty_circle = house));
grant select, insert on bed_requests_seen to continuum_app;
create or replace function app.bed_requests_seen_end() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from bed_requests_seen where track = new.id;
  return null;
end $$;
alter function app.bed_requests_seen_end() owner to continuum_definer;
revoke execute on function app.bed_requests_seen_end() from public;
create or replace trigger bed_requests_seen_end after update of state on tracks for each row
  when (old.kind = 'placement' and old.state = 'matched' and new.state <> 'matched') execute function app.bed_requests_seen_end();

-- Whose logs: the house tells the way to somebody of another organisation, who holds it against the log of the house.
create policy log_read_journeys on log_statements for select to continuum_app using (not (select app.has_role('person'))
  and organisation = any ((select app.homes_of(array(select j.house from journeys j), array(select j.escort from journeys j)))::int[]));
