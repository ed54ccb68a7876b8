-- A duty that is put off for some days with a reason, and an ended consent that nobody has to see any more.
create table snoozes (
  clock uuid primary key references clocks on delete cascade,
  organisation int not null references organisations on delete cascade,
  user_id uuid not null references users on delete cascade,
  reason text not null check (reason in ('asked_for_another_day', 'waiting_for_somebody', 'not_safe_to_reach', 'decision_needed')),
  until_day date not null,
  said_on date not null,
  check (until_day > said_on and until_day <= said_on + 14)
);
create index snoozes_of_organisation on snoozes (organisation, until_day);
create index snoozes_of_user on snoozes (user_id);
comment on table snoozes is 'Duties that come back by themselves on a day, and why they were put off.';

create table put_aways (
  track uuid primary key references tracks on delete cascade,
  organisation int not null references organisations on delete cascade,
  put_on date not null
);
create index put_aways_of_organisation on put_aways (organisation);
comment on table put_aways is 'Consents that ended by their day and that nobody has to see any more.';
