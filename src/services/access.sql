-- A note of a talk is its writer's alone: no colleague, no supervisor and no carrier of the case sees that there is one.
alter table talk_notes enable row level security;
alter table talk_notes force row level security;
create policy talk_notes_own on talk_notes for select to continuum_app using (author = (select app.actor()));
-- Only beside a process that the writer sees.
create policy talk_notes_add on talk_notes for insert to continuum_app
  with check (author = (select app.actor()) and app.shows_track(track));
create policy talk_notes_drop on talk_notes for delete to continuum_app using (author = (select app.actor()));
grant select, insert, delete on talk_notes to continuum_app;

-- Of a case that is erased nobody keeps notes of talks.
create or replace function app.talks_are_forgotten() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from talk_notes n using tracks t where t.id = n.track and t.case_id = new.id;
  return null;
end $$;
create or replace trigger talks_are_forgotten after update of state on cases for each row
  when (new.state = 'erased' and old.state <> 'erased') execute function app.talks_are_forgotten();
alter function app.talks_are_forgotten() owner to continuum_definer;
revoke execute on function app.talks_are_forgotten() from public;
