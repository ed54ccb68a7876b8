-- Which permission to stay somebody has, and its days, stand locked under a key that is not in the database (src/database/locked.ts). Rows
-- that lie open are locked when the program next starts; its end stays a duty, which has a day.
alter table permits drop constraint if exists permits_check;
alter table permits alter column valid_from type text using valid_from::text;
alter table permits alter column valid_to type text using valid_to::text;
comment on column permits.permit is 'Which permission it is, locked under a key outside the database.';
