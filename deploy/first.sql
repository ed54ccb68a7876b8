-- What only a superuser may do, once for each database, so that Continuum itself needs none:
--
--   psql -d continuum -v owner=continuum -f deploy/first.sql
--
-- The roles belong to the whole server; they are made where they are missing. Without the last two lines whoever could
-- slip a statement into a request could also say as whom it is asked.
select format('create role %I nologin', name) from unnest(array[
  'continuum_app', 'continuum_public', 'continuum_ministry', 'continuum_worker', 'continuum_sender', 'continuum_webhooks']) name
  where not exists (select from pg_roles where rolname = name) \gexec
select 'create role continuum_definer nologin bypassrls'
  where not exists (select from pg_roles where rolname = 'continuum_definer') \gexec
-- Reads every row for `continuum backup`, and may change none.
select 'create role continuum_backup nologin bypassrls'
  where not exists (select from pg_roles where rolname = 'continuum_backup') \gexec
-- pg_monitor is PostgreSQL's own: by it `continuum doctor` sees standbys, the archive and where the files lie, and no row of anybody.
grant continuum_app, continuum_public, continuum_ministry, continuum_worker, continuum_sender, continuum_webhooks, continuum_definer, continuum_backup, pg_monitor to :"owner";
revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
grant execute on function pg_catalog.set_config(text, text, boolean) to continuum_definer;
