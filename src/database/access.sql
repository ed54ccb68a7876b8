-- The context of a request. It is set once, by app.enter, from a session that the database itself looks up, so that
-- a query can neither invent nor widen it. Every policy reads it through these functions.

-- The circles by which the actor reaches cases: none for a profession that reaches none (cases/reach.sql), and no rows at all where
-- nobody has entered.
create or replace function app.circles() returns int[] language sql stable parallel safe
  as $$ select nullif(current_setting('app.circles', true), '')::int[] $$;

-- Every circle whose key the actor shares, whatever their profession: for what concerns the house itself, never for a case.
create or replace function app.home_circles() returns int[] language sql stable parallel safe
  as $$ select nullif(current_setting('app.home_circles', true), '')::int[] $$;

-- Those by which the actor sees what belongs to no case: visits, money, complaints.
create or replace function app.outside_circles() returns int[] language sql stable parallel safe
  as $$ select nullif(current_setting('app.outside_circles', true), '')::int[] $$;

-- How far the actor reaches: everything of what their circles hold, parts of it, only what is listed for them, or nothing.
create or replace function app.reach() returns text language sql stable parallel safe
  as $$ select coalesce(current_setting('app.reach', true), '') $$;
create or replace function app.sees_everything() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.reach', true), '') = 'everything' $$;
create or replace function app.reaches_by_circle() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.reach', true), '') in ('everything', 'circles') $$;

create or replace function app.actor() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.actor', true), '')::uuid $$;

create or replace function app.organisation() returns int language sql stable parallel safe
  as $$ select nullif(current_setting('app.organisation', true), '')::int $$;

create or replace function app.roles() returns text[] language sql stable parallel safe
  as $$ select coalesce(string_to_array(current_setting('app.roles', true), ','), '{}') $$;

create or replace function app.has_role(role text) returns boolean language sql stable parallel safe
  as $$ select coalesce(role = any (string_to_array(current_setting('app.roles', true), ',')), false) $$;

-- Nobody but app.enter may set the context.
revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
grant execute on function pg_catalog.set_config(text, text, boolean) to continuum_definer;

grant usage on schema app to continuum_app, continuum_public, continuum_ministry, continuum_worker, continuum_sender, continuum_webhooks;
grant usage on schema public to continuum_app, continuum_public, continuum_ministry, continuum_worker, continuum_sender, continuum_webhooks, continuum_definer;
grant usage, create on schema app to continuum_definer;
grant select, insert, update, delete on all tables in schema public to continuum_definer;
grant usage on all sequences in schema public to continuum_definer;

-- A backup reads every row of every table, and changes none. Nobody logs in as this role, and no request is answered as it.
grant usage on schema public, app, audit to continuum_backup;
grant select on all tables in schema public, app, audit to continuum_backup;
grant select on all sequences in schema public, app, audit to continuum_backup;

-- Days are those of the network, as the program and its screens count them: on an evening in New York it is tomorrow in UTC.
create or replace function app.network_day(at timestamptz) returns date language sql stable security definer set search_path = pg_catalog, public as $$
  select (at at time zone coalesce((select n.value ->> 'timezone' from settings n where n.key = 'network'), 'Etc/UTC'))::date
$$;
-- By how much an invented country's clock is moved from this server's; a network of real people has no such distance, whatever stands there.
create or replace function app.practice_offset() returns interval language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return coalesce((select (c.value #>> '{}')::numeric from settings c join settings n on n.key = 'network' and (n.value ->> 'demo')::boolean
    where c.key = 'clock'), 0) * interval '1 millisecond';
end $$;
-- What time it is for everything about people: duties, consents, shifts, take-overs. Sessions, rate limits and what machines say of each
-- other go by clock_timestamp(); a test lists them (test/clocks.test.ts). In a policy: (select app.now()), so that it is asked once.
create or replace function app.now() returns timestamptz language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return clock_timestamp() + app.practice_offset();
end $$;
create or replace function app.network_today() returns date language sql stable security definer set search_path = pg_catalog, public as $$
  select app.network_day(app.now())
$$;
-- The moment in which a day of the network is over, by the clock of this server.
create or replace function app.end_of_network_day(day date) returns timestamptz language sql stable security definer set search_path = pg_catalog, public as $$
  select (day + 1)::timestamp at time zone coalesce((select n.value ->> 'timezone' from settings n where n.key = 'network'), 'Etc/UTC')
    - app.practice_offset()
$$;
do $$ declare f text; begin
  foreach f in array array['network_day(timestamptz)', 'network_today()', 'end_of_network_day(date)', 'practice_offset()', 'now()'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app, continuum_worker', f);
  end loop;
end $$;
-- Only an invented country's clock is moved. Asked at the end of the transaction, when it is known what the network is.
create or replace function app.clock_is_practice() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select from settings n where n.key = 'network' and (n.value ->> 'demo')::boolean)
    then raise exception 'only the clock of an invented country is moved' using errcode = '23514'; end if;
  return null;
end $$;
alter function app.clock_is_practice() owner to continuum_definer;
revoke execute on function app.clock_is_practice() from public;
drop trigger if exists clock_is_practice on settings;
create constraint trigger clock_is_practice after insert or update on settings deferrable initially deferred
  for each row when (new.key in ('clock', 'clock_stands') and new.value <> '0') execute function app.clock_is_practice();

-- What stands for a place, and for an id in one: made of what the server alone can make, and of whose draft it is (src/database/draft-places.ts).
create or replace function app.draft_mark(token bytea, of_user uuid) returns bytea language sql immutable parallel safe
  as $$ select sha256(token || uuid_send(of_user)) $$;
create or replace function app.draft_place(token bytea, of_user uuid) returns text language sql immutable parallel safe
  as $$ select 'h1.' || encode(app.draft_mark(token, of_user), 'hex') $$;
create or replace function app.draft_marks(tokens bytea[], of_user uuid) returns bytea[] language sql immutable parallel safe
  as $$ select array(select app.draft_mark(t, of_user) from unnest(tokens) t order by 1) $$;
