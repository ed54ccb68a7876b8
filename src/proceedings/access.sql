-- Amounts claimed, awarded and paid are seen by who sees the proceeding that they belong to.

alter table amounts enable row level security;
alter table amounts force row level security;
create policy amounts_read on amounts for select to continuum_app using (visible_to && (select app.circles()));
create policy amounts_add on amounts for insert to continuum_app with check (app.shows_track(track));
grant select, insert on amounts to continuum_app;

-- How often somebody has been asked already. It counts whoever asked, also those of whom the next one may see nothing:
-- what is disclosed is a number, to who stands on the case, and without it everybody would ask for the first time.
create or replace function app.interviews_held(of_case uuid) returns int language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*)::int from tracks t where t.case_id = of_case and t.kind = 'interview' and t.state = 'held'
    and (app.circles() is null or exists (select 1 from cases c where c.id = of_case and c.visible_to && app.circles())
      or exists (select 1 from tracks s where s.case_id = of_case and s.visible_to && app.circles()))
$$;
alter function app.interviews_held(uuid) owner to continuum_definer;
revoke execute on function app.interviews_held(uuid) from public;
grant execute on function app.interviews_held(uuid) to continuum_app, continuum_worker;

-- Whether one of them was recorded: the recording is heard in place of asking again. Yes or no, to who stands on the case.
create or replace function app.interview_recorded(of_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from tracks t join track_events e on e.track = t.id
    where t.case_id = of_case and t.kind = 'interview' and t.state = 'held'
      and e.move in ('hold', 'hold_at_once') and e.facts ->> 'recorded' = 'true'
      and (app.circles() is null or exists (select 1 from cases c where c.id = of_case and c.visible_to && app.circles())
        or exists (select 1 from tracks s where s.case_id = of_case and s.visible_to && app.circles())))
$$;
alter function app.interview_recorded(uuid) owner to continuum_definer;
revoke execute on function app.interview_recorded(uuid) from public;
grant execute on function app.interview_recorded(uuid) to continuum_app, continuum_worker;
