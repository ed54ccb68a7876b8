-- The reasons of a no by an authority that was given pages alone: it holds no key of the file, so they are sealed to whoever carries the process
-- and to whoever gave them. That they were given, by whose house and when, is what the rule needs that asks for them.
create table sealed_reasons (
  id uuid primary key,
  track uuid not null references tracks on delete cascade,
  author uuid not null references users on delete cascade,
  organisation int not null references organisations on delete cascade,
  reader int not null references circles on delete cascade,
  locator bytea not null unique check (octet_length(locator) = 16),
  wrap_reader bytea not null,
  wrap_own bytea not null,
  ciphertext bytea not null,
  made_at timestamptz not null
);
create index sealed_reasons_of_track on sealed_reasons (track, made_at desc);
create index sealed_reasons_of_author on sealed_reasons (author);
create index sealed_reasons_of_house on sealed_reasons (organisation);
create index sealed_reasons_of_reader on sealed_reasons (reader);
comment on table sealed_reasons is 'Why an authority said no, sealed by who sees no file to who carries the process.';
