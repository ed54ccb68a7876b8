-- Whoever is a guardian sees no process about guardians: not that one is doubted, nor that another one is looked for. They may work in
-- the very house that carries the child's case. Nor does whoever holds the child's own card, which may not be the child.
create or replace function app.sees_guardianships() returns boolean language sql stable parallel safe as $$
  select app.circles() is null or app.actor() is not null and not app.has_role('guardian')
$$;
create policy tracks_guardianship on tracks as restrictive for select to continuum_app
  using (kind <> 'guardianship' or (select app.sees_guardianships()));
-- What hangs on such a process is seen with it.
do $$ declare t text; begin
  foreach t in array array['track_events', 'clocks', 'signed_moves'] loop
    execute format('create policy %I on %I as restrictive for select to continuum_app
      using ((select app.sees_guardianships()) or track is null or exists (select 1 from tracks t where t.id = %I.track))', t || '_guardianship', t, t);
  end loop;
end $$;
create policy records_guardianship on records as restrictive for select to continuum_app
  using ((select app.sees_guardianships()) or compartment <> 'working' or track is null or exists (select 1 from tracks t where t.id = records.track));
