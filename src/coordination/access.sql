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

do $$ declare f text; begin
  foreach f in array array['late_duties(timestamptz, text[])', 'unanswered_referrals(timestamptz)', 'oldest_referral()', 'beds_wanted(date)',
      'houses_with_places(timestamptz)', 'conferences_between(date, date)'] loop
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
