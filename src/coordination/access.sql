-- The coordinator sees how much is late and what waits, by organisation, in counts: none of these functions answers with a case, a
-- person, a track, or a house in which somebody sleeps.

drop function if exists app.late_duties(timestamptz);
-- What is never late for whoever owes it (`never`, as `pack clock`) is not late here either.
create or replace function app.late_duties(at timestamptz, never text[]) returns table (organisation int, clock text, n int, oldest timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.organisation, k.clock, count(*)::int, min(k.due_at) from clocks k join circles c on c.id = k.circle
  where app.has_role('coordinator') and k.stopped_at is null and k.due_at < at and k.pack || ' ' || k.clock <> all (never)
    and c.organisation is not null group by 1, 2
$$;

-- What was sent to an organisation of the network and nobody has answered, by how long it waits.
create or replace function app.unanswered_referrals(at timestamptz) returns table (organisation int, days int, n int, oldest timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.organisation, (case when t.opened_at > at - interval '1 day' then 0 when t.opened_at > at - interval '2 days' then 1
      when t.opened_at > at - interval '4 days' then 2 else 4 end), count(*)::int, min(t.opened_at)
  from tracks t join referrals r on r.track = t.id and not r.outside join circles c on c.id = t.counterparty_circle
  where app.has_role('coordinator') and t.kind = 'referral' and t.state in ('enquiry', 'sent', 'received') and c.organisation is not null
  group by 1, 2
$$;
-- The one that has waited longest: who asked whom for what kind of help. Not for whom.
create or replace function app.oldest_referral() returns table (asked int, asking int, service text, urgency text, sent timestamptz, due timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.organisation, o.organisation, r.service_code, r.urgency, t.opened_at,
    (select min(k.due_at) from clocks k where k.track = t.id and k.stopped_at is null and k.circle = t.counterparty_circle)
  from tracks t join referrals r on r.track = t.id and not r.outside join circles c on c.id = t.counterparty_circle
    join circles o on o.id = t.owner_circle
  where app.has_role('coordinator') and t.kind = 'referral' and t.state in ('enquiry', 'sent', 'received') and c.organisation is not null
  order by t.opened_at, t.id limit 1
$$;

-- Who needs a bed by tonight and has none offered: who asks, for how many, and how many houses were asked, not which.
create or replace function app.beds_wanted(on_day date) returns table (organisation int, people int, urgency text, since timestamptz, houses int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select organisation, max(people), case when bool_or(urgency = 'now') then 'now' else min(urgency) end, min(opened_at), count(house)::int from (
    select c.organisation, t.opened_at, t.counterparty_circle as house, (e.facts ->> 'party')::int as people, e.facts ->> 'urgency' as urgency,
      coalesce(e.facts ->> 'asked_with', t.id::text) as request
    from tracks t join circles c on c.id = t.owner_circle
      left join lateral (select facts from track_events where track = t.id and move = 'opened' order by at limit 1) e on true
    where app.has_role('coordinator') and t.kind = 'placement' and t.state in ('requested', 'matched')
      and coalesce(e.facts ->> 'from_on', '') <= on_day::text) wanted
  group by organisation, request order by 4 limit 50
$$;
-- Which houses have a place, as everybody who looks for one is told: yes or few.
create or replace function app.houses_with_places(at timestamptz) returns table (organisation int, places text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.organisation, app.places_free(c.id, at) from circles c
  where app.has_role('coordinator') and c.organisation is not null and exists (select from beds b where b.circle = c.id)
    and app.counts_places(c.id) and app.places_free(c.id, at) <> 'no'
$$;

-- When organisations meet, and whether all have answered. About whom, they alone know.
create or replace function app.conferences_between(from_day date, to_day date)
  returns table (day date, organisation int, asked int, come int, silent int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select k.held_on, k.organisation, count(p.organisation)::int, count(*) filter (where p.answer = 'comes')::int,
    count(*) filter (where p.answer is null)::int
  from conferences k join conference_people p on p.conference = k.id
  where app.has_role('coordinator') and k.state = 'called' and k.held_on between from_day and to_day group by k.id order by 1 limit 50
$$;

-- Who asked for which help in which month and district and what became of it: no case, no organisation that said no. One person stands
-- once for a kind of help and a month, by the best that came of it; who did not want it any more is not counted.
create or replace function app.needs_asked(since date)
  returns table (month date, service text, district text, house text, outcome text, days int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with asks as (
    select t.id, t.case_id, r.service_code as service, r.district, t.owner_circle, t.opened_at, t.state
      from tracks t join referrals r on r.track = t.id where t.kind = 'referral' and t.opened_at >= since
    union all
    select t.id, t.case_id, 'emergency_housing', null, t.owner_circle, t.opened_at, t.state
      from tracks t where t.kind = 'placement' and t.opened_at >= since),
  told as (select a.*, date_trunc('month', a.opened_at)::date as of_month,
      (select min(e.at) from track_events e where e.track = a.id and e.to_state in ('accepted', 'in_service', 'resident', 'placed')) as met_at,
      (select e.facts ->> 'reason' from track_events e where e.track = a.id and e.move in ('decline', 'cannot_offer', 'give_up')
        order by e.at desc limit 1) as reason
    from asks a),
  best as (select distinct on (case_id, service, of_month) *,
      case when met_at is not null then 'met' when reason = 'no_funding' then 'no_money'
        when state = 'no_capacity' or reason in ('full', 'none_free', 'none_suitable') then 'no_place'
        when state in ('enquiry', 'sent', 'received', 'requested', 'matched', 'offered') then 'waits'
        when state in ('declined', 'expired', 'refused', 'unmet') then 'other_reason' end as became
    from told order by case_id, service, of_month, met_at nulls last, opened_at desc)
  select b.of_month, b.service, b.district, o.district, b.became, (b.met_at::date - b.opened_at::date)
  from best b join circles c on c.id = b.owner_circle join organisations o on o.id = c.organisation
  where b.became is not null and (app.has_role('coordinator') or app.has_role('funder'))
$$;
-- For whom nobody was asked, since there is nobody who offers it: rows of plans that stand still because of it.
create or replace function app.needs_unasked(since date) returns table (month date, service text, house text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct on (t.case_id, t.subkind) date_trunc('month', e.at)::date, t.subkind, o.district
  from track_events e join tracks t on t.id = e.track join circles c on c.id = t.owner_circle join organisations o on o.id = c.organisation
  where t.kind = 'goal' and t.subkind is not null and e.move = 'block' and e.facts ->> 'reason' = 'no_service' and e.at >= since
    and (app.has_role('coordinator') or app.has_role('funder'))
$$;
-- Nights in hotels, and nights in which a bed stood empty because nobody paid for it, by the district of the house.
create or replace function app.nights_unmet(since date, at timestamptz) returns table (district text, hotel int, unpaid int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with nights as (
    select c.organisation, (o.facts ->> 'guests')::int * greatest(0, least(at::date, coalesce(
        (select min(e.at)::date from track_events e where e.track = t.id and e.to_state in ('moved_on', 'left', 'called_off')),
        (select max((e.facts ->> 'until_morning')::date) from track_events e where e.track = t.id and e.facts ? 'until_morning')))
        - t.opened_at::date) as hotel, 0 as unpaid
      from tracks t join track_events o on o.track = t.id and o.move = 'opened' join circles c on c.id = t.owner_circle
      where t.kind = 'hotel_night' and t.opened_at >= since
    union all
    select c.organisation, 0, greatest(0, least(at, coalesce(upper(b.during), at))::date - greatest(lower(b.during)::date, since))
      from bed_times b join beds d on d.id = b.bed join circles c on c.id = d.circle
      where b.closed = 'no_money' and b.during && tstzrange(since::timestamptz, at))
  select o.district, sum(n.hotel)::int, sum(n.unpaid)::int from nights n join organisations o on o.id = n.organisation
  where o.district is not null and (app.has_role('coordinator') or app.has_role('funder')) group by 1
$$;

-- Nights of who waited for a bed and slept elsewhere, once for a case and night, the last that was said of it. A night is that of the evening before
-- it: until noon what is said is said of the night that ends, and corrects what was said before midnight. Where they slept stands locked and is
-- opened by the program; `who` numbers cases in this answer alone.
create or replace function app.nights_out(since date, zone text) returns table (month date, house text, place text, who int, people int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with said as (
    select distinct on (t.case_id, evening) t.case_id, evening as night, e.facts ->> 'night_in' as place,
      c.organisation, coalesce((select (o.facts ->> 'party')::int from track_events o where o.track = t.id and o.move = 'opened' limit 1), 1) as people
    from track_events e join tracks t on t.id = e.track join circles c on c.id = t.owner_circle
      cross join lateral (select ((e.at at time zone zone) - interval '12 hours')::date) n (evening)
    where e.kind = 'placement' and e.move = 'sleep_elsewhere' and e.at >= since - 1 and evening >= since
    order by t.case_id, evening, e.at desc)
  select date_trunc('month', s.night)::date, o.district, s.place, dense_rank() over (order by s.case_id)::int, s.people
  from said s join organisations o on o.id = s.organisation
  where o.district is not null and (app.has_role('coordinator') or app.has_role('funder'))
$$;

do $$ declare f text; begin
  foreach f in array array['late_duties(timestamptz, text[])', 'unanswered_referrals(timestamptz)', 'oldest_referral()', 'beds_wanted(date)',
      'houses_with_places(timestamptz)', 'conferences_between(date, date)', 'needs_asked(date)', 'needs_unasked(date)',
      'nights_unmet(date, timestamptz)', 'nights_out(date, text)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app', f);
  end loop;
end $$;

-- The agreement of an organisation is noted by the coordinator.
alter table organisation_agreements enable row level security;
alter table organisation_agreements force row level security;
create policy agreements_coordinator on organisation_agreements for all to continuum_app
  using ((select app.has_role('coordinator'))) with check ((select app.has_role('coordinator')));
grant select, insert, update (signed_on, review_on, noted_at) on organisation_agreements to continuum_app;

-- That figures were sent is noted by the coordinator.
alter table reports_sent enable row level security;
alter table reports_sent force row level security;
create policy reports_coordinator on reports_sent for all to continuum_app
  using ((select app.has_role('coordinator'))) with check ((select app.has_role('coordinator')));
grant select, insert on reports_sent to continuum_app;

-- A reminder is read by the coordinator and by whom it is for, who alone answers it.
alter table organisation_reminders enable row level security;
alter table organisation_reminders force row level security;
create policy reminders_read on organisation_reminders for select to continuum_app
  using ((select app.has_role('coordinator')) or organisation = (select app.organisation()));
create policy reminders_send on organisation_reminders for insert to continuum_app
  with check ((select app.has_role('coordinator')) and answer is null);
create policy reminders_answer on organisation_reminders for update to continuum_app
  using (organisation = (select app.organisation())) with check (organisation = (select app.organisation()));
grant select, insert, update (answer, answered_at) on organisation_reminders to continuum_app;
