-- Who at work has finished which course, until when. No name stands here: that is sealed with the house, and on the paper.
create table certificates (
  id uuid primary key,
  holder uuid not null references users on delete cascade,
  organisation int not null references organisations on delete cascade,
  course text not null check (course ~ '^[a-z][a-z0-9_]{1,39}$'),
  version int not null check (version > 0),
  passed_on date not null,
  ends_on date not null check (ends_on > passed_on)
);
create index certificates_of_holder on certificates (holder, course, ends_on desc);
create index certificates_of_house on certificates (organisation, course, ends_on desc);
comment on table certificates is 'Courses that people at work have finished: which, on what day, and until when it holds.';
