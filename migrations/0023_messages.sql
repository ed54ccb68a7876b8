-- Messages between a person and those who help: sealed words, the day, the key's number. A message belongs to the case's
-- compartment `messages` and goes with its key. And the words that a person may send with a voice, sealed for one reader.

create table messages (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  compartment text not null default 'messages' check (compartment = 'messages'),
  epoch int not null,
  author uuid,
  author_circle int not null,
  made_on date not null,
  seq bigint generated always as identity,
  read_on date,
  gone_on date check (gone_on > made_on),
  ciphertext bytea not null,
  signature bytea not null,
  foreign key (case_id, compartment, epoch) references compartments on delete cascade
);
comment on column messages.author is 'The member of staff who wrote it; nobody where the person did.';
comment on column messages.gone_on is 'The day on which its bytes are deleted; none where it is kept.';
create index messages_case on messages (case_id, seq desc);
create index messages_gone on messages (gone_on) where gone_on is not null;
create index messages_epoch on messages (made_on, case_id, epoch);
create index compartments_old_messages on compartments (case_id, epoch) where compartment = 'messages' and not current;

create table voice_words (
  track uuid primary key references tracks on delete cascade,
  circle int not null references circles on delete cascade,
  wrap_reader bytea not null,
  wrap_own bytea not null,
  ciphertext bytea not null
);
