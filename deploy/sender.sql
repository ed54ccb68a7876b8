-- The database user of the process that sends, once, by a superuser, after the program has made its tables:
--
--   psql -d continuum -v password=... -f deploy/sender.sql
--
-- It can take one role and read nothing but what waits to leave. Who serves does not know its password.
create role continuum_send login noinherit password :'password';
grant continuum_sender to continuum_send;
