-- Requests for help. A visitor comes back to one by the receipt's locator; the hotline sees what is addressed to it.

alter table reports enable row level security;
alter table reports force row level security;
create policy reports_read on reports for select to continuum_app using (leaves_at is null and app.shows_track(track));
grant select on reports to continuum_app;
-- A call is written down at the desk that took it.
create policy reports_open on reports for insert to continuum_app
  with check (exists (select 1 from tracks t where t.id = track and t.owner_circle = any ((select app.outside_circles())::int[])));
grant insert on reports to continuum_app;
-- The engine keeps what a visitor brings, and deletes it when its writer asks.
create policy reports_worker on reports for all to continuum_worker using (true) with check (true);
grant select (track, locator, day, leaves_at), insert, update (leaves_at), delete on reports to continuum_worker;

alter table report_messages enable row level security;
alter table report_messages force row level security;
create policy report_messages_read on report_messages for select to continuum_app
  using (app.shows_track(track) and exists (select 1 from reports r where r.track = report_messages.track));
create policy report_messages_add on report_messages for insert to continuum_app
  with check (from_side = 'hotline' and app.shows_track(track));
grant select, insert (id, track, from_side, ciphertext, day) on report_messages to continuum_app;
create policy report_messages_worker on report_messages for all to continuum_worker using (true) with check (true);
grant select (track, seq, day), insert (id, track, from_side, ciphertext, day), delete on report_messages to continuum_worker;

-- Who goes on with a contact is known to everybody who may read it. Whoever does so says it of themselves, also where a colleague went home.
alter table contact_holders enable row level security;
alter table contact_holders force row level security;
create policy contact_holders_read on contact_holders for select to continuum_app using (app.shows_track(track));
create policy contact_holders_take on contact_holders for insert to continuum_app
  with check (user_id = (select app.actor()) and exists (select 1 from tracks t where t.id = track and t.kind in ('contact', 'labour_complaint')));
create policy contact_holders_next on contact_holders for update to continuum_app
  using (exists (select 1 from tracks t where t.id = track and t.kind in ('contact', 'labour_complaint'))) with check (user_id = (select app.actor()));
grant select, insert, update on contact_holders to continuum_app;

-- What a receipt opens: sealed bytes and the state, never whose. Hit and miss take the same path.
-- Of one that its writer deleted half a minute ago at most only that it goes, and when: they may still take that back.
drop function if exists app.report_by(bytea);
create or replace function app.report_by(of_locator bytea)
  returns table (track uuid, state text, version int, wrap_own bytea, writer bytea, ciphertext bytea, day date, sealed_by text, leaves_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select r.track, t.state, t.version, r.wrap_own, r.writer, r.ciphertext, r.day, r.sealed_by, r.leaves_at from reports r
    join tracks t on t.id = r.track where r.locator = of_locator
$$;
create or replace function app.report_thread(of_locator bytea) returns table (from_side text, ciphertext bytea, day date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select m.from_side, m.ciphertext, m.day from report_messages m join reports r using (track)
    where r.locator = of_locator and r.leaves_at is null order by m.seq
$$;
-- When whoever wrote is called, and when the desk that answers them has promised calls: hours, and nothing of whom.
create or replace function app.report_call(of_locator bytea) returns table (desk int, call_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select t.owner_circle, (select min(k.due_at) from clocks k where k.track = t.id and k.clock = 'contact.callback' and k.stopped_at is null)
    from reports r join tracks t on t.id = r.track where r.locator = of_locator and r.leaves_at is null and t.kind = 'contact'
$$;
create or replace function app.promised_calls(of_circle int, until_time timestamptz) returns setof timestamptz
  language sql stable security definer set search_path = pg_catalog, public as $$
  select k.due_at from clocks k join tracks t on t.id = k.track
    where k.clock = 'contact.callback' and k.stopped_at is null and k.due_at < until_time and t.kind = 'contact' and t.owner_circle = of_circle
$$;
do $$ declare f text; begin
  foreach f in array array['report_by(bytea)', 'report_thread(bytea)', 'report_call(bytea)', 'promised_calls(int, timestamptz)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_public', f);
  end loop;
end $$;

-- Posters are their organisation's; how many came by one is read there and put down by the engine with each request.
alter table campaigns enable row level security;
alter table campaigns force row level security;
create policy campaigns_own on campaigns for all to continuum_app
  using (organisation = (select app.organisation())) with check (organisation = (select app.organisation()));
create policy campaigns_worker on campaigns for select to continuum_worker using (true);
grant select, insert, update (ended_on) on campaigns to continuum_app;
grant select on campaigns to continuum_worker;
alter table campaign_counts enable row level security;
alter table campaign_counts force row level security;
create policy campaign_counts_read on campaign_counts for select to continuum_app using (exists (select 1 from campaigns c where c.id = campaign));
create policy campaign_counts_worker on campaign_counts for all to continuum_worker using (true) with check (true);
grant select on campaign_counts to continuum_app;
grant select, insert, update (contacts) on campaign_counts to continuum_worker;
-- Whoever wrote it opened it again; a receipt that opens nothing takes the same way.
create or replace function app.report_came_back(of_locator bytea) returns void
  language sql volatile security definer set search_path = pg_catalog, public as $$
  update reports set came_back = true where locator = of_locator and not came_back
$$;
alter function app.report_came_back(bytea) owner to continuum_definer;
revoke execute on function app.report_came_back(bytea) from public;
grant execute on function app.report_came_back(bytea) to continuum_public;

-- Who has a thread open is known to both sides of it while they have: the desk says it of itself, the engine of whoever holds the receipt.
alter table thread_presence enable row level security;
alter table thread_presence force row level security;
create policy thread_presence_desk on thread_presence for all to continuum_app
  using (exists (select 1 from tracks t where t.id = track and t.kind = 'contact'))
  with check (exists (select 1 from tracks t where t.id = track and t.kind = 'contact'));
grant select, insert (track, desk_at), update (desk_at) on thread_presence to continuum_app;
create policy thread_presence_worker on thread_presence for all to continuum_worker using (true) with check (true);
grant select (track, person_at, desk_at), delete on thread_presence to continuum_worker;
-- For all threads that a server has open: how many lines stand in each and whether its desk is here; and that whoever holds the receipt is.
-- A locator that leads nowhere is told nothing.
create or replace function app.live_threads(locators bytea[], at_time timestamptz) returns table (at int, lines int, here boolean)
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  insert into thread_presence as p (track, person_at)
    select r.track, at_time from reports r join tracks t on t.id = r.track where r.locator = any (locators) and r.leaves_at is null and t.state <> 'closed'
    on conflict (track) do update set person_at = at_time where p.person_at is null or p.person_at < at_time - interval '10 seconds';
  return query select l.n::int, (select count(*)::int from report_messages m where m.track = r.track),
      coalesce(p.desk_at > at_time - interval '30 seconds', false)
    from unnest(locators) with ordinality as l(locator, n) join reports r on r.locator = l.locator and r.leaves_at is null
      left join thread_presence p on p.track = r.track;
end $$;
alter function app.live_threads(bytea[], timestamptz) owner to continuum_definer;
revoke execute on function app.live_threads(bytea[], timestamptz) from public;
grant execute on function app.live_threads(bytea[], timestamptz) to continuum_public;

-- The reasons of a no by an authority that sees no file are for whoever carries the process and for the house that gave them: nobody else on
-- the track is shown even the bytes. They are given for a decision that is mine to make, and never changed. What whoever asks the questions of
-- an interview writes to whoever stands beside the person goes the same way.
alter table sealed_reasons enable row level security;
alter table sealed_reasons force row level security;
create policy sealed_reasons_read on sealed_reasons for select to continuum_app
  using (organisation = (select app.organisation()) or reader = any ((select app.circles())::int[]));
create policy sealed_reasons_give on sealed_reasons for insert to continuum_app
  with check (author = (select app.actor()) and organisation = (select app.organisation())
    and exists (select 1 from tracks t where t.id = track and t.owner_circle = reader
      and (t.kind = 'interview' or t.kind = 'identification' and (select app.has_role('authority')))
      and t.counterparty_circle = any ((select app.circles())::int[])));
grant select, insert on sealed_reasons to continuum_app;

-- A link for a report from outside is its organisation's: whoever reads what comes by it gives it out and takes it back.
alter table report_links enable row level security;
alter table report_links force row level security;
create policy report_links_read on report_links for select to continuum_app using (circle = any (app.circles()));
create policy report_links_make on report_links for insert to continuum_app
  with check (circle = any (app.circles()) and made_by = app.actor() and used_on is null and revoked_on is null);
create policy report_links_revoke on report_links for update to continuum_app
  using (circle = any (app.circles())) with check (revoked_on is not null);
grant select, insert, update (revoked_on) on report_links to continuum_app;

-- Whoever knows the token learns which key to seal for while the link is open, and uses it up once; a wrong one, an old one and one that was
-- taken back look the same.
create or replace function app.report_link(of_token bytea, on_day date) returns table (circle int, public_key bytea)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select l.circle, c.public_key from report_links l join circles c on c.id = l.circle join organisations o on o.id = c.organisation
  where l.token_hash = sha256(of_token) and l.used_on is null and l.revoked_on is null and l.until >= on_day
    and c.public_key is not null and o.state = 'active'
$$;
create or replace function app.take_report_link(of_token bytea, of_report uuid, on_day date) returns int
  language sql volatile security definer set search_path = pg_catalog, public as $$
  update report_links l set used_on = coalesce(l.used_on, on_day), used_id = of_report
  where l.token_hash = sha256(of_token) and l.revoked_on is null and l.until >= on_day
    and (l.used_id is null or l.used_id = of_report)
    and exists (select 1 from circles c join organisations o on o.id = c.organisation where c.id = l.circle and o.state = 'active')
  returning l.circle
$$;
do $$ declare f text; begin
  foreach f in array array['report_link(bytea, date)', 'take_report_link(bytea, uuid, date)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_public', f);
  end loop;
end $$;

-- A complaint about pay stands behind a wall: nobody of the house that works on it who decides about somebody's stay or accuses sees a row
-- of it, whatever else they are.
create or replace function app.decides_or_accuses() returns boolean language sql stable as $$
  select app.roles() && array['immigration', 'prosecutor']
$$;
create policy tracks_wall on tracks as restrictive for all to continuum_app
  using (kind <> 'labour_complaint' or not (select app.decides_or_accuses()));
create policy track_events_wall on track_events as restrictive for select to continuum_app
  using (kind <> 'labour_complaint' or not (select app.decides_or_accuses()));
do $$ declare t text; begin
  foreach t in array array['clocks', 'permits', 'amounts'] loop
    execute format('create policy %I on %I as restrictive for select to continuum_app
      using (track_kind <> ''labour_complaint'' or not (select app.decides_or_accuses()))', t || '_wall', t);
  end loop;
end $$;

-- Nobody reads or writes a single fact of where somebody was met: what waits is locked, and sums are all that can be read.
do $$ declare t text; begin
  foreach t in array array['found_inbox', 'found_facts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('revoke all on %I from continuum_app, continuum_public, continuum_ministry, continuum_worker', t);
    execute format('create policy %I on %I for all to public using (false) with check (false)', t || '_nobody', t);
  end loop;
end $$;

create or replace function app.count_found(of_id uuid, of_month date, of_fact text) returns boolean
  language sql security definer set search_path = pg_catalog, public as $$
  with kept as (insert into found_inbox (id, month, fact) select of_id, of_month, of_fact
    where not exists (select from found_facts f where f.id = of_id) on conflict (id) do nothing returning 1)
  select exists (select from kept)
$$;
create or replace function app.take_found() returns table (id uuid, month date, fact text)
  language sql security definer set search_path = pg_catalog, public as $$
  delete from found_inbox returning id, month, fact
$$;
-- All are put down anew, in an order drawn from the system's randomness and in one transaction.
create or replace function app.mix_found(came jsonb) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare mixed found_facts[];
begin
  lock table found_facts;
  select array_agg(f order by gen_random_uuid()) into mixed from (
    select n from jsonb_populate_recordset(null::found_facts, came) n
    union all select k from found_facts k where not exists
      (select from jsonb_array_elements(came) c where (c ->> 'id')::uuid = k.id)) as every (f);
  truncate found_facts;
  insert into found_facts select * from unnest(mixed);
  return coalesce(cardinality(mixed), 0);
end $$;
grant truncate on found_facts to continuum_definer;
-- One attribute at a time, of months that are over and of which nothing waits.
create or replace function app.found_counted(before date) returns table (month date, attribute text, code text, n bigint)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select f.month, a.attribute, a.code, count(*) from found_facts f
  cross join lateral (values ('venue', f.venue), ('section', f.section), ('profession', f.profession), ('channel', f.channel)) a(attribute, code)
  where f.month < before and f.month < coalesce((select min(w.month) from found_inbox w), before) group by 1, 2, 3
$$;
do $$ declare f text; begin
  foreach f in array array['count_found(uuid, date, text)', 'take_found()', 'mix_found(jsonb)', 'found_counted(date)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.count_found(uuid, date, text) to continuum_app;
grant execute on function app.take_found(), app.mix_found(jsonb) to continuum_worker;
grant execute on function app.found_counted(date) to continuum_app, continuum_ministry;

-- Calls that are looked at together: drawn by a supervisor of the desk, never one's own; told to whoever took the call once it was gone through.
alter table call_reviews enable row level security;
alter table call_reviews force row level security;
create policy call_reviews_read on call_reviews for select to continuum_app
  using (reviewer = (select app.actor()) or worker = (select app.actor()) and given_on is not null);
create policy call_reviews_draw on call_reviews for insert to continuum_app
  with check (reviewer = (select app.actor()) and (select app.has_role('supervisor')) and worker <> (select app.actor()) and given_on is null
    and exists (select 1 from tracks t where t.id = track and t.kind = 'contact' and t.state = 'closed'
      and t.owner_circle = any ((select app.circles())::int[]))
    and exists (select 1 from contact_holders h where h.track = call_reviews.track and h.user_id = worker));
create policy call_reviews_give on call_reviews for update to continuum_app
  using (reviewer = (select app.actor()) and given_on is null or worker = (select app.actor()) and given_on is not null)
  with check (reviewer = (select app.actor()) or worker = (select app.actor()));
grant select, insert (id, track, worker, reviewer, drawn_on), update (checks, remark, remark_signature, given_on, read_on) on call_reviews to continuum_app;

-- A second person of the authority says whether they read the reasons of a no as whoever gave them does. It stays in their house.
alter table reason_readings enable row level security;
alter table reason_readings force row level security;
create policy reason_readings_own on reason_readings for select to continuum_app using (organisation = (select app.organisation()));
create policy reason_readings_give on reason_readings for insert to continuum_app
  with check (reader = (select app.actor()) and organisation = (select app.organisation()) and (select app.has_role('authority'))
    and exists (select 1 from tracks t where t.id = track and t.kind = 'identification'
      and t.counterparty_circle = any ((select app.circles())::int[])));
grant select, insert on reason_readings to continuum_app;

-- Whose logs: reasons are held against the log of who gave them.
create policy log_read_reasons on log_statements for select to continuum_app using (not (select app.has_role('person'))
  and organisation in (select r.organisation from sealed_reasons r));
