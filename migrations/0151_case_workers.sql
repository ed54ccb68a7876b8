-- Who in an organisation works on a case, and who covers for them. Each organisation on a case has its own two; no other one learns them.
create table case_workers (
  case_id uuid not null references cases on delete cascade,
  organisation int not null references organisations,
  position text not null check (position in ('worker', 'second')),
  user_id uuid not null references users,
  assigned_on date not null,
  primary key (case_id, organisation, position),
  unique (case_id, organisation, user_id)
);
create index case_workers_of_user on case_workers (user_id, case_id);
create index case_workers_of_organisation on case_workers (organisation, position, user_id);
comment on table case_workers is 'The worker and the second worker of a case, each for the own organisation.';
