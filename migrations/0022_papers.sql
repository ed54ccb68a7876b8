-- Papers of a case: scans, pictures, documents. A row says which part of the file a paper belongs to and how many sealed
-- pieces it has; name, kind and true size stand in its sealed record, the pieces lie in the data folder under a random name.

create table papers (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  track uuid references tracks on delete set null,
  compartment text not null,
  epoch int not null,
  object text not null unique check (object ~ '^[0-9a-f]{32}$'),
  pieces int not null check (pieces between 1 and 4096),
  padded bigint not null check (padded between 4096 and 1073741824),
  state text not null check (state in ('arriving', 'kept')),
  author uuid not null,
  author_circle int not null,
  made_at timestamptz not null,
  taken_up_at timestamptz not null,
  ciphertext bytea not null,
  signature bytea not null,
  visible_to int[] not null default '{}',
  foreign key (case_id, compartment, epoch) references compartments on delete cascade
);
create index papers_case on papers (case_id, made_at desc, id desc);
create index papers_unfinished on papers (taken_up_at) where state = 'arriving';

-- Who opened a paper, and on which day; the first time a day is a line in the audit trail.
create table paper_looks (
  paper uuid not null references papers on delete cascade,
  user_id uuid not null references users on delete cascade,
  day date not null,
  primary key (paper, user_id, day)
);

-- Names of pieces on the disk whose row is gone, however it went: a job removes them.
create table gone_objects (
  object text primary key check (object ~ '^[0-9a-f]{32}$')
);
