-- Who is on duty when: a house's own affair by name. When a desk is there and whom one rings else is told to whoever may ask it.

-- Whether somebody can stand at a desk: an active colleague who holds the key of its circle.
create or replace function app.can_stand(of_user uuid, of_circle int) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select 1 from users u join circle_members m on m.user_id = u.id and m.circle = of_circle where u.id = of_user and u.state = 'active')
$$;
-- Whether I may say who stands at a desk of mine.
create or replace function app.keeps_rota(of_circle int) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select (app.has_role('supervisor') or app.has_role('administrator'))
    and exists (select 1 from circles c where c.id = of_circle and c.organisation = app.organisation() and c.kind in ('organisation', 'team'))
$$;

-- Whether I may ask a desk: whoever works in the network any, a person that of who carries their case, a visitor the hotline's.
create or replace function app.may_ask_desk(of_circle int) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select app.organisation() is not null
    or exists (select 1 from circles c join organisations o on o.id = c.organisation where c.id = of_circle and o.kind = 'hotline' and o.listed)
    or exists (select 1 from cases c where c.person_circle = any (app.circles()) and c.owner_circle = of_circle)
$$;
-- When desks are there, without who: what a page says that promises an answer.
create or replace function app.desk_hours(of_circles int[]) returns table (circle int, what text, id uuid, weekdays smallint[], starts text, ends text,
    from_day date, until_day date, instead_of uuid, held boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with asked as (select d.circle from duty_desks d join organisations o on o.id = d.organisation
    where d.circle = any (of_circles) and o.state = 'active' and app.may_ask_desk(d.circle))
  select w.circle, 'weekly', w.id, w.weekdays, to_char(w.starts, 'HH24:MI'), to_char(w.ends, 'HH24:MI'), w.from_day, w.until_day, null::uuid, true
    from duty_weekly w join asked using (circle)
  union all select s.circle, 'single', s.id, null, to_char(s.starts, 'HH24:MI'), to_char(s.ends, 'HH24:MI'), s.day, s.day, s.instead_of, s.user_id is not null
    from duty_shifts s join asked using (circle)
  union all select c.circle, 'closed', null, null, null, null, c.day, c.day, null, false from duty_closed c join asked using (circle)
$$;
-- The desks that there are, and whom one rings.
create or replace function app.desks() returns table (circle int, organisation int, purpose text, phone text, for_network boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select d.circle, d.organisation, c.purpose, coalesce(d.phone, case when o.kind <> 'shelter' or o.id = app.organisation() then o.phone end), d.for_network
    from duty_desks d join circles c on c.id = d.circle
    join organisations o on o.id = d.organisation
    where o.state = 'active' and app.may_ask_desk(d.circle) order by d.organisation, d.circle limit 1000
$$;

-- Which desk of which house answers for the whole network where nobody else does is a coordinator's to say.
create or replace function app.name_network_desk(of_circle int) returns boolean language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.has_role('coordinator') then raise exception 'only a coordinator names the desk of the network' using errcode = '42501'; end if;
  update duty_desks set for_network = false where for_network and circle <> of_circle;
  update duty_desks set for_network = true where circle = of_circle;
  return found;
end $$;

-- Whoever stands somewhere instead of a weekly shift goes on standing there when that is taken out of the rota.
create or replace function app.weekly_shift_ends() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update duty_shifts set instead_of = null where instead_of = old.id and user_id is not null;
  return old;
end $$;
create or replace trigger weekly_shift_ends before delete on duty_weekly for each row execute function app.weekly_shift_ends();

-- Whoever is sent away, or goes out of the circle, stands at no desk of it any more: their deputy takes the shift over, where there is one.
create or replace function app.leave_rota(of_user uuid, of_circle int) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update duty_weekly set deputy = null where deputy = of_user and circle = coalesce(of_circle, circle);
  update duty_shifts set deputy = null where deputy = of_user and circle = coalesce(of_circle, circle);
  update duty_weekly set user_id = deputy, deputy = null where user_id = of_user and deputy is not null and circle = coalesce(of_circle, circle);
  update duty_shifts set user_id = deputy, deputy = null where user_id = of_user and deputy is not null and circle = coalesce(of_circle, circle);
  -- Instead of a weekly shift nobody stands there: else the weekly one, of which somebody had said that it does not hold, came back.
  update duty_shifts set user_id = null where user_id = of_user and instead_of is not null and circle = coalesce(of_circle, circle);
  delete from duty_weekly where user_id = of_user and circle = coalesce(of_circle, circle);
  delete from duty_shifts where user_id = of_user and circle = coalesce(of_circle, circle);
end $$;
create or replace function app.sent_away_from_rota() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform app.leave_rota(new.id, null);
  return null;
end $$;
create or replace trigger sent_away_from_rota after update of state on users for each row
  when (old.state = 'active' and new.state <> 'active') execute function app.sent_away_from_rota();
create or replace function app.out_of_circle_out_of_rota() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  -- A circle's next key replaces the rows of its members; whoever is given it stays.
  if not exists (select 1 from circle_members m where m.circle = old.circle and m.user_id = old.user_id) then
    perform app.leave_rota(old.user_id, old.circle);
  end if;
  return null;
end $$;
create or replace trigger out_of_circle_out_of_rota after delete on circle_members for each row execute function app.out_of_circle_out_of_rota();

do $$ declare f text; begin
  foreach f in array array['can_stand(uuid, int)', 'keeps_rota(int)', 'may_ask_desk(int)', 'weekly_shift_ends()', 'desk_hours(int[])', 'desks()',
      'name_network_desk(int)', 'leave_rota(uuid, int)',
      'sent_away_from_rota()', 'out_of_circle_out_of_rota()'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.can_stand(uuid, int), app.keeps_rota(int), app.name_network_desk(int) to continuum_app;
grant execute on function app.desk_hours(int[]), app.desks() to continuum_app, continuum_public;

alter table duty_desks enable row level security;
alter table duty_desks force row level security;
create policy duty_desks_read on duty_desks for select to continuum_app using (organisation = (select app.organisation()));
-- Who keeps the rota opens a desk for a circle of the own house.
create policy duty_desks_open on duty_desks for insert to continuum_app
  with check (organisation = (select app.organisation()) and app.keeps_rota(circle) and not for_network);
create policy duty_desks_change on duty_desks for update to continuum_app using (app.keeps_rota(circle)) with check (app.keeps_rota(circle));
-- What happens without anybody asking looks for who is on duty.
create policy duty_desks_worker on duty_desks for select to continuum_worker using (true);
grant select, insert (circle, organisation, phone, answer_minutes), update (phone, answer_minutes) on duty_desks to continuum_app;
grant select on duty_desks to continuum_worker;

alter table duty_weekly enable row level security;
alter table duty_weekly force row level security;
create policy duty_weekly_read on duty_weekly for select to continuum_app
  using (exists (select 1 from duty_desks d where d.circle = duty_weekly.circle));
create policy duty_weekly_add on duty_weekly for insert to continuum_app
  with check (app.keeps_rota(circle) and app.can_stand(user_id, circle) and (deputy is null or app.can_stand(deputy, circle)));
create policy duty_weekly_change on duty_weekly for update to continuum_app using (app.keeps_rota(circle))
  with check (app.keeps_rota(circle) and app.can_stand(user_id, circle) and (deputy is null or app.can_stand(deputy, circle)));
create policy duty_weekly_remove on duty_weekly for delete to continuum_app using (app.keeps_rota(circle));
create policy duty_weekly_worker on duty_weekly for select to continuum_worker using (true);
grant select, insert, update (weekdays, starts, ends, from_day, until_day, user_id, deputy), delete on duty_weekly to continuum_app;
create policy duty_weekly_past on duty_weekly for delete to continuum_worker using (until_day < (select app.network_today()) - 60);
grant select, delete on duty_weekly to continuum_worker;

alter table duty_shifts enable row level security;
alter table duty_shifts force row level security;
create policy duty_shifts_read on duty_shifts for select to continuum_app
  using (exists (select 1 from duty_desks d where d.circle = duty_shifts.circle));
create policy duty_shifts_add on duty_shifts for insert to continuum_app
  with check (app.keeps_rota(circle) and (user_id is null or app.can_stand(user_id, circle)) and (deputy is null or app.can_stand(deputy, circle))
    and (instead_of is null or exists (select 1 from duty_weekly w where w.id = instead_of and w.circle = duty_shifts.circle)));
create policy duty_shifts_remove on duty_shifts for delete to continuum_app using (app.keeps_rota(circle));
create policy duty_shifts_worker on duty_shifts for select to continuum_worker using (true);
grant select, insert, delete on duty_shifts to continuum_app;
create policy duty_shifts_past on duty_shifts for delete to continuum_worker using (day < (select app.network_today()) - 60);
grant select, delete on duty_shifts to continuum_worker;

alter table duty_closed enable row level security;
alter table duty_closed force row level security;
create policy duty_closed_read on duty_closed for select to continuum_app
  using (exists (select 1 from duty_desks d where d.circle = duty_closed.circle));
create policy duty_closed_add on duty_closed for insert to continuum_app with check (app.keeps_rota(circle));
create policy duty_closed_remove on duty_closed for delete to continuum_app using (app.keeps_rota(circle));
create policy duty_closed_worker on duty_closed for select to continuum_worker using (true);
grant select, insert, delete on duty_closed to continuum_app;
create policy duty_closed_past on duty_closed for delete to continuum_worker using (day < (select app.network_today()) - 60);
grant select, delete on duty_closed to continuum_worker;

-- Calls: at home whoever is in the called circle sees them; the desk of the network sees that something waits in a house, and not what.
alter table duty_calls enable row level security;
alter table duty_calls force row level security;
create policy duty_calls_read on duty_calls for select to continuum_app
  using (user_id = (select app.actor()) or circle = any ((select app.circles())::int[]));
create policy duty_calls_answer on duty_calls for update to continuum_app
  using (user_id = (select app.actor()) or circle = any ((select app.circles())::int[]));
create policy duty_calls_worker on duty_calls for all to continuum_worker using (true) with check (true);
create policy duty_calls_past on duty_calls as restrictive for delete to continuum_worker using (called_at < (select app.now()) - interval '60 days');
grant select, update (answered_at, answered_by) on duty_calls to continuum_app;
grant select, insert, update (answered_at), delete on duty_calls to continuum_worker;
-- A duty that is done needs nobody any more.
create or replace function app.duty_done() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update duty_calls set answered_at = new.stopped_at where clock = new.id and answered_at is null;
  return null;
end $$;
alter function app.duty_done() owner to continuum_definer;
revoke execute on function app.duty_done() from public;
create or replace trigger duty_done after update of stopped_at on clocks for each row
  when (old.stopped_at is null and new.stopped_at is not null and new.urgency = 0) execute function app.duty_done();

-- Who is asked for a hand of another house reads its name and number of it, whatever it carries.
create or replace function app.houses_of(of_circles int[]) returns table (circle int, name text, phone text) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select c.id, o.name, coalesce(d.phone, o.phone) from circles c join organisations o on o.id = c.organisation left join duty_desks d on d.circle = c.id
  where c.id = any (of_circles) and c.kind in ('organisation', 'team')
    and (app.organisation() = c.organisation or exists (select 1 from duty_calls k where k.from_circle = c.id and k.circle = any (app.circles())))
$$;
alter function app.houses_of(int[]) owner to continuum_definer;
revoke execute on function app.houses_of(int[]) from public;
grant execute on function app.houses_of(int[]) to continuum_app;

-- When hours of courtesy have passed in which a desk is there, counted over its shifts; as they stand where it keeps no rota, or none for so long.
create or replace function app.due_in_open_hours(of_circle int, at timestamptz, due timestamptz, zone text) returns timestamptz
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  remaining interval := due - at;
  shift record;
  open_from timestamptz;
begin
  if due is null or not exists (select 1 from duty_desks d where d.circle = of_circle) then return due; end if;
  for shift in
    select x.day, x.starts, x.ends from (
      select g.day, w.starts, w.ends from generate_series((at at time zone zone)::date - 1, (at at time zone zone)::date + 31, interval '1 day') as g(day)
        join duty_weekly w on w.circle = of_circle and extract(isodow from g.day)::smallint = any (w.weekdays)
          and g.day::date >= w.from_day and g.day::date <= coalesce(w.until_day, g.day::date)
        where not exists (select 1 from duty_closed c where c.circle = of_circle and c.day = g.day::date)
          and not exists (select 1 from duty_shifts s where s.instead_of = w.id and s.day = g.day::date)
      union all select s.day, s.starts, s.ends from duty_shifts s where s.circle = of_circle and s.user_id is not null
        and s.day between (at at time zone zone)::date - 1 and (at at time zone zone)::date + 31) x
    order by 1, 2
  loop
    declare ends_at timestamptz := (shift.day::date + case when shift.ends <= shift.starts then 1 else 0 end + shift.ends) at time zone zone;
    begin
      open_from := greatest(at, (shift.day::date + shift.starts) at time zone zone);
      if ends_at > open_from then
        if ends_at - open_from >= remaining then return open_from + remaining; end if;
        remaining := remaining - (ends_at - open_from);
      end if;
    end;
  end loop;
  return due;
end $$;
alter function app.due_in_open_hours(int, timestamptz, timestamptz, text) owner to continuum_definer;
revoke execute on function app.due_in_open_hours(int, timestamptz, timestamptz, text) from public;
grant execute on function app.due_in_open_hours(int, timestamptz, timestamptz, text) to continuum_app, continuum_worker, continuum_public;
