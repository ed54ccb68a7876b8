-- How many calls of a minute's budget the servers of the network have taken together. Worth no log and no backup: after a crash the minute
-- begins anew. A name is a hash under a secret that no database holds, of whom, what and which minute.
create unlogged table rate_limits (
  name bytea primary key check (length(name) = 32),
  taken int not null check (taken > 0),
  until timestamptz not null
) with (fillfactor = 70);
create index rate_limits_until on rate_limits (until);
comment on table rate_limits is 'Calls of a minute, counted by all servers together under hashes of whoever asked; gone a minute later.';
