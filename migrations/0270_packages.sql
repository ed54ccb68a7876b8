-- A sealed package for a place that has no account here: carried as a file that the server never sees, opened by words that are said
-- over the telephone. The server keeps that there is one, until when it is answered, and the sealed answers.
create table packages (
  id uuid primary key,
  track uuid not null references tracks on delete cascade,
  case_id uuid not null references cases on delete cascade,
  circle int not null references circles on delete cascade,
  consent uuid references tracks on delete cascade,
  purpose text not null check (purpose in ('referral')),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  note bytea not null,
  note_epoch int not null,
  made_at timestamptz not null,
  until date not null,
  recalled_at timestamptz
);
create index packages_of_track on packages (track);
create index packages_of_case on packages (case_id);
create index packages_of_circle on packages (circle, made_at);
create index packages_of_consent on packages (consent) where consent is not null;
comment on table packages is 'A file for a place outside the network: that it was made, until when it is answered, never what is in it.';

create table package_answers (
  package uuid not null references packages on delete cascade,
  digest bytea not null check (octet_length(digest) = 32),
  ciphertext bytea not null,
  came text not null check (came in ('line', 'hand')),
  came_at timestamptz not null,
  taken_at timestamptz,
  primary key (package, digest)
);
comment on table package_answers is 'What a place outside answered, sealed to the circle that sent the package: yes, no or a question look the same.';
