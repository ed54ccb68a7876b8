-- Taking a case over for a night. Keys for the circle that stands by lie apart; whoever is on duty is let through to them by their own signed
-- word, and until its minute.

-- Whether a circle may stand by: a team for the night, of three or more; in a house of two, where there is no third, of any size. The vault asks the same of
-- the signed log.
create or replace function app.is_night_desk(of_circle int) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select 1 from circles c where c.id = of_circle and c.kind = 'team' and c.purpose = 'night_desk' and (
    (select count(distinct m.user_id) from circle_members m join users u on u.id = m.user_id where m.circle = c.id and u.state = 'active') >= 3
    or (select count(*) from users u where u.organisation = c.organisation and u.state = 'active') <= 2))
$$;

alter table duty_circles enable row level security;
alter table duty_circles force row level security;
create policy duty_circles_read on duty_circles for select to continuum_app using (organisation = (select app.organisation()));
grant select on duty_circles to continuum_app;
alter table duty_nights enable row level security;
alter table duty_nights force row level security;
create policy duty_nights_read on duty_nights for select to continuum_app using (organisation = (select app.organisation()));
grant select on duty_nights to continuum_app;
-- Follows the log of the actor's organisation, which the server has checked in the same transaction (organisations/server/log.ts). The widest
-- circle, a team for something else, one of fewer than three, and a night that somebody signed for themselves are refused here too.
create or replace function app.follow_night_desk(desk jsonb) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare of_circle int := (desk ->> 'circle')::int; hours jsonb := desk -> 'hours';
begin
  delete from duty_wraps w using circles k where k.id = w.circle and k.organisation = app.organisation() and w.circle is distinct from of_circle;
  delete from duty_nights where organisation = app.organisation();
  delete from duty_circles where organisation = app.organisation() and circle is distinct from of_circle;
  if of_circle is null then return; end if;
  if hours is null or not app.is_night_desk(of_circle) or not exists (select 1 from circles c where c.id = of_circle and c.organisation = app.organisation())
    then raise exception 'no night desk of three' using errcode = '42501'; end if;
  insert into duty_circles (organisation, circle, agreed, starts, ends, timezone, whole_days, most)
    values (app.organisation(), of_circle, array(select jsonb_array_elements_text(desk -> 'agreed')::int), (hours ->> 'from')::time,
      (hours ->> 'until')::time, hours ->> 'zone', array(select jsonb_array_elements_text(hours -> 'days')::int), (hours ->> 'most')::int)
    on conflict (organisation) do update set circle = excluded.circle, agreed = excluded.agreed, starts = excluded.starts, ends = excluded.ends,
      timezone = excluded.timezone, whole_days = excluded.whole_days, most = excluded.most;
  insert into duty_nights (organisation, night, user_id, signed_by)
    select app.organisation(), (n ->> 'night')::date, (n ->> 'user')::uuid, (n ->> 'by')::uuid from jsonb_array_elements(desk -> 'nights') n;
end $$;
-- Which night it is at a desk in a moment: called by the day on which it begins. None outside the hours (sealing/night-hours.ts says the same).
create or replace function app.night_of(d duty_circles, moment timestamptz) returns date language sql stable as $$
  select case when d.starts < d.ends and at::time >= d.starts and at::time < d.ends then at::date
    when d.ends < d.starts and at::time >= d.starts then at::date
    when d.ends < d.starts and at::time < d.ends then at::date - 1
    when extract(isodow from at)::int = any (d.whole_days) then at::date end
  from (select moment at time zone d.timezone) here(at)
$$;
-- Whether the actor may take cases over, from a moment until another: on one night, on which they stand there by somebody else's word.
create or replace function app.stands_there(of_circle int, moment timestamptz, last timestamptz) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select 1 from duty_circles d join duty_nights n on n.organisation = d.organisation and n.user_id = app.actor() and n.signed_by <> n.user_id
    join circle_members m on m.circle = d.circle and m.user_id = n.user_id
    where d.circle = of_circle and n.night = app.night_of(d, moment) and n.night = app.night_of(d, last - interval '1 minute') and last > moment
      and last <= moment + interval '24 hours')
$$;

-- Nobody reads them, whoever they are: they are put among the others by what follows.
alter table duty_wraps enable row level security;
alter table duty_wraps force row level security;
create policy duty_wraps_nobody on duty_wraps for select to continuum_app, continuum_worker using (false);

alter table take_overs enable row level security;
alter table take_overs force row level security;
-- Who took it over sees it, whoever carries the case, its person, and a supervisor of the house.
create policy take_overs_read on take_overs for select to continuum_app
  using (user_id = (select app.actor()) or exists (select 1 from cases c where c.id = case_id
      and (c.owner_circle = any ((select app.circles())::int[]) or c.person_circle = any ((select app.circles())::int[])))
    or organisation = (select app.organisation()) and (select app.has_role('supervisor')));
create policy take_overs_seen on take_overs for update to continuum_app
  using (organisation = (select app.organisation()) and (select app.has_role('supervisor')));
create policy take_overs_worker on take_overs for select to continuum_worker using (true);
grant select, update (seen_at) on take_overs to continuum_app;
grant select on take_overs to continuum_worker;

-- Whether I have taken a case over, and it has not ended.
create or replace function app.took_over(of_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select 1 from take_overs t where t.case_id = of_case and t.user_id = app.actor() and t.ended_at is null
    and t.until > app.now())
$$;
-- A wrap that stands by is read by whoever took the case over, and not by the rest of their circle.
create policy wraps_duty on wraps as restrictive for select to continuum_app using (not duty or app.took_over(case_id));

-- Puts what stands by among the keys of a case while it is taken over.
create or replace function app.show_duty_wraps(of_case uuid, at timestamptz) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  insert into wraps (case_id, compartment, epoch, circle, circle_epoch, form, wrap, withheld, duty, made_at)
    select w.case_id, w.compartment, w.epoch, w.circle, w.circle_epoch, 'hpke', w.wrap, false, true, at from duty_wraps w
    where w.case_id = of_case and exists (select 1 from take_overs t where t.case_id = of_case and t.circle = w.circle and t.ended_at is null)
    on conflict do nothing;
end $$;

-- Keys for the circle that stands by, from whoever carries the case, or its person who turns a key. Those of a circle before go.
create or replace function app.keep_duty_wraps(of_case uuid, of_circle int, parts text[], epochs int[], keys bytea[], at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select 1 from cases c join circles o on o.id = c.owner_circle
      join duty_circles d on d.circle = of_circle and d.organisation = o.organisation and c.owner_circle = any (d.agreed)
      where c.id = of_case and (c.owner_circle = any (app.circles()) or c.person_circle = any (app.circles()))) then
    raise exception 'not of this case' using errcode = '42501';
  end if;
  delete from duty_wraps w where w.case_id = of_case and w.circle <> of_circle;
  insert into duty_wraps (case_id, compartment, epoch, circle, circle_epoch, wrap)
    select of_case, w.part, w.epoch, of_circle, c.epoch, w.key from unnest(parts, epochs, keys) as w(part, epoch, key) join circles c on c.id = of_circle
    on conflict (case_id, compartment, epoch, circle) do update set wrap = excluded.wrap, circle_epoch = excluded.circle_epoch;
  perform app.show_duty_wraps(of_case, at);
end $$;

-- Cases that a circle of mine stands by for.
create or replace function app.standby_cases() returns table (id uuid, reference text, risk text, language text, circle int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, c.reference, case when app.sees_risk() then coalesce((select r.level from case_risks r where r.case_id = c.id), 'high') else '' end,
    c.language, d.circle from duty_circles d join lateral (
      select distinct w.case_id from duty_wraps w where w.circle = d.circle) held on true
    join cases c on c.id = held.case_id and c.state in ('active', 'follow_up')
    where d.organisation = app.organisation() and d.circle = any (app.circles()) and c.owner_circle <> all (app.circles())
      and c.owner_circle = any (d.agreed)
$$;
-- The chain of such a case, to say on it that it is taken over: what is told to all, and what is told to the circle.
create or replace function app.standby_chain(of_case uuid) returns table (n int, hash bytea, body text, signature bytea) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select s.n, s.hash, case when shown then s.body end, case when shown then s.signature end from case_statements s
    cross join lateral (select s.told_to = '{}' or s.told_to && app.circles() as shown) k
  where s.case_id = of_case and exists (select 1 from app.standby_cases() b where b.id = of_case) order by s.n
$$;
-- Lets somebody through whose statement the server checks in the same transaction.
create or replace function app.begin_take_over(of_id uuid, of_case uuid, of_reason text, moment timestamptz, ends timestamptz) returns int
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare by_circle int;
begin
  select b.circle into by_circle from app.standby_cases() b where b.id = of_case;
  if by_circle is null or not app.stands_there(by_circle, moment, ends) then return null; end if;
  update take_overs t set ended_at = moment where t.case_id = of_case and t.user_id = app.actor() and t.ended_at is null;
  insert into take_overs (id, case_id, organisation, circle, user_id, reason, at, until)
    values (of_id, of_case, app.organisation(), by_circle, app.actor(), of_reason, moment, ends);
  perform app.show_duty_wraps(of_case, moment);
  -- Told at once, by the rule that each has said: to the person, and to those who carry the case. A notice has no place for a word.
  insert into outbox (id, key, destination, kind, queued_at, next_at)
    select gen_random_uuid(), 'takeover:' || of_id || ':' || d.id, d.id, case when d.case_id is null then 'duty' else 'something_new' end, moment, moment
    from destinations d where (d.case_id = of_case and not exists (select 1 from outbox o where o.destination = d.id and o.state = 'queued')
      or d.user_id in (select m.user_id from cases c join circle_members m on m.circle = c.owner_circle where c.id = of_case and m.user_id <> app.actor()))
    on conflict (key) do nothing;
  return by_circle;
end $$;
-- More cases were taken over within a day than one night needs: who and when, for everybody of the organisation. It stands for a day at least, until a
-- supervisor has seen each of them, and for a week at most. Without a desk a night needs none.
create or replace function app.night_alarm(moment timestamptz) returns table (user_id uuid, at timestamptz, most int) language sql stable security definer
  set search_path = pg_catalog, public as $$
  with lately as (
    select t.user_id, t.case_id, t.at, t.seen_at, coalesce(d.most, 0) as most, (select count(distinct o.case_id) from take_overs o
      where o.organisation = t.organisation and o.at > t.at - interval '1 day' and o.at <= t.at) as within
    from take_overs t left join duty_circles d on d.organisation = t.organisation
    where t.organisation = app.organisation() and t.at > moment - interval '8 days'
  ), over_it as (select l.at from lately l where l.within > l.most and l.at > moment - interval '7 days'),
  those as (select l.* from lately l where exists (select 1 from over_it o where l.at > o.at - interval '1 day' and l.at <= o.at))
  select t.user_id, min(t.at), max(t.most) from those t
  where exists (select 1 from those x where x.seen_at is null or x.at > moment - interval '1 day') group by t.user_id, t.case_id order by 2 desc
$$;
-- Ends what has come to its minute, or whose taker was sent away or left the circle: what stood by is shown to nobody any more, and the parts are
-- due for new keys.
create or replace function app.end_take_overs(moment timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare n int;
begin
  update take_overs t set ended_at = moment where t.ended_at is null and (t.until <= moment or not exists (select 1 from users u join circle_members m
    on m.user_id = u.id and m.circle = t.circle where u.id = t.user_id and u.state = 'active'));
  get diagnostics n = row_count;
  update compartments k set rotation_due = true from wraps w
    where w.duty and k.case_id = w.case_id and k.compartment = w.compartment and k.current
      and not exists (select 1 from take_overs t where t.case_id = w.case_id and t.circle = w.circle and t.ended_at is null);
  delete from wraps w where w.duty
    and not exists (select 1 from take_overs t where t.case_id = w.case_id and t.circle = w.circle and t.ended_at is null);
  return n;
end $$;
-- Cases that my circles carry and for which the circle of the house does not stand by yet, or not with the newest key of each part.
create or replace function app.standby_owed() returns table (id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id from cases c join circles o on o.id = c.owner_circle join duty_circles d on d.organisation = o.organisation
  where c.owner_circle = any (app.circles()) and c.owner_circle = any (d.agreed) and c.state in ('active', 'follow_up') and exists (
    select 1 from compartments k join wraps w using (case_id, compartment, epoch) where k.case_id = c.id and k.current and w.circle = c.owner_circle
      and not exists (select 1 from duty_wraps s where s.case_id = k.case_id and s.compartment = k.compartment and s.epoch = k.epoch and s.circle = d.circle))
$$;
-- Of a case that goes to another house nobody of the first stands by.
create or replace function app.standby_leaves() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from duty_wraps w using circles d, circles o where w.case_id = new.id and d.id = w.circle and o.id = new.owner_circle
    and (d.organisation <> o.organisation or w.circle = new.owner_circle or new.state = 'erased');
  return null;
end $$;
create or replace trigger standby_leaves after update of owner_circle, state on cases for each row
  when (new.state = 'erased' or new.owner_circle <> old.owner_circle) execute function app.standby_leaves();

do $$ declare f text; begin
  foreach f in array array['is_night_desk(int)', 'night_of(duty_circles, timestamptz)', 'took_over(uuid)', 'show_duty_wraps(uuid, timestamptz)',
      'keep_duty_wraps(uuid, int, text[], int[], bytea[], timestamptz)',
      'standby_cases()', 'standby_chain(uuid)', 'begin_take_over(uuid, uuid, text, timestamptz, timestamptz)', 'end_take_overs(timestamptz)',
      'standby_owed()', 'standby_leaves()', 'follow_night_desk(jsonb)', 'stands_there(int, timestamptz, timestamptz)',
      'night_alarm(timestamptz)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.took_over(uuid), app.keep_duty_wraps(uuid, int, text[], int[], bytea[], timestamptz), app.standby_cases(),
  app.standby_chain(uuid), app.begin_take_over(uuid, uuid, text, timestamptz, timestamptz), app.standby_owed(),
  app.follow_night_desk(jsonb), app.night_alarm(timestamptz) to continuum_app;
grant execute on function app.end_take_overs(timestamptz) to continuum_worker;

-- Whose logs: who stands by checks the chain of a case before they say on it that they take it over.
create or replace function app.logs_of_standby() returns int[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(distinct u.organisation), '{}') from app.standby_cases() b join case_statements s on s.case_id = b.id
    and (s.told_to = '{}' or s.told_to && app.circles()) join users u on u.id = s.spoken_by
$$;
alter function app.logs_of_standby() owner to continuum_definer;
revoke execute on function app.logs_of_standby() from public;
grant execute on function app.logs_of_standby() to continuum_app;
create policy log_read_standby on log_statements for select to continuum_app using (not (select app.has_role('person'))
  and organisation = any ((select app.logs_of_standby())::int[]));
