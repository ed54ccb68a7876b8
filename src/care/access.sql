-- What was given out is read as totals alone: nobody sees a single row, not even of their own house.

alter table provisions enable row level security;
alter table provisions force row level security;
revoke all on provisions from continuum_app, continuum_public, continuum_ministry, continuum_worker;
create policy provisions_nobody on provisions for all to public using (false) with check (false);

-- Whoever gives something counts it for their own circle. Tried again, it is counted once.
create or replace function app.count_provision(of_id uuid, of_circle int, of_month date, of_kind text, of_units int, of_code text, of_person uuid)
  returns void language sql security definer set search_path = pg_catalog, public as $$
  insert into provisions (id, circle, month, kind, units, cost_code, person)
  select of_id, of_circle, of_month, of_kind, of_units, of_code, of_person where of_circle = any (app.home_circles())
  on conflict (id) do nothing
$$;
alter function app.count_provision(uuid, int, date, text, int, text, uuid) owner to continuum_definer;
revoke execute on function app.count_provision(uuid, int, date, text, int, text, uuid) from public;
grant execute on function app.count_provision(uuid, int, date, text, int, text, uuid) to continuum_app;

-- A slip is taken back by its random number, which stands in the sealed case, while its month lasts.
create or replace function app.uncount_provision(of_id uuid, of_circle int, of_month date)
  returns void language sql security definer set search_path = pg_catalog, public as $$
  delete from provisions where id = of_id and circle = of_circle and month = of_month and of_circle = any (app.home_circles())
$$;
alter function app.uncount_provision(uuid, int, date) owner to continuum_definer;
revoke execute on function app.uncount_provision(uuid, int, date) from public;
grant execute on function app.uncount_provision(uuid, int, date) to continuum_app;

-- Sums of a month for one's own circles. Where fewer people than `fewest` got something, only that it was so few is told.
create or replace function app.provisions_given(of_month date, fewest int)
  returns table (kind text, cost_code text, units bigint, people bigint)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.kind, p.cost_code, case when count(distinct p.person) >= fewest then sum(p.units) end,
    case when count(distinct p.person) >= fewest then count(distinct p.person) end
  from provisions p where p.month = of_month and p.circle = any (app.home_circles()) group by p.kind, p.cost_code order by p.kind, p.cost_code
$$;
alter function app.provisions_given(date, int) owner to continuum_definer;
revoke execute on function app.provisions_given(date, int) from public;
grant execute on function app.provisions_given(date, int) to continuum_app;
