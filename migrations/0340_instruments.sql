-- Sets of questions that a house has brought in for itself, each as its file. They are words for everybody who works there and say
-- nothing of any person.
create table instruments (
  organisation int not null references organisations on delete cascade,
  id text not null check (id ~ '^[a-z][a-z0-9_]{1,39}$'),
  version int not null check (version between 1 and 60),
  file text not null check (octet_length(file) <= 262144),
  brought_on date not null,
  primary key (organisation, id, version)
);
comment on table instruments is 'Sets of questions that a house has brought in: whose, code and version, the file, the day.';
