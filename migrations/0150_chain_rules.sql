-- Chain rules 2: who had said what when their time ended is fixed by one signed hash; here stand the statements that it stands for.
alter table case_statements add column spoken_by uuid;
comment on column case_statements.spoken_by is 'Whose statement it is, as it says itself; empty where the person spoke.';
alter table case_statements disable trigger user;
update case_statements set spoken_by = (body::jsonb ->> 'by')::uuid where body::jsonb ->> 'by' ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$';
alter table case_statements enable trigger user;
create index case_statements_spoken on case_statements (spoken_by) where spoken_by is not null;

create table spoken (
  organisation int not null references organisations on delete restrict,
  n int not null check (n > 0),
  hash bytea not null check (length(hash) = 32),
  primary key (organisation, n, hash)
);
comment on table spoken is 'What somebody had said on cases when statement n of their organisation’s log ended their time.';

-- Whom a new key has left out until a human of who reads the part first has looked: they go on seeing what they saw.
create table waiting_readers (
  case_id uuid not null references cases on delete cascade,
  compartment text not null,
  circle int not null references circles on delete cascade,
  consent_track uuid references tracks on delete cascade,
  primary key (case_id, compartment, circle)
);
