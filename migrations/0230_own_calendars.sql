-- Calendars that somebody has let read the days of their own appointments, from their own page: the hash of a secret address, and their card.
create table own_calendars (
  secret_hash bytea primary key check (octet_length(secret_hash) = 32),
  circle int not null unique references circles on delete cascade,
  language text not null check (language ~ '^[a-z]{2,3}$'),
  made_on date not null
);
comment on table own_calendars is 'Secret addresses under which a person lets a calendar read the days of their own appointments.';
