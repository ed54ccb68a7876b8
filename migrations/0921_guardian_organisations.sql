-- Guardian organisations: three others, named in an organisation's log, of whom two can let a new administrator in after all of its own were lost.
-- The rows follow the logs; who may let in whom, and from when on, is checked by every browser from the log itself.
create table guardianships (
  guardian int not null references organisations on delete cascade,
  ward int not null references organisations on delete cascade,
  named boolean not null default false,
  primary key (guardian, ward),
  check (guardian <> ward)
);
create index guardianships_of_ward on guardianships (ward);
comment on table guardianships is 'Which organisation is ready to speak for which, and whether that one has named it.';

create table readmissions (
  ward int not null references organisations on delete cascade,
  n int not null,
  user_id uuid not null references users on delete cascade,
  asked_by int not null references organisations on delete cascade,
  asked_at timestamptz not null,
  agreed_by int references organisations on delete cascade,
  opens_at timestamptz,
  until timestamptz not null,
  stopped_at timestamptz,
  came boolean not null default false,
  primary key (ward, n),
  check (agreed_by is distinct from asked_by),
  check ((agreed_by is null) = (opens_at is null)),
  check (opens_at >= asked_at + interval '7 days')
);
create index readmissions_of_user on readmissions (user_id);
create index readmissions_asked_by on readmissions (asked_by);
create index readmissions_agreed_by on readmissions (agreed_by);
comment on table readmissions is 'Whom guardians let in as an administrator of an organisation that has lost its own, and from when on.';

alter table invitations add column opens_at timestamptz;
comment on column invitations.opens_at is 'By guardians: from when on it opens; before a second one has agreed, never.';
