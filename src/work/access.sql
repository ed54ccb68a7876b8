-- What is put off on My work. A duty is its house's, so what puts it off is read and said by those to whom it is owed there.

-- As neverSnoozed in snooze.ts says: beds that are asked for or offered, and days that a court, an authority or a letter has set.
create or replace function app.never_snoozed() returns text[] language sql immutable parallel safe as $$
  select array['consent.order', 'demand.answer', 'identification.challenge', 'placement.answer', 'placement.answer.now',
    'placement.bed', 'placement.bed.now', 'placement.hold', 'proceeding.appeal',
    'proceeding.hearing', 'proceeding.limitation', 'proceeding.review', 'proceeding.warn', 'proceeding.warn_now', 'status.challenge', 'status.end']
$$;
create or replace function app.may_snooze(of_clock uuid) returns boolean language sql stable set search_path = pg_catalog, public as $$
  select exists (select 1 from clocks k where k.id = of_clock and k.stopped_at is null and k.urgency > 0 and k.source = 'house'
    and k.clock <> all (app.never_snoozed()) and (k.circle = any (app.circles()) or k.case_id is null and k.circle = any (app.outside_circles())))
$$;
revoke execute on function app.may_snooze(uuid) from public;
grant execute on function app.never_snoozed(), app.may_snooze(uuid) to continuum_app;

-- What is done needs no putting off any more.
create or replace function app.duty_wakes() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from snoozes where clock = new.id;
  return null;
end $$;
alter function app.duty_wakes() owner to continuum_definer;
revoke execute on function app.duty_wakes() from public;
create or replace trigger duty_wakes after update of stopped_at, urgency on clocks for each row
  when (new.stopped_at is not null and old.stopped_at is null or new.urgency = 0 and old.urgency > 0) execute function app.duty_wakes();

alter table snoozes enable row level security;
alter table snoozes force row level security;
-- A function for the reason that app.shows_track is one: hardly any duty is put off, and every page of My work asks.
create or replace function app.shows_clock(of_clock uuid) returns boolean language plpgsql stable parallel safe cost 4000 as $$
begin
  return exists (select 1 from public.clocks k where k.id = of_clock);
end $$;
create policy snoozes_read on snoozes for select to continuum_app using (organisation = (select app.organisation())
  and app.shows_clock(clock));
create policy snoozes_say on snoozes for insert to continuum_app with check (organisation = (select app.organisation())
  and user_id = (select app.actor()) and app.may_snooze(clock));
create policy snoozes_end on snoozes for delete to continuum_app using (organisation = (select app.organisation())
  and exists (select 1 from clocks k where k.id = snoozes.clock and (k.circle = any (app.circles())
    or k.case_id is null and k.circle = any (app.outside_circles()))));
create policy snoozes_forget on snoozes for delete to continuum_worker using (true);
create policy snoozes_worker on snoozes for select to continuum_worker using (true);
grant select, insert, delete on snoozes to continuum_app;
grant select, delete on snoozes to continuum_worker;

-- A consent that ended by its day is put away by whoever held it. Nothing else is: what runs is not out of sight.
alter table put_aways enable row level security;
alter table put_aways force row level security;
create policy put_aways_read on put_aways for select to continuum_app using (organisation = (select app.organisation()));
create policy put_aways_say on put_aways for insert to continuum_app with check (organisation = (select app.organisation())
  and exists (select 1 from tracks t where t.id = put_aways.track and t.kind = 'consent' and t.state = 'expired'
    and t.owner_circle = any ((select app.circles())::int[])));
grant select, insert on put_aways to continuum_app;

-- To whom the morning says that something is due today: who is told of it outside and holds the key of a circle to which it is owed.
create or replace function app.due_this_morning(until timestamptz) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, public as $$
  select d.user_id from destinations d join users u on u.id = d.user_id and u.state = 'active'
  where d.digest and exists (select 1 from clocks k join circle_members m on m.circle = k.circle and m.user_id = u.id
    where k.stopped_at is null and k.due_at <= until
      and (k.case_id is null or not exists (select 1 from case_workers w where w.case_id = k.case_id and w.position = 'worker' and w.user_id <> u.id)))
$$;
alter function app.due_this_morning(timestamptz) owner to continuum_definer;
revoke execute on function app.due_this_morning(timestamptz) from public;
grant execute on function app.due_this_morning(timestamptz) to continuum_worker;
