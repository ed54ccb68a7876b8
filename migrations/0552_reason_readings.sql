-- The reasons of a no, read by a second person of the authority on another day: whether they say the same.
create table reason_readings (
  id uuid primary key,
  track uuid not null references tracks on delete cascade,
  reasons uuid not null,
  organisation int not null references organisations on delete cascade,
  reader uuid not null references users on delete cascade,
  agrees boolean not null,
  read_on date not null,
  unique (reasons, reader)
);
create index reason_readings_track on reason_readings (track, reasons);
create index reason_readings_organisation on reason_readings (organisation);
create index reason_readings_reader on reason_readings (reader);
comment on table reason_readings is 'Second readings of the reasons of a no: which reasons, by whom, whether they agree. No word of either.';
