-- The interpreters whom a house knows: which languages, when, for whom. What else is known of one (a dialect, whom they must not meet) is
-- sealed for the house. An hour that was asked of somebody is taken once: one row for each half of it, whoever asks first.
create table interpreters (
  user_id uuid primary key references users on delete cascade,
  organisation int not null references organisations,
  languages text[] not null check (cardinality(languages) between 1 and 12),
  gender text check (gender in ('woman', 'man', 'other')),
  trained text[] not null default '{}' check (trained <@ array['court', 'health', 'trauma', 'children']),
  weekdays smallint[] not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  from_time time not null,
  to_time time not null check (to_time > from_time),
  sealed_words bytea,
  kept_on date not null
);
create index interpreters_of_house on interpreters (organisation);
comment on table interpreters is 'The interpreters whom a house knows: languages and hours; dialect and conflicts are sealed for the house.';

create table assignment_hours (
  assigned uuid not null references users on delete cascade,
  half_hour timestamptz not null,
  assignment uuid not null references assignments on delete cascade,
  primary key (assigned, half_hour)
);
create index assignment_hours_of on assignment_hours (assignment);
comment on table assignment_hours is 'Half-hours for which somebody was asked to come: nobody is asked twice for the same.';
