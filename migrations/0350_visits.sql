-- Visits that are planned with beds that are really held. A hold takes places in a house without a case and with an end; the house says
-- yes to it, and from then on its beds are taken in the table in which every stay takes them.
create table bed_holds (
  id uuid primary key,
  visit uuid not null references tracks on delete cascade,
  house int not null references circles on delete cascade,
  asked_by int not null references circles on delete cascade,
  places smallint not null check (places between 0 and 40),
  ends_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'confirmed', 'declined', 'released')),
  asked_at timestamptz not null
);
create index bed_holds_visit on bed_holds (visit);
create index bed_holds_house on bed_holds (house, ends_at);
create index bed_holds_asked_by on bed_holds (asked_by);
comment on table bed_holds is 'Places that a shelter was asked to hold for a visit: how many, until when, and what it said. For nobody in particular.';

alter table bed_times add column hold uuid references bed_holds on delete cascade;
create index bed_times_hold on bed_times (hold) where hold is not null;
do $$ declare old text; begin
  select conname into old from pg_constraint
    where conrelid = 'bed_times'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%closed IS NULL%';
  execute format('alter table bed_times drop constraint %I', old);
end $$;
alter table bed_times add constraint one_reason_a_time check (num_nonnulls(track, closed, hold) = 1);

-- What of a plan everybody may know who stands on the visit, and the key to which all is sealed that is written there.
create table visit_plans (
  visit uuid primary key references tracks on delete cascade,
  circle int not null references circles on delete cascade,
  planned_by uuid not null references users on delete cascade,
  section text not null check (section ~ '^[A-U]$'),
  district text check (length(district) <= 60),
  day date not null,
  language text not null,
  second_language text,
  team text[] not null,
  check_in_at timestamptz not null,
  public_key bytea not null check (octet_length(public_key) = 32),
  key_wrap bytea not null check (octet_length(key_wrap) = 81),
  key_signature bytea not null check (octet_length(key_signature) = 65)
);
create index visit_plans_circle on visit_plans (circle);
create index visit_plans_planned_by on visit_plans (planned_by);
comment on table visit_plans is 'A visit as it was planned, coarse: kind of work, district, day, languages, professions; and its key.';

create table visit_members (
  visit uuid not null references visit_plans on delete cascade,
  user_id uuid not null references users on delete cascade,
  primary key (visit, user_id)
);
create index visit_members_user on visit_members (user_id);
comment on table visit_members is 'Who goes along on a visit: they alone bring and read what was written there.';
