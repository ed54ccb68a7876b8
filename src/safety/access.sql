-- A call to a case is seen by whom it calls, and by who sees the alert. It says to whom, and never why.
alter table alert_calls enable row level security;
alter table alert_calls force row level security;
create policy alert_calls_mine on alert_calls for select to continuum_app
  using (user_id = (select app.actor()) or (user_id is null and circle = any ((select app.outside_circles())::int[]))
    or app.shows_track(alert_calls.track));
grant select on alert_calls to continuum_app;

-- Who has seen it is shown to who sees the call; each says it for themselves, and only of what calls them.
alter table alert_seen enable row level security;
alter table alert_seen force row level security;
create policy alert_seen_read on alert_seen for select to continuum_app using (exists (select 1 from alert_calls c where c.id = call));
create policy alert_seen_add on alert_seen for insert to continuum_app
  with check (user_id = (select app.actor()) and exists (select 1 from alert_calls c where c.id = call
    and (c.user_id = (select app.actor()) or (c.user_id is null and c.circle = any ((select app.outside_circles())::int[])))));
grant select, insert on alert_seen to continuum_app;

-- Calls everybody who works with the person of an alert: the worker and the second worker of each house that reads the case, or the circle that
-- carries it where nobody has it; the house in which they sleep; the duty desk of the house that carries it. Not whoever presses.
create or replace function app.call_to_case(of_track uuid, at timestamptz) returns void language sql security definer
  set search_path = pg_catalog, public as $$
  with alert as (
    select t.id, t.case_id, c.owner_circle, c.visible_to, o.organisation from tracks t join cases c on c.id = t.case_id
      join circles o on o.id = c.owner_circle where t.id = of_track and t.kind = 'alert' and t.owner_circle = any (app.circles())
  ), workers as (
    select w.position, h.id as circle, w.user_id from alert a join case_workers w on w.case_id = a.case_id
      join circles h on h.organisation = w.organisation and h.kind = 'organisation'
    where exists (select 1 from circles r where r.organisation = w.organisation and r.id = any (a.visible_to))
  )
  insert into alert_calls (track, position, circle, user_id, stay, called_at)
    select of_track, position, circle, user_id, null::uuid, at from workers where user_id is distinct from app.actor()
    union all select of_track, 'team', a.owner_circle, null, null, at from alert a where not exists (select 1 from workers)
    union all select of_track, 'shelter', coalesce(s.counterparty_circle, s.owner_circle), null, s.id, at from alert a
      join placements p on p.case_id = a.case_id and p.live and p.during @> at join tracks s on s.id = p.track
    union all select of_track, 'duty', d.circle, null, null, at from alert a
      join lateral (select d.circle from duty_desks d where d.organisation = a.organisation order by d.circle = a.owner_circle desc limit 1) d on true
    on conflict do nothing
$$;
alter function app.call_to_case(uuid, timestamptz) owner to continuum_definer;
revoke execute on function app.call_to_case(uuid, timestamptz) from public;
grant execute on function app.call_to_case(uuid, timestamptz) to continuum_app;

-- Somebody sees to it, or nobody has to come: nobody is called any more, whether or not they see the case.
create or replace function app.alert_over() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update alert_calls set ended_at = new.updated_at where track = new.id and ended_at is null;
  return null;
end $$;
alter function app.alert_over() owner to continuum_definer;
revoke execute on function app.alert_over() from public;
create or replace trigger alert_over after update of state on tracks for each row
  when (new.kind = 'alert' and old.state = 'standing' and new.state <> 'standing') execute function app.alert_over();

-- Which house calls, and the number that it is rung at: whoever is called may see neither the case nor its house.
create or replace function app.alert_houses(of_calls bigint[]) returns table (call bigint, name text, phone text) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select a.id, o.name, coalesce(d.phone, o.phone) from alert_calls a join tracks t on t.id = a.track join circles c on c.id = t.owner_circle
    join organisations o on o.id = c.organisation left join duty_desks d on d.circle = c.id
  where a.id = any (of_calls) and (a.user_id = app.actor() or (a.user_id is null and a.circle = any (app.outside_circles())))
$$;
alter function app.alert_houses(bigint[]) owner to continuum_definer;
revoke execute on function app.alert_houses(bigint[]) from public;
grant execute on function app.alert_houses(bigint[]) to continuum_app;
