-- Whoever is a guardian sees no process about guardians: not that one is doubted, nor that another one is looked for. They may work in
-- the very house that carries the child's case. Nor does whoever holds the child's own card, which may not be the child.
create or replace function app.sees_guardianships() returns boolean language sql stable parallel safe as $$
  select app.circles() is null or app.actor() is not null and not app.has_role('guardian')
$$;
create policy tracks_guardianship on tracks as restrictive for select to continuum_app
  using (kind <> 'guardianship' or (select app.sees_guardianships()));
-- What hangs on such a process, or on what a child says of a guardian (voice), is seen with it; what was signed of it always is (cases).
create policy track_events_guardianship on track_events as restrictive for select to continuum_app
  using ((select app.sees_guardianships()) or kind not in ('guardianship', 'voice') or app.shows_track(track));
do $$ declare t text; begin
  foreach t in array array['clocks', 'permits', 'amounts'] loop
    execute format('create policy %I on %I as restrictive for select to continuum_app
      using ((select app.sees_guardianships()) or track_kind not in (''guardianship'', ''voice'') or app.shows_track(track))', t || '_guardianship', t);
  end loop;
end $$;
create policy records_guardianship on records as restrictive for select to continuum_app
  using ((select app.sees_guardianships()) or compartment <> 'working' or track is null or app.shows_track(records.track));
-- From the day on which a guardian is doubted, whoever is a guardian is shown nothing of the child, until it was found to be nothing or another
-- one is appointed: which of them is doubted lies sealed, so that it is nobody's to tell apart here.
create or replace function app.cases_with_guardian_in_doubt() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (select coalesce(array_agg(distinct t.case_id), '{}') from track_events e join tracks t on t.id = e.track
    where e.kind = 'guardianship' and e.move = 'doubt' and t.case_id is not null
      and not exists (select 1 from track_events c where c.track = t.id and c.kind = 'guardianship' and c.move = 'clear_doubt' and c.at >= e.at)
      and not exists (select 1 from tracks n where n.case_id = t.case_id and n.kind = 'guardianship' and n.state = 'appointed' and n.opened_at > t.opened_at));
end $$;
alter function app.cases_with_guardian_in_doubt() owner to continuum_definer;
revoke execute on function app.cases_with_guardian_in_doubt() from public;
grant execute on function app.cases_with_guardian_in_doubt() to continuum_app;
create policy cases_guardian_in_doubt on cases as restrictive for select to continuum_app
  using (not coalesce((select app.has_role('guardian')), false) or id <> all ((select app.cases_with_guardian_in_doubt())::uuid[]));
do $$ declare t text; begin
  foreach t in array array['tracks', 'track_events', 'clocks', 'records', 'wraps', 'compartments', 'consents', 'messages', 'headers', 'papers',
      'paper_copies', 'pages', 'placements', 'referrals', 'signed_moves', 'case_statements', 'case_workers', 'conferences', 'approvals',
      'assignments', 'case_access', 'case_risks', 'duty_wraps', 'looks', 'note_notices', 'note_readings', 'packages', 'permits', 'take_overs',
      'waiting_readers', 'working_notes_settled', 'amounts'] loop
    execute format('create policy %I on %I as restrictive for select to continuum_app
      using (not coalesce((select app.has_role(''guardian'')), false) or case_id is null
        or case_id <> all ((select app.cases_with_guardian_in_doubt())::uuid[]))', t || '_guardian_in_doubt', t);
  end loop;
end $$;
