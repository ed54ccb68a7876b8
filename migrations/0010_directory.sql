-- The directory: who offers what, to whom, in which language, where. Reference data: nothing here is about a person.
-- NULL in `languages`, `serves` and `areas` means that the directory does not say; it never means no.

create table areas (
  code text primary key collate "C" check (code ~ '^[a-z][a-z0-9_.-]{0,39}$'),
  name text not null check (length(name) between 1 and 80)
);
comment on table areas is 'Names of coarse areas, as an imported directory writes them. Never a street.';

create table providers (
  id uuid primary key,
  organisation int unique references organisations on delete cascade,
  name text check (length(name) between 1 and 300),
  description text,
  phone text check (length(phone) <= 60),
  url text check (url ~ '^https?://'),
  email text check (email ~ '@'),
  places jsonb not null default '[]',
  feed text not null collate "C" check (feed ~ '^[a-z0-9][a-z0-9_.-]{0,39}$'),
  source_id text,
  source_hash bytea,
  checked_on date not null,
  gone_on date,
  unique (feed, source_id)
);
comment on column providers.name is 'NULL where a directory lists services of an organisation that it does not describe.';
comment on column providers.places is 'Where it can be reached, with hours, for reading only: [{name, address, phone, hours}].';

create table services (
  id uuid primary key,
  provider uuid not null references providers on delete cascade,
  organisation int references organisations on delete cascade,
  circle int references circles on delete set null,
  name text not null check (length(name) between 1 and 300),
  description text,
  codes text[] not null default '{}' check (array_position(codes, null) is null),
  languages text[] check (cardinality(languages) > 0),
  serves text[] check (cardinality(serves) > 0),
  areas text[] check (cardinality(areas) > 0),
  min_age smallint check (min_age between 0 and 120),
  max_age smallint check (max_age between 0 and 120),
  eligibility text,
  how text,
  fees text,
  interpretation text,
  phone text check (length(phone) <= 60),
  url text check (url ~ '^https?://'),
  email text check (email ~ '@'),
  hours jsonb,
  places jsonb,
  confidential boolean not null default false,
  source text not null check (source in ('network', 'hsds')),
  feed text not null collate "C",
  source_id text,
  source_hash bytea,
  checked_on date not null,
  gone_on date,
  unique (feed, source_id),
  constraint a_confidential_service_cannot_be_found check (
    not confidential or (phone is null and url is null and email is null and hours is null and places is null)
  ),
  check ((source = 'network') = (feed = 'network'))
);
create index services_provider on services (provider);
create index services_organisation on services (organisation) where organisation is not null;
comment on column services.codes is 'Empty where no code of ours fits: such a service is found under every need, marked unknown.';
comment on column services.gone_on is 'The day on which it was no longer listed. Kept, because referrals and letters name it.';

-- What the search reads: one row for each combination under which a service can be found, so that a search is a few
-- ranges of one primary key. `?` stands for "the directory does not say", `*` for "not asked".
create table service_index (
  code text not null collate "C",
  area text not null collate "C",
  language text not null collate "C",
  service uuid not null references services on delete cascade,
  confidential boolean not null,
  primary key (code, area, language, service)
);
create index service_index_service on service_index (service);
