-- Courses that trainers of the network write: each version is kept as its file, and none is changed.
create table courses (
  id text not null check (id ~ '^[a-z][a-z0-9_]{1,39}$'),
  version int not null check (version between 1 and 1000),
  organisation int not null references organisations on delete cascade,
  file text not null check (octet_length(file) <= 131072),
  written_on date not null,
  primary key (id, version)
);
comment on table courses is 'Courses that trainers have written: code and version, which house answers for it, the file, the day.';
