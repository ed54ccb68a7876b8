-- The database user of the process that calls web hooks, once, by a superuser, after the program has made its tables:
--
--   psql -d continuum -v password=... -f deploy/webhooks.sql
--
-- It can take one role and read nothing but sealed addresses of web hooks, and which circles their programs are in. It hears that circles have
-- changed, as the servers do.
create role continuum_call login noinherit password :'password';
grant continuum_webhooks to continuum_call;
