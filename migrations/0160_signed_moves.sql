-- Signed moves: what somebody at work says of a case, so that no server says it for them. The exact minute lies sealed in the body.
create table signed_moves (
  line uuid not null,
  n int not null check (n > 0),
  case_id uuid not null references cases on delete cascade,
  track uuid references tracks on delete cascade,
  body text not null check (length(body) <= 16384),
  signature bytea not null check (length(signature) = 65),
  hash bytea not null check (length(hash) = 32),
  spoken_by uuid not null references users,
  primary key (line, n),
  check (line = coalesce(track, case_id))
);
create index signed_moves_of_case on signed_moves (case_id);
create index signed_moves_of_track on signed_moves (track) where track is not null;
create index signed_moves_spoken on signed_moves (spoken_by, line, n);
comment on table signed_moves is 'What workers signed of a case: one line of its facts, and one for the steps of each process.';
