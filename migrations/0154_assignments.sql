-- What somebody was asked to come to: an interpreter, a volunteer, a trainee, a colleague who covers. Who, which case or visit, which
-- day, for what and at what kind of place; the hour, the language, by what name to call the person and what was copied out of the case
-- for them is sealed to that one person and leaves with the assignment.
create table assignments (
  id uuid primary key,
  organisation int not null references organisations,
  case_id uuid references cases on delete cascade,
  visit uuid references tracks on delete cascade,
  assigned uuid not null references users on delete cascade,
  given_by uuid not null references users,
  purpose text not null check (purpose in ('interpreting', 'accompanying', 'training', 'cover', 'supervision')),
  place text not null check (place in ('telephone', 'video', 'our_office', 'authority', 'court', 'clinic', 'school', 'outside')),
  parts text[] not null default '{}',
  from_day date not null,
  to_day date not null check (to_day between from_day and from_day + 31),
  given_on date not null,
  state text not null default 'offered' check (state in ('offered', 'accepted', 'declined', 'attended', 'missed', 'ended')),
  quarter_hours smallint check (quarter_hours between 1 and 96),
  brief bytea,
  brief_signature bytea,
  kept bytea,
  kept_signature bytea,
  pages bytea,
  pages_signature bytea,
  check ((case_id is null) <> (visit is null))
);
create index assignments_of_assigned on assignments (assigned, to_day);
create index assignments_of_case on assignments (case_id) where case_id is not null;
create index assignments_of_visit on assignments (visit) where visit is not null;
create index assignments_sealed on assignments (to_day) where brief is not null or pages is not null or kept is not null;
comment on table assignments is 'Who was asked to come to one case or visit, when and for what; read by the assigned and by who gave it.';
