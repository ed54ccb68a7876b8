-- Whose logs somebody reads for their work on cases (docs/decisions/0168).

-- The processes that the actor sees, by the indexes that lead to them: those of the cases of their circles, and those of which a circle of theirs is
-- a side. As the actor, under the policies above, which leave no other; a scan of all processes for each question took a second in a country.
create or replace function app.tracks_at_hand() returns uuid[] language plpgsql stable as $$
declare mine int[] := app.circles() || app.outside_circles();
begin
  return array(select t.id from public.case_access a join public.tracks t on t.case_id = a.case_id
    union select t.id from public.tracks t where t.owner_circle = any (mine)
    union select t.id from public.tracks t where t.counterparty_circle = any (mine));
end $$;
-- Whose logs somebody needs for what they see of cases: of the organisations on both sides of a case and of its processes. As the actor: nobody
-- finds out by asking for logs who else is on a case.
create or replace function app.logs_of_sides() returns int[] language plpgsql stable as $$
begin
  return app.homes_of(array(select c.owner_circle from public.case_access a join public.cases c on c.id = a.case_id
    union select s from public.tracks t, unnest(array[t.owner_circle, t.counterparty_circle, t.carrier_circle]) s
      where t.id = any (app.tracks_at_hand())), '{}');
end $$;
-- Of those who say in a chain what the actor is shown of it (app.case_chain shows the same lines).
create or replace function app.logs_of_chains() returns int[] language sql stable security definer set search_path = pg_catalog, public as $$
  with recursive seen as (
    select c.id, c.owner_circle = any (app.circles()) or coalesce(c.person_circle = any (app.circles()), false) as whole
      from case_access a join cases c on c.id = a.case_id
      where a.circle = any (app.circles()) and (app.reaches_by_circle() or c.id = any ((select app.listed_cases())::uuid[]))
    union select p.case_id, false from pages p where p.visible_to && app.circles()
      and (app.reaches_by_circle() or app.has_role('funder') or p.case_id = any ((select app.listed_cases())::uuid[]))
  ), mine(case_id, circle) as (
    select s.id, k from seen s cross join unnest(app.circles()) k where not s.whole
    union select m.case_id, s.told_to[2] from mine m join case_statements s on s.case_id = m.case_id and s.told_to[1] = m.circle
      and cardinality(s.told_to) > 1
  )
  select coalesce(array_agg(distinct u.organisation), '{}') from seen v join case_statements s on s.case_id = v.id join users u on u.id = s.spoken_by
  where v.whole or s.told_to = '{}' or s.told_to && app.circles() or exists (select 1 from mine m where m.case_id = s.case_id and m.circle = s.told_to[1])
    or s.told_to[1] = 0 and exists (select 1 from wraps w where w.case_id = s.case_id and not w.withheld and w.circle = any (app.circles())
      and s.body::jsonb -> 'commits' ? w.compartment)
$$;
-- Of those who wrote what the actor sees.
create or replace function app.logs_of_words() returns int[] language plpgsql stable as $$
declare at_hand uuid[] := array(select a.case_id from public.case_access a);
begin
  return app.homes_of(array(select r.author_circle from public.records r where r.case_id = any (at_hand)
    union select m.author_circle from public.messages m where m.case_id = any (at_hand)
    union select p.author_circle from public.papers p where p.case_id = any (at_hand)
    union select e.by_circle from public.track_events e where e.track = any (app.tracks_at_hand())), '{}');
end $$;
-- Of those who signed steps of what the actor sees: the cases and processes come as the actor, whose signed steps are seen with them
-- (signed_moves_read, signed_moves_lanes); asking for each of the steps again took a third of a second.
create or replace function app.speakers_of_moves(of_cases uuid[], of_tracks uuid[]) returns int[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select coalesce(array_agg(distinct u.organisation), '{}') from (
    select m.spoken_by from signed_moves m where m.line = any (of_cases) and m.track is null
    union select m.spoken_by from signed_moves m where m.line = any (of_tracks) and m.track is not null) m join users u on u.id = m.spoken_by
$$;
create or replace function app.logs_of_moves() returns int[] language plpgsql stable as $$
begin
  return app.speakers_of_moves(case when app.sees_risk() then array(select a.case_id from public.case_access a) else '{}' end,
    app.tracks_at_hand());
end $$;
do $$ declare f text; begin
  alter function app.logs_of_chains() owner to continuum_definer;
  alter function app.speakers_of_moves(uuid[], uuid[]) owner to continuum_definer;
  foreach f in array array['tracks_at_hand()', 'logs_of_sides()', 'logs_of_chains()', 'logs_of_words()', 'logs_of_moves()',
      'speakers_of_moves(uuid[], uuid[])'] loop
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app', f);
  end loop;
end $$;
-- Each is asked only where those before it did not name the organisation, and none for an organisation whose log is everybody's.
create policy log_read_cases on log_statements for select to continuum_app using (not (select app.has_role('person'))
  and not organisation = any ((select app.logs_of_all())::int[])
  and (organisation = any ((select app.logs_of_sides())::int[]) or organisation = any ((select app.logs_of_chains())::int[])
    or organisation = any ((select app.logs_of_moves())::int[]) or organisation = any ((select app.logs_of_words())::int[])));
