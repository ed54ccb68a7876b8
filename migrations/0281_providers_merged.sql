-- An organisation that the directory found twice is shown as one. Nothing is rewritten: each service keeps its id, so that referrals and
-- letters that name it stay whole, and remembers who listed it, so that the two can be parted again.
alter table providers add column merged_into uuid references providers on delete set null,
  add constraint a_house_is_never_merged_away check (merged_into is null or organisation is null and merged_into <> id);
comment on column providers.merged_into is 'Under whom its services are shown. Never of a house of the network.';
create index providers_merged on providers (merged_into) where merged_into is not null;

alter table services add column listed_by uuid references providers on delete set null,
  add column merged_into uuid references services on delete set null,
  add constraint what_a_house_offers_is_never_merged_away check (merged_into is null or organisation is null and merged_into <> id);
comment on column services.listed_by is 'Who lists it, where it is shown under another.';
comment on column services.merged_into is 'The same service as another has it: that one is found, this one stays readable.';
create index services_listed on services (listed_by) where listed_by is not null;
create index services_merged on services (merged_into) where merged_into is not null;

create table provider_merges (
  id uuid primary key,
  kept uuid not null references providers on delete cascade,
  merged uuid not null references providers on delete cascade,
  merged_by uuid references users on delete set null,
  merged_at timestamptz not null,
  undone_by uuid references users on delete set null,
  undone_at timestamptz
);
create unique index provider_merges_now on provider_merges (merged) where undone_at is null;
create index provider_merges_kept on provider_merges (kept);
create index provider_merges_by on provider_merges (merged_by);
create index provider_merges_undone_by on provider_merges (undone_by);
comment on table provider_merges is 'Who put two rows of the directory together, when, and who parted them again.';

create table providers_apart (
  one uuid not null references providers on delete cascade,
  other uuid not null references providers on delete cascade,
  said_by uuid references users on delete set null,
  said_on date not null,
  primary key (one, other),
  check (one < other)
);
create index providers_apart_other on providers_apart (other);
create index providers_apart_by on providers_apart (said_by);
comment on table providers_apart is 'Two rows of the directory that look alike, and of which somebody said that they are two.';
