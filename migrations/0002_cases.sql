-- A case as the server may know it: a reference, dates, sides, states; and sealed bytes that it cannot open.
-- `visible_to` is written by triggers alone (src/cases/access.sql): who holds a key is who sees the row.

create table cases (
  id uuid primary key,
  reference text not null unique collate "C",
  owner_circle int not null references circles on delete restrict,
  person_circle int references circles on delete set null,
  pack text not null,
  language text not null,
  age_group text not null check (age_group in ('adult', 'child', 'unsure')),
  origin text not null check (origin ~ '^[a-z_]+$'),
  risk text not null default 'high' check (risk in ('high', 'medium', 'low')),
  state text not null default 'active',
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1,
  visible_to int[] not null default '{}'
);
create index cases_person on cases (person_circle) where person_circle is not null;

create table case_access (
  circle int not null,
  case_id uuid not null references cases on delete cascade,
  state text not null,
  updated_at timestamptz not null,
  primary key (case_id, circle)
);
create index case_access_list on case_access (circle, state, updated_at desc, case_id desc);

create table compartments (
  case_id uuid not null references cases on delete cascade,
  compartment text not null check (compartment in ('identity', 'contact', 'narrative', 'health', 'legal', 'privileged', 'immigration', 'finance', 'messages')),
  epoch int not null,
  commitment bytea not null,
  previous_box bytea,
  rotation_due boolean not null default false,
  current boolean not null default true,
  visible_to int[] not null default '{}',
  primary key (case_id, compartment, epoch)
);

create table wraps (
  case_id uuid not null references cases on delete cascade,
  compartment text not null,
  epoch int not null,
  circle int not null references circles on delete cascade,
  circle_epoch int not null,
  form text not null check (form in ('hpke', 'circle')),
  wrap bytea not null,
  consent uuid,
  withheld boolean not null default false,
  made_at timestamptz not null,
  primary key (case_id, compartment, epoch, circle),
  foreign key (case_id, compartment, epoch) references compartments on delete cascade
);
create index wraps_consent on wraps (consent) where consent is not null;
create index wraps_circle on wraps (circle, case_id);

create table headers (
  case_id uuid not null references cases on delete cascade,
  circle int not null references circles on delete cascade,
  circle_epoch int not null,
  header bytea not null,
  seq bigint generated always as identity,
  primary key (case_id, circle)
);
create index headers_sync on headers (circle, seq);

create table tracks (
  id uuid primary key,
  case_id uuid references cases on delete cascade,
  kind text not null,
  subkind text check (subkind ~ '^[a-z_]+$'),
  state text not null,
  compartment text not null,
  pack text not null,
  owner_circle int not null references circles on delete restrict,
  other_circle int references circles on delete restrict,
  person_circle int references circles on delete set null,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1,
  visible_to int[] not null default '{}'
);
create index tracks_case on tracks (case_id, kind);
create index tracks_owner on tracks (owner_circle, kind, state, updated_at desc, id desc);
create index tracks_other on tracks (other_circle, kind, state, updated_at desc, id desc) where other_circle is not null;

create table track_events (
  id uuid primary key,
  track uuid not null references tracks on delete cascade,
  case_id uuid references cases on delete cascade,
  kind text not null,
  move text not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_side text not null,
  by_user uuid,
  by_circle int,
  facts jsonb not null default '{}',
  visible_to int[] not null default '{}'
);
create index track_events_track on track_events (track, at);
create index track_events_case on track_events (case_id, at desc, id desc);

create table clocks (
  id uuid primary key,
  track uuid not null references tracks on delete cascade,
  case_id uuid references cases on delete cascade,
  circle int not null references circles on delete cascade,
  clock text not null,
  urgency smallint not null default 1 check (urgency between 0 and 2),
  started_at timestamptz not null,
  due_at timestamptz,
  due_on date,
  due_sort timestamptz not null generated always as (coalesce(due_at, 'infinity'::timestamptz)) stored,
  hard boolean not null,
  verified boolean not null,
  source text,
  pack text not null,
  stopped_at timestamptz,
  outcome text check (outcome in ('done', 'late', 'void')),
  visible_to int[] not null default '{}'
);
comment on column clocks.urgency is '0 is danger now; it sorts before any lateness.';
create index clocks_work on clocks (circle, urgency, due_sort, id) where stopped_at is null;
create index clocks_due on clocks (due_at, id) where stopped_at is null and hard;
create index clocks_case on clocks (case_id) where stopped_at is null;
create index clocks_track on clocks (track) where stopped_at is null;

create table records (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  track uuid references tracks on delete set null,
  compartment text not null,
  epoch int not null,
  kind text not null check (kind ~ '^[a-z_]+$'),
  version int not null default 1,
  author uuid,
  author_circle int not null,
  made_at timestamptz not null,
  ciphertext bytea not null,
  signature bytea,
  visible_to int[] not null default '{}',
  foreign key (case_id, compartment, epoch) references compartments on delete cascade
);
create index records_case on records (case_id, made_at desc, id desc);
create index records_kind on records (case_id, kind);

-- Who looked, and on which day: the survivor reads it on their own page.
create table looks (
  case_id uuid not null references cases on delete cascade,
  user_id uuid not null references users on delete cascade,
  organisation int not null references organisations on delete cascade,
  role text not null,
  day date not null,
  primary key (case_id, user_id, day)
);

create table drafts (
  user_id uuid not null references users on delete cascade,
  place text not null check (place ~ '^[a-z0-9.-]{1,80}$'),
  draft bytea not null,
  saved_at timestamptz not null,
  primary key (user_id, place)
);
comment on table drafts is 'What somebody was typing, sealed under their own key: nothing typed is lost.';
