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

grant usage on schema app to continuum_app, continuum_public, continuum_ministry, continuum_worker, continuum_sender;
grant usage on schema public to continuum_app, continuum_public, continuum_ministry, continuum_worker, continuum_sender, continuum_definer;
grant usage, create on schema app to continuum_definer;
grant select, insert, update, delete on all tables in schema public to continuum_definer;
grant usage on all sequences in schema public to continuum_definer;

-- A backup reads every row of every table, and changes none. Nobody logs in as this role, and no request is answered as it.
grant usage on schema public, app, audit to continuum_backup;
grant select on all tables in schema public, app, audit to continuum_backup;
grant select on all sequences in schema public, app, audit to continuum_backup;
