-- Whoever shows the name takes or reads what was held under it; nobody lists it. In a flood nothing more is held.
alter table held enable row level security;
alter table held force row level security;
create policy held_definer on held for all to continuum_definer using (true) with check (true);
create policy held_worker on held for all to continuum_worker using (until < clock_timestamp());
grant select, delete on held to continuum_worker;

create or replace function app.hold(under bytea, what bytea, ends timestamptz) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if (select count(*) from held) >= 20000 then raise exception 'too many are held' using errcode = '53400'; end if;
  insert into held values (under, what, ends);
end $$;

create or replace function app.take_held(under bytea, at timestamptz) returns bytea language sql security definer
  set search_path = pg_catalog, public as $$
  with gone as (delete from held where name = under returning sealed, until)
  select sealed from gone where until >= at
$$;

create or replace function app.read_held(under bytea, at timestamptz) returns bytea language sql stable security definer
  set search_path = pg_catalog, public as $$
  select sealed from held where name = under and until >= at
$$;

-- A server takes calls out of a budget, some at a time where it is large, and hears how many all have taken; nobody reads another's.
alter table rate_limits enable row level security;
alter table rate_limits force row level security;
create policy rate_limits_definer on rate_limits for all to continuum_definer using (true) with check (true);
create policy rate_limits_worker on rate_limits for all to continuum_worker using (until < clock_timestamp());
grant select, delete on rate_limits to continuum_worker;

create or replace function app.take_calls(under bytea, calls int, ends timestamptz) returns int language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare answer int;
begin
  insert into rate_limits as r (name, taken, until) values (under, calls, ends)
  on conflict (name) do update set taken = r.taken + excluded.taken returning r.taken into answer;
  return answer;
end $$;

do $$ declare f text; begin
  foreach f in array array['app.hold(bytea, bytea, timestamptz)', 'app.take_held(bytea, timestamptz)', 'app.read_held(bytea, timestamptz)',
    'app.take_calls(bytea, integer, timestamptz)'] loop
    execute format('alter function %s owner to continuum_definer', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to continuum_public, continuum_app, continuum_ministry', f);
  end loop;
end $$;
