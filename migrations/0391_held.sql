-- What any server of the network must know for a minute of what another one began: the first half of a sign-in, the answer to a form. Locked
-- under what the asker alone was given; its name is the hash of that. Not worth a log, nor a backup: after a crash one begins again.
create unlogged table held (
  name bytea primary key check (length(name) = 32),
  sealed bytea not null,
  until timestamptz not null
);
create index held_until on held (until);
comment on table held is 'Halves of sign-ins and answers to forms, for a minute, each locked under what the asker alone was given.';
