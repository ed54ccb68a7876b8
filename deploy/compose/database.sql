-- Runs once, as the superuser, when the database of compose.yaml is made: the owner who is no superuser, with the password of the secret,
-- and first.sql in their database.
\set password `cat "$POSTGRES_OWNER_PASSWORD_FILE"`
create role continuum login password :'password';
create database continuum owner continuum;
\connect continuum
\set owner continuum
\set first `echo "${FIRST_SQL:-/opt/continuum/first.sql}"`
\i :first
