-- Detail beside the spine, where the database itself must guarantee something.

create table consents (
  track uuid primary key references tracks on delete cascade,
  case_id uuid not null references cases on delete cascade,
  recipient int not null references circles on delete restrict,
  compartments text[] not null,
  purpose text not null check (purpose ~ '^[a-z_]+$'),
  basis text not null check (basis in ('consent', 'legal_duty', 'vital_interest', 'court_order')),
  until date not null,
  given_on date,
  language text,
  method text
);
create index consents_case on consents (case_id);
create index consents_recipient on consents (recipient);

create table referrals (
  track uuid primary key references tracks on delete cascade,
  case_id uuid references cases on delete cascade,
  service uuid,
  service_code text not null,
  urgency text not null check (urgency in ('now', 'day', 'routine')),
  district text,
  party smallint not null default 1 check (party between 1 and 20),
  outside boolean not null default false,
  receiver_name text,
  language text,
  age_group text,
  consent uuid references tracks on delete set null,
  outcome text
);
comment on column referrals.receiver_name is 'Only for a service outside the network: the name from the directory.';
create index referrals_case on referrals (case_id);

create table beds (
  id int generated always as identity primary key,
  circle int not null references circles on delete cascade,
  takes text[] not null default '{}',
  open boolean not null default true
);
create index beds_circle on beds (circle);

create table placements (
  track uuid primary key references tracks on delete cascade,
  case_id uuid not null references cases on delete cascade,
  bed int references beds on delete restrict,
  during tstzrange,
  party smallint not null default 1 check (party between 1 and 20),
  live boolean not null default true
);
create extension if not exists btree_gist;
alter table placements
  add constraint one_person_a_bed exclude using gist (bed with =, during with &&) where (live and bed is not null),
  add constraint one_bed_a_person exclude using gist (case_id with =, during with &&) where (live and bed is not null);

create table amounts (
  id uuid primary key,
  track uuid not null references tracks on delete cascade,
  kind text not null check (kind in ('claimed', 'awarded', 'paid')),
  amount bigint not null check (amount >= 0),
  on_day date not null,
  visible_to int[] not null default '{}'
);
create index amounts_track on amounts (track);

create table permits (
  track uuid primary key references tracks on delete cascade,
  case_id uuid not null references cases on delete cascade,
  permit text not null,
  valid_from date not null,
  valid_to date,
  work boolean not null,
  visible_to int[] not null default '{}',
  check (valid_to is null or valid_to >= valid_from)
);

-- A request for help, sealed in the browser, or on arrival where there was no script. The locator comes from the
-- receipt's digits; without them nobody can tell whose it is.
create table reports (
  track uuid primary key references tracks on delete cascade,
  locator bytea not null unique,
  own_public bytea not null,
  wrap_hotline bytea not null,
  wrap_own bytea not null,
  ciphertext bytea not null,
  sealed_by text not null check (sealed_by in ('browser', 'server')),
  language text not null,
  day date not null
);

create table report_messages (
  id uuid primary key,
  track uuid not null references tracks on delete cascade,
  from_side text not null check (from_side in ('person', 'hotline')),
  ciphertext bytea not null,
  day date not null,
  seq bigint generated always as identity
);
create index report_messages_track on report_messages (track, seq);

-- What the ministry sees: counts of moves by month, kept in the move's own transaction. No case, no organisation.
create table event_counts (
  month date not null,
  kind text not null,
  subkind text not null default '',
  move text not null,
  to_state text not null,
  code text not null default '',
  in_time text not null default '' check (in_time in ('', 'yes', 'no')),
  n bigint not null default 0,
  amount bigint not null default 0,
  primary key (month, kind, subkind, move, to_state, code, in_time)
);

-- Coarse facts for statistics under a random number that only the sealed case knows.
create table stat_facts (
  id uuid primary key,
  month date not null check (extract(day from month) = 1),
  age_band text not null check (age_band in ('child', 'adult', 'unknown')),
  gender text not null check (gender in ('woman', 'man', 'other', 'unknown')),
  exploitation text not null check (exploitation in ('labour', 'sexual', 'criminal', 'begging', 'domestic', 'organ', 'marriage', 'other', 'unknown')),
  abroad text not null check (abroad in ('yes', 'no', 'unknown'))
);
