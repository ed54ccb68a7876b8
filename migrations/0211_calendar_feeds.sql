-- Calendars that somebody at work has let another program read: the address is the secret, and stands here as its hash alone.
create table calendar_feeds (
  secret_hash bytea primary key check (octet_length(secret_hash) = 32),
  user_id uuid not null unique references users on delete cascade,
  language text not null check (language ~ '^[a-z]{2,3}$'),
  made_on date not null
);
comment on table calendar_feeds is 'Secret addresses under which the days of appointments are read by a calendar.';
