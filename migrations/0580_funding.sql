-- Money for whoever helps, from a call to the last claim: who asks whom for what, line by line, in the smallest unit of a currency. Totals
-- alone: no row stands beside a case, a track of a case or a person.
create table funding_calls (
  id uuid primary key,
  organisation int not null references organisations on delete cascade,
  circle int not null references circles on delete cascade,
  purpose text not null check (length(purpose) <= 40),
  district text check (length(district) <= 60),
  core_costs boolean not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  budget bigint not null check (budget between 1 and 1000000000000),
  rules text[] not null default '{}',
  closes_on date not null,
  pay_days smallint not null check (pay_days between 1 and 30),
  opened_by uuid references users on delete set null,
  opened_at timestamptz not null
);
create index funding_calls_organisation on funding_calls (organisation);
create index funding_calls_circle on funding_calls (circle);
create index funding_calls_opened_by on funding_calls (opened_by) where opened_by is not null;
comment on table funding_calls is 'What a funder offers money for: a kind of help in a district, under which rules, until when.';

create table funding_applications (
  track uuid primary key references tracks on delete cascade,
  call uuid not null references funding_calls on delete restrict,
  organisation int not null references organisations on delete cascade,
  reasons text[] not null default '{}',
  from_day date,
  until date,
  check ((from_day is null) = (until is null) and until > from_day),
  unique (call, organisation)
);
create index funding_applications_organisation on funding_applications (organisation);
comment on table funding_applications is 'Who asks for the money of a call; once awarded, for which time and why.';

create table funding_lines (
  track uuid not null references funding_applications on delete cascade,
  line smallint not null check (line between 1 and 12),
  cost text not null,
  unit text,
  units int not null check (units between 1 and 1000000),
  price bigint not null check (price between 1 and 1000000000000),
  awarded bigint check (awarded >= 0),
  primary key (track, line),
  check (unit is not null or units = 1)
);
comment on table funding_lines is 'A budget line of an application: what it is for, how many units at which price, and what was awarded of it.';

create table funding_claims (
  id uuid primary key,
  track uuid not null references funding_applications on delete cascade,
  claimed_on date not null,
  due_on date not null,
  paid_on date
);
create index funding_claims_track on funding_claims (track);
comment on table funding_claims is 'Money that was claimed, until when it is to come, and when it came.';

create table funding_claim_lines (
  claim uuid not null references funding_claims on delete cascade,
  track uuid not null,
  line smallint not null,
  month date not null check (extract(day from month) = 1),
  units int not null check (units >= 0),
  amount bigint not null check (amount > 0),
  primary key (claim, line, month),
  foreign key (track, line) references funding_lines on delete cascade
);
create index funding_claim_lines_line on funding_claim_lines (track, line);
comment on table funding_claim_lines is 'What of a claim belongs to which budget line and month: a unit that was given is claimed once, whoever pays.';
