-- Adds only.
-- How far the clock of each running server is from the database's: servers that decide days differently must know of each other.
create table server_clocks (
  server uuid primary key,
  seen_at timestamptz not null,
  ahead_ms bigint not null
);
comment on table server_clocks is 'How far ahead of the database the clock of each running server is: seen by whoever looks after the machine.';
