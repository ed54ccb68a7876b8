-- A question to survivors before something is decided. A ministry stands on no process, so a consultation is a row and no process: who asks,
-- what, until when, how many may take part and what an hour is paid; and what came of it, for everybody once the council has approved it.
create table consultations (
  id uuid primary key,
  organisation int not null references organisations on delete cascade,
  circle int not null references circles on delete cascade,
  language text not null,
  topic text not null check (length(topic) between 1 and 40),
  title text not null check (length(title) between 1 and 120),
  questions text[] not null check (cardinality(questions) between 1 and 5),
  seats int not null check (seats between 1 and 30),
  hours int not null check (hours between 1 and 40),
  rate int not null check (rate between 1 and 1000),
  currency text not null,
  opened_on date not null,
  until date not null,
  said text check (length(said) between 1 and 300),
  did text check (length(did) between 1 and 300),
  published_on date,
  approved_by int references organisations on delete cascade,
  approved_on date,
  check ((said is null) = (did is null) and (said is null) = (published_on is null)),
  check ((approved_by is null) = (approved_on is null))
);
create index consultations_organisation on consultations (organisation);
create index consultations_circle on consultations (circle);
create index consultations_approved on consultations (approved_by);
comment on table consultations is 'Questions to survivors before something is decided, what an hour is paid, and what came of it.';

-- Who of the council takes part. Whoever asks sees a number, hours and sealed answers, and nobody's name.
create table consultation_seats (
  consultation uuid not null references consultations on delete cascade,
  n int not null check (n between 1 and 30),
  participant uuid not null references users on delete cascade,
  hours int check (hours between 1 and 40),
  answered_on date,
  locator bytea,
  wrap_reader bytea,
  wrap_own bytea,
  ciphertext bytea,
  paid_on date,
  primary key (consultation, n),
  unique (consultation, participant),
  check ((answered_on is null) = (ciphertext is null) and (answered_on is null) = (hours is null))
);
create index consultation_seats_participant on consultation_seats (participant);
comment on table consultation_seats is 'Who of the council takes part in a consultation: hours, what they answered, sealed, and when it was paid.';
