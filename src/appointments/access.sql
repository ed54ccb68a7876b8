-- A calendar is read by whoever has its secret address, and then only days, and hours where the person wanted these in clear.

alter table calendar_feeds enable row level security;
alter table calendar_feeds force row level security;
create policy calendar_feeds_own on calendar_feeds for all to continuum_app
  using (user_id = (select app.actor())) with check (user_id = (select app.actor()));
grant select, insert, delete on calendar_feeds to continuum_app;

-- The appointments of the cases that somebody works on by name, made by their own house; nothing for who was sent away.
create or replace function app.calendar_of(of_secret bytea) returns table (track uuid, day date, at timestamptz, language text)
  language sql stable security definer
  set search_path = pg_catalog, public as $$
  select t.id, k.due_on, case when k.due_on is null then k.due_at end, f.language
  from calendar_feeds f join users u on u.id = f.user_id and app.may_sign_in(u)
    join case_workers w on w.user_id = u.id and w.organisation = u.organisation
    join tracks t on t.case_id = w.case_id and t.kind = 'appointment' and t.state = 'made'
    join circles c on c.id = t.owner_circle and c.organisation = u.organisation
    join clocks k on k.track = t.id and k.clock = 'appointment.day' and k.stopped_at is null
  where f.secret_hash = of_secret order by k.due_at limit 500
$$;
-- The days on which a duty of those cases falls due to their own house: neither which one, nor how many.
create or replace function app.due_days_of(of_secret bytea) returns table (day date) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select distinct coalesce(k.due_on, app.network_day(k.due_at)) as day
  from calendar_feeds f join users u on u.id = f.user_id and app.may_sign_in(u)
    join case_workers w on w.user_id = u.id and w.organisation = u.organisation
    join tracks t on t.case_id = w.case_id
    join clocks k on k.track = t.id and k.stopped_at is null and k.clock <> 'appointment.day'
      and (k.due_on is not null or k.due_at is not null)
    join circles c on c.id = k.circle and c.organisation = u.organisation
  where f.secret_hash = of_secret order by 1 limit 500
$$;
-- Whether there is such a calendar: one that is stopped answers as one that never was.
create or replace function app.is_calendar(of_secret bytea) returns text language sql stable security definer
  set search_path = pg_catalog, public as $$
  select f.language from calendar_feeds f join users u on u.id = f.user_id and app.may_sign_in(u)
  where f.secret_hash = of_secret
$$;
do $$ declare f text; begin
  foreach f in array array['calendar_of(bytea)', 'due_days_of(bytea)', 'is_calendar(bytea)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.calendar_of(bytea), app.due_days_of(bytea), app.is_calendar(bytea) to continuum_public;

-- A person's own, by their card: nobody at work sees that there is one, and it ends with the card.
alter table own_calendars enable row level security;
alter table own_calendars force row level security;
create policy own_calendars_own on own_calendars for all to continuum_app
  using ((select app.has_role('person')) and circle = any ((select app.circles())::int[]))
  with check ((select app.has_role('person')) and circle = any ((select app.circles())::int[]));
grant select, insert, delete on own_calendars to continuum_app;

-- The days of her appointments that still hold, whoever made them; nothing for a card that was frozen.
create or replace function app.own_calendar_of(of_secret bytea) returns table (track uuid, day date, at timestamptz)
  language sql stable security definer
  set search_path = pg_catalog, public as $$
  select t.id, k.due_on, case when k.due_on is null then k.due_at end
  from own_calendars f join cards c on c.circle = f.circle and c.state = 'active'
    join tracks t on t.person_circle = f.circle and t.kind = 'appointment' and t.state = 'made'
    join clocks k on k.track = t.id and k.clock = 'appointment.day' and k.stopped_at is null
  where f.secret_hash = of_secret order by k.due_at limit 500
$$;
create or replace function app.is_own_calendar(of_secret bytea) returns text language sql stable security definer
  set search_path = pg_catalog, public as $$
  select f.language from own_calendars f join cards c on c.circle = f.circle and c.state = 'active' where f.secret_hash = of_secret
$$;
do $$ declare f text; begin
  foreach f in array array['own_calendar_of(bytea)', 'is_own_calendar(bytea)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.own_calendar_of(bytea), app.is_own_calendar(bytea) to continuum_public;
