-- A call is read by everybody who works in the network, and opened by a funder or a coordinator in their own organisation's name.
alter table funding_calls enable row level security;
alter table funding_calls force row level security;
create policy funding_calls_read on funding_calls for select to continuum_app using ((select app.organisation()) is not null);
create policy funding_calls_open on funding_calls for insert to continuum_app
  with check (organisation = (select app.organisation()) and opened_by = (select app.actor()) and circle = any ((select app.outside_circles())::int[])
    and ((select app.has_role('funder')) or (select app.has_role('coordinator'))));
-- It ends earlier when whoever opened it says so; nothing else of it changes.
create policy funding_calls_end on funding_calls for update to continuum_app
  using (organisation = (select app.organisation()) and ((select app.has_role('funder')) or (select app.has_role('coordinator'))))
  with check (organisation = (select app.organisation()));
grant select, insert, update (closes_on) on funding_calls to continuum_app;

-- On which side of an application somebody stands: who asks for the money, or who pays it. Of a track that they do not see, on none.
create or replace function app.asks_for_money(of_track uuid) returns boolean language sql stable set search_path = pg_catalog, public as $$
  select exists (select 1 from tracks t where t.id = of_track and t.owner_circle = any (app.outside_circles()))
$$;
create or replace function app.pays_money(of_track uuid) returns boolean language sql stable set search_path = pg_catalog, public as $$
  select exists (select 1 from tracks t where t.id = of_track and t.counterparty_circle = any (app.outside_circles()))
$$;
do $$ declare f text; begin
  foreach f in array array['asks_for_money(uuid)', 'pays_money(uuid)'] loop
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app', f);
  end loop;
end $$;

-- An application is seen by its two sides. Who asks writes it; who pays writes what was awarded, and why.
alter table funding_applications enable row level security;
alter table funding_applications force row level security;
create policy funding_applications_read on funding_applications for select to continuum_app
  using (app.shows_track(track));
create policy funding_applications_ask on funding_applications for insert to continuum_app
  with check (organisation = (select app.organisation()) and app.asks_for_money(track));
create policy funding_applications_decide on funding_applications for update to continuum_app
  using (app.pays_money(track)) with check (app.pays_money(track));
grant select, insert, update (reasons, from_day, until) on funding_applications to continuum_app;

alter table funding_lines enable row level security;
alter table funding_lines force row level security;
create policy funding_lines_read on funding_lines for select to continuum_app
  using (exists (select 1 from funding_applications a where a.track = funding_lines.track));
create policy funding_lines_ask on funding_lines for insert to continuum_app
  with check (app.asks_for_money(track) and awarded is null);
create policy funding_lines_decide on funding_lines for update to continuum_app
  using (app.pays_money(track)) with check (app.pays_money(track));
grant select, insert, update (awarded) on funding_lines to continuum_app;

-- A claim is made by who asks, and said to be paid by who pays.
alter table funding_claims enable row level security;
alter table funding_claims force row level security;
create policy funding_claims_read on funding_claims for select to continuum_app
  using (exists (select 1 from funding_applications a where a.track = funding_claims.track));
create policy funding_claims_make on funding_claims for insert to continuum_app
  with check (app.asks_for_money(track) and paid_on is null);
create policy funding_claims_pay on funding_claims for update to continuum_app
  using (app.pays_money(track) and paid_on is null) with check (app.pays_money(track));
grant select, insert, update (paid_on) on funding_claims to continuum_app;

alter table funding_claim_lines enable row level security;
alter table funding_claim_lines force row level security;
create policy funding_claim_lines_read on funding_claim_lines for select to continuum_app
  using (exists (select 1 from funding_applications a where a.track = funding_claim_lines.track));
create policy funding_claim_lines_make on funding_claim_lines for insert to continuum_app
  with check (app.asks_for_money(track)
    and exists (select 1 from funding_claims c where c.id = claim and c.track = funding_claim_lines.track and c.paid_on is null));
grant select, insert on funding_claim_lines to continuum_app;

-- What an organisation really gave, month by month: units alone, of its own, for whoever there may claim money for them. A night is one
-- at the last minute of its day, as on the board of the house.
create or replace function app.units_given(from_month date, to_day date, zone text) returns table (unit text, month date, units int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with own as (select id from circles where organisation = app.organisation()
      and (app.has_role('supervisor') or app.has_role('administrator') or app.has_role('coordinator'))),
    nights as (select date_trunc('month', d)::date as month, ((d::date + 1)::timestamp - interval '1 minute') at time zone zone as night
      from generate_series(from_month::timestamp, to_day::timestamp - interval '1 day', interval '1 day') d)
  select p.kind, p.month, sum(p.units)::int from provisions p join own on own.id = p.circle
    where p.month between from_month and to_day group by 1, 2
  union all
  select 'bed_nights', n.month, count(*)::int from nights n join bed_times o on o.track is not null and o.during @> n.night
    join beds b on b.id = o.bed join own on own.id = b.circle group by 2
$$;
alter function app.units_given(date, date, text) owner to continuum_definer;
revoke execute on function app.units_given(date, date, text) from public;
grant execute on function app.units_given(date, date, text) to continuum_app;
