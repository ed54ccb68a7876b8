-- Beds belong to the shelter that has them; others see only how many are free, through a function. A placement is seen
-- by who sees its track: the shelter, the person, who holds the contact compartment. For everybody else it is a safe place.

alter table beds enable row level security;
alter table beds force row level security;
create policy beds_own on beds for all to continuum_app
  using (circle = any ((select app.home_circles())::int[])) with check (circle = any ((select app.home_circles())::int[]));
grant select, insert, update (takes, open), delete on beds to continuum_app;

alter table placements enable row level security;
alter table placements force row level security;
create policy placements_read on placements for select to continuum_app using (exists (select 1 from tracks t where t.id = track));
create policy placements_add on placements for insert to continuum_app with check (exists (select 1 from tracks t where t.id = track));
create policy placements_change on placements for update to continuum_app using (exists (select 1 from tracks t where t.id = track));
create policy placements_worker on placements for all to continuum_worker using (true) with check (true);
grant select, insert, update (bed, during, live) on placements to continuum_app;
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
  with check (kind <> 'placement' or app.may_house(case_id, owner_circle));

-- Takes one free bed of a circle for a time, passing over beds that somebody else is just taking. No free bed: nothing.
create or replace function app.take_bed(of_track uuid, from_circle int, of_case uuid, for_party smallint, span tstzrange) returns int
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare b int;
begin
  -- Of the house that is this placement's other side, and of no other, for as long as whoever asked may ask.
  if not exists (select 1 from tracks t where t.id = of_track and t.kind = 'placement' and t.case_id = of_case
    and coalesce(t.counterparty_circle, t.owner_circle) = from_circle and t.visible_to && app.circles()
    and app.may_house(of_case, t.owner_circle)) then return null; end if;
  for b in select bed.id from beds bed where bed.circle = from_circle and bed.open
      and not exists (select 1 from placements p where p.bed = bed.id and p.live and p.during && span)
    order by bed.id for no key update of bed skip locked loop
    begin
      insert into placements (track, case_id, bed, during, party_size) values (of_track, of_case, b, span, for_party)
        on conflict (track) do update set bed = excluded.bed, during = excluded.during, live = true;
      return b;
    exception when exclusion_violation then null;
    end;
  end loop;
  return null;
end $$;
alter function app.take_bed(uuid, int, uuid, smallint, tstzrange) owner to continuum_definer;
revoke execute on function app.take_bed(uuid, int, uuid, smallint, tstzrange) from public;
grant execute on function app.take_bed(uuid, int, uuid, smallint, tstzrange) to continuum_app;

-- Yes, few or no: a shelter shows no count, so that nobody can watch a single person come and go.
create or replace function app.places_free(from_circle int, at timestamptz) returns text language sql stable security definer
  set search_path = pg_catalog, public as $$
  select case when n = 0 then 'no' when n < 3 then 'few' else 'yes' end from (select count(*) n from beds b where b.circle = from_circle and b.open
    and not exists (select 1 from placements p where p.bed = b.id and p.live and p.during @> at)) free
$$;
alter function app.places_free(int, timestamptz) owner to continuum_definer;
revoke execute on function app.places_free(int, timestamptz) from public;
grant execute on function app.places_free(int, timestamptz) to continuum_app;
