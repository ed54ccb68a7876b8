-- From when a note is read by the person whom it is about: once it was talked about with them, or seven days after it was written. A supervisor
-- can keep it back for longer; why stands in a sealed record that the person reads meanwhile.
create table note_readings (
  record uuid primary key references records on delete cascade,
  case_id uuid not null references cases on delete cascade,
  told_on date,
  kept_until date,
  reason uuid references records on delete cascade,
  check ((kept_until is null) = (reason is null)),
  check (told_on is not null or reason is not null)
);
create index note_readings_of_case on note_readings (case_id);
create index note_readings_of_reason on note_readings (reason);
comment on table note_readings is 'Notes that were talked about with the person, or that a supervisor keeps back from their page with a reason they read.';
comment on column note_readings.told_on is 'The day on which it was talked about: from then on it stands on their page.';
comment on column note_readings.kept_until is 'The day from which it stands there, where it was kept back for longer than seven days.';
comment on column note_readings.reason is 'The sealed record that says why, which the person can open.';
