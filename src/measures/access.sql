-- The ministry reads counts of moves by month and nothing else in the whole database: no case, no track, no event.

alter table event_counts enable row level security;
alter table event_counts force row level security;
create policy counts_read on event_counts for select to continuum_ministry, continuum_app using (true);
revoke select on event_counts from continuum_public;
grant select on event_counts to continuum_ministry, continuum_app;

create or replace function app.count_event(of_month date, of_kind text, of_subkind text, of_move text,
  of_state text, of_code text, of_time text, of_amount bigint)
  returns void language sql security definer set search_path = pg_catalog, public as $$
  insert into event_counts as c (month, kind, subkind, move, to_state, code, in_time, n, amount)
  values (of_month, of_kind, coalesce(of_subkind, ''), of_move, of_state, coalesce(of_code, ''), coalesce(of_time, ''), 1, coalesce(of_amount, 0))
  on conflict (month, kind, subkind, move, to_state, code, in_time) do update set n = c.n + 1, amount = c.amount + excluded.amount
$$;
alter function app.count_event(date, text, text, text, text, text, text, bigint) owner to continuum_definer;
revoke execute on function app.count_event(date, text, text, text, text, text, text, bigint) from public;
grant execute on function app.count_event(date, text, text, text, text, text, text, bigint) to continuum_app, continuum_public, continuum_worker;

-- Nobody reads or writes a single fact: whoever knows its random number (it stands in the sealed case and nowhere else) may
-- correct it while its month lasts, and sums over months are all that can be read.
alter table stat_facts enable row level security;
alter table stat_facts force row level security;
revoke all on stat_facts from continuum_app, continuum_public, continuum_ministry, continuum_worker;
create policy stat_facts_nobody on stat_facts for all to public using (false) with check (false);

create or replace function app.count_person(of_id uuid, of_month date, of_age text, of_gender text, of_exploitation text, of_abroad text)
  returns boolean language sql security definer set search_path = pg_catalog, public as $$
  with kept as (
    insert into stat_facts as f (id, month, age_band, gender, exploitation, abroad)
    values (of_id, of_month, of_age, of_gender, of_exploitation, of_abroad)
    on conflict (id) do update set age_band = excluded.age_band, gender = excluded.gender,
      exploitation = excluded.exploitation, abroad = excluded.abroad where f.month = excluded.month
    returning 1)
  select exists (select from kept)
$$;
alter function app.count_person(uuid, date, text, text, text, text) owner to continuum_definer;
revoke execute on function app.count_person(uuid, date, text, text, text, text) from public;
grant execute on function app.count_person(uuid, date, text, text, text, text) to continuum_app;

-- One attribute at a time, so that no row says two things about anybody; and only months that are over.
create or replace function app.people_counted(before date)
  returns table (month date, attribute text, code text, n bigint)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select f.month, a.attribute, a.code, count(*) from stat_facts f
  cross join lateral (values ('age', f.age_band), ('gender', f.gender), ('exploitation', f.exploitation), ('abroad', f.abroad)) a(attribute, code)
  where f.month < before group by 1, 2, 3
$$;
alter function app.people_counted(date) owner to continuum_definer;
revoke execute on function app.people_counted(date) from public;
grant execute on function app.people_counted(date) to continuum_app, continuum_ministry;
