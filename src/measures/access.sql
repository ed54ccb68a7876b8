-- The ministry reads counts of moves by month and nothing else in the whole database: no case, no track, no event.

alter table event_counts enable row level security;
alter table event_counts force row level security;
create policy counts_read on event_counts for select to continuum_ministry, continuum_app using (true);
revoke select on event_counts from continuum_public;
grant select on event_counts to continuum_ministry, continuum_app;

create or replace function app.count_event(of_month date, of_kind text, of_subkind text, of_move text,
  of_state text, of_code text, of_time text, of_amount bigint)
  returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into event_counts as c (month, kind, subkind, move, to_state, code, in_time, n, amount)
  values (of_month, of_kind, coalesce(of_subkind, ''), of_move, of_state, coalesce(of_code, ''), coalesce(of_time, ''), 1, coalesce(of_amount, 0))
  on conflict (month, kind, subkind, move, to_state, code, in_time) do update set n = c.n + 1, amount = c.amount + excluded.amount;
end $$;
alter function app.count_event(date, text, text, text, text, text, text, bigint) owner to continuum_definer;
revoke execute on function app.count_event(date, text, text, text, text, text, text, bigint) from public;
grant execute on function app.count_event(date, text, text, text, text, text, text, bigint) to continuum_app, continuum_public, continuum_worker;

-- Nobody reads or writes a single fact: whoever knows its random number (it stands in the sealed case and nowhere else) may
-- correct it while its month lasts, and sums over months are all that can be read.
do $$ declare t text; begin
  foreach t in array array['stat_facts', 'stat_registrations', 'stat_means'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('revoke all on %I from continuum_app, continuum_public, continuum_ministry, continuum_worker', t);
    execute format('create policy %I on %I for all to public using (false) with check (false)', t || '_nobody', t);
    execute format('grant truncate on %I to continuum_definer', t);
  end loop;
end $$;

-- What was counted waits, locked, until the next night; nobody reads what waits either.
alter table stat_inbox enable row level security;
alter table stat_inbox force row level security;
revoke all on stat_inbox from continuum_app, continuum_public, continuum_ministry, continuum_worker;
create policy stat_inbox_nobody on stat_inbox for all to public using (false) with check (false);

create or replace function app.count_person(of_id uuid, of_month date, of_fact text)
  returns boolean language sql security definer set search_path = pg_catalog, public as $$
  with kept as (
    insert into stat_inbox as w (id, month, fact) select of_id, of_month, of_fact
    where not exists (select from stat_facts f where f.id = of_id and f.month <> of_month)
    on conflict (id) do update set fact = excluded.fact where w.month = excluded.month
    returning 1)
  select exists (select from kept)
$$;
alter function app.count_person(uuid, date, text) owner to continuum_definer;
revoke execute on function app.count_person(uuid, date, text) from public;
grant execute on function app.count_person(uuid, date, text) to continuum_app;

create or replace function app.take_facts() returns table (id uuid, month date, fact text)
  language sql security definer set search_path = pg_catalog, public as $$
  delete from stat_inbox returning id, month, fact
$$;
alter function app.take_facts() owner to continuum_definer;
revoke execute on function app.take_facts() from public;
grant execute on function app.take_facts() to continuum_worker;

-- Whether a fact can be put down: it says everything, and none of its numbers lies in another month, which may be published already. One that
-- cannot is left out, so that it keeps nobody else's out of the sums.
create or replace function app.fact_fits(c jsonb) returns boolean language plpgsql stable set search_path = pg_catalog, public as $$
declare
  blank jsonb := '{"detected": "unknown", "registered": "unknown", "standing": "unknown", "sector": "unknown", "control": "unknown", "recruiter": "unknown"}';
  numbers uuid[] := array[(c ->> 'id')::uuid, (c ->> 'registration')::uuid, (c ->> 'means')::uuid];
begin
  return jsonb_populate_record(null::stat_facts, '{"citizenship": "unknown"}' || c) is not null
    and jsonb_populate_record(null::stat_registrations, blank || c) is not null and jsonb_populate_record(null::stat_means, blank || c) is not null
    and not exists (select from (select id, month from stat_facts union all select id, month from stat_registrations
      union all select id, month from stat_means) k where k.id = any (numbers) and k.month <> (c ->> 'month')::date);
exception when others then return false;
end $$;
alter function app.fact_fits(jsonb) owner to continuum_definer;
revoke execute on function app.fact_fits(jsonb) from public;

-- All facts are put down anew, in an order drawn from the system's randomness and in one transaction: neither their place nor their
-- transaction says when one of them came. The old rows go with their file. A person's three rows are drawn each by itself; what was counted
-- before there were three has one number for all, and loses it when it is corrected. Nothing says that numbers are drawn anew for each: one row a number.
create or replace function app.mix_facts(came jsonb) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare facts stat_facts[]; registrations stat_registrations[]; means stat_means[]; fits jsonb;
begin
  lock table stat_facts, stat_registrations, stat_means;
  fits := (select coalesce(jsonb_agg(c), '[]') from jsonb_array_elements(came) c where app.fact_fits(c));
  select array_agg(f order by gen_random_uuid()) into facts from (
    (select distinct on (n.id) n from jsonb_array_elements(fits) c, jsonb_populate_record(null::stat_facts, '{"citizenship": "unknown"}' || c) n
      order by n.id, n.month)
    union all select k from stat_facts k where not exists (select from jsonb_array_elements(fits) c where (c ->> 'id')::uuid = k.id)) as every (f);
  select array_agg(f order by gen_random_uuid()) into registrations from (
    (select distinct on (n.id) n from jsonb_array_elements(fits) c, jsonb_populate_record(null::stat_registrations,
      '{"detected": "unknown", "registered": "unknown", "standing": "unknown"}' || c || jsonb_build_object('id', coalesce(c -> 'registration', c -> 'id'))) n
      order by n.id, n.month, c ->> 'id')
    union all select k from stat_registrations k where not exists (select from jsonb_array_elements(fits) c,
      unnest(array[c ->> 'id', c ->> 'registration']) number where number::uuid = k.id)) as every (f);
  select array_agg(f order by gen_random_uuid()) into means from (
    (select distinct on (n.id) n from jsonb_array_elements(fits) c, jsonb_populate_record(null::stat_means,
      '{"sector": "unknown", "control": "unknown", "recruiter": "unknown"}' || c || jsonb_build_object('id', coalesce(c -> 'means', c -> 'id'))) n
      order by n.id, n.month, c ->> 'id')
    union all select k from stat_means k where not exists (select from jsonb_array_elements(fits) c,
      unnest(array[c ->> 'id', c ->> 'means']) number where number::uuid = k.id)) as every (f);
  truncate stat_facts, stat_registrations, stat_means;
  insert into stat_facts select * from unnest(facts);
  insert into stat_registrations select * from unnest(registrations);
  insert into stat_means select * from unnest(means);
  return coalesce(cardinality(facts), 0);
end $$;
alter function app.mix_facts(jsonb) owner to continuum_definer;
revoke execute on function app.mix_facts(jsonb) from public;
grant execute on function app.mix_facts(jsonb) to continuum_worker;

-- One attribute at a time, so that no row says two things about anybody; and only months that are over, with nothing that still waits.
-- The key of a sum is that of its people: it chooses by how much a small one is told wrong, the same each time (cell-keys.ts).
drop function if exists app.people_counted(date);
create function app.people_counted(before date)
  returns table (month date, attribute text, code text, n bigint, key bigint)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select f.month, f.attribute, f.code, count(*), (sum(hashtextextended(f.id::text, 0) & 4294967295) % 4294967296)::bigint from (
    select id, month, a.* from stat_facts cross join lateral
      (values ('age', age_band), ('gender', gender), ('exploitation', exploitation), ('abroad', abroad), ('citizenship', citizenship)) a(attribute, code)
    union all select id, month, a.* from stat_registrations cross join lateral
      (values ('detected', detected), ('registered', registered), ('standing', standing)) a(attribute, code)
    union all select id, month, a.* from stat_means cross join lateral
      (values ('sector', sector), ('control', control), ('recruiter', recruiter)) a(attribute, code)) f
  where f.month < before and f.month < coalesce((select min(w.month) from stat_inbox w), before) group by 1, 2, 3
$$;
alter function app.people_counted(date) owner to continuum_definer;
revoke execute on function app.people_counted(date) from public;
grant execute on function app.people_counted(date) to continuum_app, continuum_ministry;

-- A target is read by whoever reads the scorecard, and set by those who answer for the response as a whole.
alter table indicator_targets enable row level security;
alter table indicator_targets force row level security;
create policy targets_read on indicator_targets for select to continuum_ministry, continuum_app using (true);
create policy targets_set on indicator_targets for all to continuum_ministry, continuum_app
  using ((select app.has_role('ministry')) or (select app.has_role('coordinator')))
  with check ((select app.has_role('ministry')) or (select app.has_role('coordinator')));
revoke select on indicator_targets from continuum_public;
grant select, insert, update (percent, set_at), delete on indicator_targets to continuum_ministry, continuum_app;

-- Who answers for the response as a whole releases figures; what it costs is written by the function below and by nothing else.
create or replace function app.releases_figures() returns boolean language sql stable set search_path = pg_catalog, public as $$
  select app.has_role('ministry') or app.has_role('coordinator')
$$;
grant execute on function app.releases_figures() to continuum_ministry, continuum_app;
alter table privacy_budgets enable row level security;
alter table privacy_budgets force row level security;
create policy budgets_read on privacy_budgets for select to continuum_ministry, continuum_app using ((select app.releases_figures()));
alter table privacy_ledger enable row level security;
alter table privacy_ledger force row level security;
create policy ledger_read on privacy_ledger for select to continuum_ministry, continuum_app using ((select app.releases_figures()));
revoke all on privacy_budgets, privacy_ledger from continuum_app, continuum_public, continuum_ministry, continuum_worker;
grant select on privacy_budgets, privacy_ledger to continuum_ministry, continuum_app;
create or replace function app.ledger_only_grows() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin raise exception 'the ledger only grows' using errcode = '42501'; end $$;
create or replace trigger ledger_only_grows before update or delete or truncate on privacy_ledger
  for each statement execute function app.ledger_only_grows();
-- Pays for a release out of the year's budget, in the transaction of the release; false where too little is left. Whoever comes at
-- the same moment waits for the row of the year, so nothing is spent twice.
create or replace function app.spend_privacy(of_id uuid, of_year int, of_rho int, of_ceiling int, at timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.releases_figures() then return false; end if;
  insert into privacy_budgets (purpose, year, ceiling) values ('figures', of_year, of_ceiling) on conflict do nothing;
  update privacy_budgets set spent = spent + of_rho where purpose = 'figures' and year = of_year and spent + of_rho <= ceiling;
  if not found then return false; end if;
  insert into privacy_ledger (id, purpose, year, rho, at) values (of_id, 'figures', of_year, of_rho, at);
  return true;
end $$;
alter function app.spend_privacy(uuid, int, int, int, timestamptz) owner to continuum_definer;
revoke execute on function app.spend_privacy(uuid, int, int, int, timestamptz) from public;
grant execute on function app.spend_privacy(uuid, int, int, int, timestamptz) to continuum_ministry, continuum_app;

-- By groups: a counted move waits under a drawn number until the night, with what stands in clear elsewhere (who found the person, the district of whoever
-- carries it, the kind of work and the way of contact that a visit or a call says). Its answer stands locked.
alter table move_inbox enable row level security;
alter table move_inbox force row level security;
create policy move_inbox_nobody on move_inbox for all to public using (false) with check (false);
revoke all on move_inbox from continuum_app, continuum_public, continuum_ministry, continuum_worker;
create or replace function app.note_move(of_month date, of_case uuid, of_track uuid, of_circle int, of_fact text)
  returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into move_inbox (id, month, fact, origin, district, section, arrival)
  select gen_random_uuid(), of_month, of_fact, coalesce((select k.origin from cases k where k.id = of_case), ''),
    coalesce(p.district, (select o.district from circles c join organisations o on o.id = c.organisation where c.id = of_circle), ''),
    coalesce(p.section, ''),
    coalesce((select e.facts ->> 'channel' from track_events e where e.track = of_track and e.kind = 'contact' and e.move = 'opened' limit 1), '')
  from (select 1) one left join visit_plans p on p.visit = of_track;
end $$;
alter function app.note_move(date, uuid, uuid, int, text) owner to continuum_definer;
revoke execute on function app.note_move(date, uuid, uuid, int, text) from public;
grant execute on function app.note_move(date, uuid, uuid, int, text) to continuum_app, continuum_public, continuum_worker;
create or replace function app.take_moves()
  returns table (month date, fact text, origin text, district text, section text, arrival text)
  language sql security definer set search_path = pg_catalog, public as $$
  delete from move_inbox returning month, fact, origin, district, section, arrival
$$;
alter function app.take_moves() owner to continuum_definer;
revoke execute on function app.take_moves() from public;
grant execute on function app.take_moves() to continuum_worker;

-- The night adds up and writes what may be told; nobody else writes, and nothing that was told is changed.
create policy counts_worker on event_counts for select to continuum_worker using (true);
grant select on event_counts to continuum_worker;
alter table measure_sums enable row level security;
alter table measure_sums force row level security;
create policy measure_sums_worker on measure_sums for all to continuum_worker using (true) with check (true);
revoke all on measure_sums from continuum_app, continuum_public, continuum_ministry;
grant select, insert, update (sums) on measure_sums to continuum_worker;
alter table measure_breakdowns enable row level security;
alter table measure_breakdowns force row level security;
create policy breakdowns_read on measure_breakdowns for select to continuum_ministry, continuum_app using ((select app.releases_figures()));
create policy breakdowns_worker on measure_breakdowns for select to continuum_worker using (true);
create policy breakdowns_tell on measure_breakdowns for insert to continuum_worker with check (true);
revoke all on measure_breakdowns from continuum_app, continuum_public, continuum_ministry, continuum_worker;
grant select on measure_breakdowns to continuum_ministry, continuum_app;
grant select, insert on measure_breakdowns to continuum_worker;

-- A release is asked for in one's own name, and signed by another; what was published is not changed any more.
alter table figure_releases enable row level security;
alter table figure_releases force row level security;
create policy releases_read on figure_releases for select to continuum_ministry, continuum_app using ((select app.releases_figures()));
create policy releases_ask on figure_releases for insert to continuum_ministry, continuum_app
  with check ((select app.releases_figures()) and asked_by = (select app.actor()) and signed_by is null);
create policy releases_sign on figure_releases for update to continuum_ministry, continuum_app
  using ((select app.releases_figures()) and signed_by is null and asked_by <> (select app.actor()))
  with check (signed_by = (select app.actor()));
create policy releases_take_back on figure_releases for delete to continuum_ministry, continuum_app
  using ((select app.releases_figures()) and signed_by is null);
revoke all on figure_releases from continuum_public, continuum_worker;
grant select, insert (id, attribute, across, method, from_month, to_month, rho, asked_by, asked_at), update (signed_by, signed_at, ledger, cells), delete
  on figure_releases to continuum_ministry, continuum_app;
-- What is published is everybody's; who signed it is not told.
drop function if exists app.published_figures();
create function app.published_figures()
  returns table (id uuid, attribute text, across text, method text, from_month date, to_month date, rho int, signed_at timestamptz, cells jsonb)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select r.id, r.attribute, r.across, r.method, r.from_month, r.to_month, r.rho, r.signed_at, r.cells from figure_releases r
  where r.cells is not null order by r.signed_at desc, r.id limit 200
$$;
alter function app.published_figures() owner to continuum_definer;
revoke execute on function app.published_figures() from public;
grant execute on function app.published_figures() to continuum_public;

-- At most two attributes crossed, for who releases figures: what is small in it is left out before anybody reads it (protect-table.ts).
-- Both of them stand in one row of a person; the first that says them is read, and no other.
create or replace function app.people_crossed(before date, attributes text[])
  returns table (month date, codes text[], n bigint)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with chosen as (select min(v.place) as place from (values (1, array['age', 'gender', 'exploitation', 'abroad', 'citizenship']),
    (2, array['age', 'detected', 'registered', 'standing']), (3, array['sector', 'control', 'recruiter'])) v(place, says)
    where v.says @> attributes),
  told as (
    select month, jsonb_build_object('age', age_band, 'gender', gender, 'exploitation', exploitation, 'abroad', abroad, 'citizenship', citizenship) as says
      from stat_facts where (select place from chosen) = 1
    union all select month, jsonb_build_object('age', age_band, 'detected', detected, 'registered', registered, 'standing', standing)
      from stat_registrations where (select place from chosen) = 2
    union all select month, jsonb_build_object('sector', sector, 'control', control, 'recruiter', recruiter)
      from stat_means where (select place from chosen) = 3)
  select f.month, array(select f.says ->> a.name from unnest(attributes) with ordinality a(name, place) order by a.place), count(*)
  from told f where app.releases_figures() and cardinality(attributes) <= 2
    and f.month < before and f.month < coalesce((select min(w.month) from stat_inbox w), before) group by 1, 2
$$;
create or replace function app.found_crossed(before date, attributes text[])
  returns table (month date, codes text[], n bigint)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select f.month, array(select v.code from unnest(attributes) with ordinality a(name, place) join (values ('venue', f.venue),
    ('section', f.section), ('profession', f.profession), ('channel', f.channel)) v(name, code) on v.name = a.name order by a.place), count(*)
  from found_facts f where app.releases_figures() and cardinality(attributes) <= 2
    and f.month < before and f.month < coalesce((select min(w.month) from found_inbox w), before) group by 1, 2
$$;
do $$ declare f text; begin
  foreach f in array array['people_crossed(date, text[])', 'found_crossed(date, text[])'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app, continuum_ministry', f);
  end loop;
end $$;

-- Times lose their hour after a while, so that whoever steals the database and knows the hour of an arrival or a call finds nobody by it. What
-- is left is the beginning of the day, where the network is and in UTC: a screen that takes either for the day shows the same as before.
create or replace function app.coarse_moment(at timestamptz, zone text) returns timestamptz language sql immutable parallel safe as $$
  select greatest(date_trunc('day', at at time zone zone) at time zone zone, date_trunc('day', at at time zone 'UTC') at time zone 'UTC')
$$;
-- Each step is some milliseconds after the one before it, so that their order stays. Running duties, stays and take-overs keep their
-- minute until they are settled.
-- Of steps, records and papers it takes those of the days from `since` on: nothing older is exact any more.
drop function if exists app.coarsen_times(timestamptz, text);
drop function if exists app.coarsen_times(timestamptz, timestamptz, text);
-- One table at a time: each is read whole, and a statement of a job ends after a minute.
create or replace function app.coarsen_times(of_table text, older timestamptz, since timestamptz, zone text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare ordered text[]; plain text[]; stays text; touched bigint; total bigint := 0;
  -- Whole days go at once, since the order within a day is counted anew.
  before timestamptz := app.coarse_moment(older, zone);
  first_day timestamptz := app.coarse_moment(since, zone);
begin
  foreach ordered slice 1 in array array[['track_events', 'at', 'coalesce(case_id, track)'],
    ['records', 'made_at', 'case_id'], ['papers', 'made_at', 'case_id']]
  loop
    continue when ordered[1] <> of_table;
    execute format('with coarse as (select id, app.coarse_moment(%2$I, $2)
        + row_number() over (partition by %3$s, app.coarse_moment(%2$I, $2) order by %2$I, id) * interval ''1 millisecond'' as moment
      from %1$I where %2$I >= $3 and %2$I < $1)
      update %1$I t set %2$I = c.moment from coarse c where t.id = c.id and t.%2$I <> c.moment', variadic ordered)
      using before, zone, first_day;
    get diagnostics touched = row_count;
    total := total + touched;
  end loop;
  foreach plain slice 1 in array array[['tracks', 'opened_at', 'true'], ['tracks', 'updated_at', 'true'], ['cases', 'opened_at', 'true'],
    ['cases', 'updated_at', 'true'], ['case_access', 'updated_at', 'true'], ['wraps', 'made_at', 'true'],
    ['clocks', 'started_at', 'stopped_at < $1'], ['clocks', 'due_at', 'stopped_at < $1'], ['clocks', 'stopped_at', 'true'],
    ['alert_calls', 'called_at', 'ended_at < $1'], ['alert_calls', 'ended_at', 'true'],
    ['approvals', 'asked_at', 'true'], ['contact_holders', 'handed_at', 'true'], ['contact_holders', 'since', 'true'], ['referral_rungs', 'asked_at', 'true'],
    ['referrals', 'reminded_at', 'true'], ['sealed_reasons', 'made_at', 'true'], ['take_overs', 'at', 'ended_at < $1'],
    ['take_overs', 'until', 'ended_at < $1'], ['take_overs', 'seen_at', 'ended_at < $1'], ['take_overs', 'ended_at', 'true'],
    ['alert_seen', 'seen_at', 'exists (select from alert_calls c where c.id = call and c.ended_at < $1)'],
    ['duty_calls', 'called_at', 'true'], ['duty_calls', 'answered_at', 'true'],
    ['bed_holds', 'asked_at', 'ends_at < $1'], ['bed_holds', 'ends_at', 'true'], ['package_answers', 'taken_at', 'true']]
  loop
    continue when plain[1] <> of_table;
    execute format('update %1$I set %2$I = app.coarse_moment(%2$I, $2) where %2$I < $1 and %3$s and %2$I <> app.coarse_moment(%2$I, $2)',
      variadic plain) using before, zone;
    get diagnostics touched = row_count;
    total := total + touched;
  end loop;
  -- Answers to a package stay in the order in which they came: they are few, and have no id by which the day could be counted anew.
  if of_table = 'package_answers' then
    with coarse as (select package, digest, app.coarse_moment(came_at, zone)
        + row_number() over (partition by package, app.coarse_moment(came_at, zone) order by came_at, digest) * interval '1 millisecond' as moment
      from package_answers where came_at < before)
    update package_answers t set came_at = c.moment from coarse c
      where t.package = c.package and t.digest = c.digest and t.came_at <> c.moment;
    get diagnostics touched = row_count;
    total := total + touched;
  end if;
  -- For which half-hours somebody was asked is of use until they are past: the assignment keeps its day, and how many quarters of an hour it was.
  if of_table = 'assignment_hours' then
    delete from assignment_hours where half_hour < before;
    get diagnostics touched = row_count;
    total := total + touched;
  end if;
  -- A night is counted at the last minute of its day: it is the same night still.
  foreach stays in array array['placements', 'bed_times'] loop
    continue when stays <> of_table;
    execute format('with coarse as (select track, during as was, tstzrange(app.coarse_moment(lower(during), $2),
        greatest(app.coarse_moment(upper(during), $2), app.coarse_moment(lower(during), $2) + interval ''1 second''), ''[)'') as during
      from %1$I where not live and track is not null and upper(during) < $1)
      update %1$I t set during = c.during from coarse c where t.track = c.track and t.during = c.was and not t.live and c.during <> c.was', stays)
      using before, zone;
    get diagnostics touched = row_count;
    total := total + touched;
  end loop;
  -- In which bed it was is nobody's business then: of the house, one night more was slept, and that stands on its first bed.
  if of_table <> 'bed_times' then return total; end if;
  update bed_times t set bed = f.bed from beds b, (select circle, min(id) as bed from beds group by circle) f
    where not t.live and t.track is not null and upper(t.during) < before and b.id = t.bed and f.circle = b.circle and t.bed <> f.bed;
  get diagnostics touched = row_count;
  return total + touched;
end $$;
-- Since when a time is exact that is old enough to lose its hour: yesterday's thirty days ago as a rule, and years where nobody has taken
-- them yet. Nothing where there is none.
create or replace function app.exact_since(older timestamptz, zone text) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, public as $$
  select least((select min(at) from track_events where at < d.before and at > app.coarse_moment(at, zone) + interval '1 minute'),
    (select min(made_at) from records where made_at < d.before and made_at > app.coarse_moment(made_at, zone) + interval '1 minute'),
    (select min(made_at) from papers where made_at < d.before and made_at > app.coarse_moment(made_at, zone) + interval '1 minute'))
  from (select app.coarse_moment(older, zone) as before) d
$$;
do $$ declare f text; begin
  foreach f in array array['coarse_moment(timestamptz, text)', 'coarsen_times(text, timestamptz, timestamptz, text)', 'exact_since(timestamptz, text)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.coarsen_times(text, timestamptz, timestamptz, text), app.exact_since(timestamptz, text) to continuum_worker;
