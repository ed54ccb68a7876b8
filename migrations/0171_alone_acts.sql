-- Who outside looks back at what somebody did alone where a rule asks for two.
create table outside_seconds (
  organisation int not null references organisations on delete cascade,
  rule text not null check (rule in ('break_glass')),
  circle int not null references circles on delete cascade,
  named_on date not null,
  primary key (organisation, rule)
);
create index outside_seconds_of_circle on outside_seconds (circle);
comment on table outside_seconds is 'Whom a house has named outside, for a rule that needs a second person.';

create table alone_acts (
  track uuid primary key references tracks on delete cascade,
  organisation int not null references organisations on delete cascade,
  rule text not null check (rule in ('break_glass')),
  reason text not null,
  user_id uuid references users on delete set null,
  reviewer int not null references circles on delete cascade,
  done_on date not null,
  due_on date not null,
  reviewed_on date,
  reviewed_by uuid references users on delete set null,
  finding text check (finding in ('was_right', 'was_not_right'))
);
create index alone_acts_of_reviewer on alone_acts (reviewer, due_on) where reviewed_on is null;
create index alone_acts_of_organisation on alone_acts (organisation, done_on);
create index alone_acts_of_user on alone_acts (user_id);
create index alone_acts_reviewed_by on alone_acts (reviewed_by) where reviewed_by is not null;
comment on table alone_acts is 'What somebody did alone where a rule asks for two, and who outside looks back at it by when.';
