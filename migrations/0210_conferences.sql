-- A case conference: which organisations are asked to it and who of each comes, and words sealed to those people alone.
create table conferences (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  organisation int not null references organisations on delete cascade,
  called_by uuid not null references users on delete cascade,
  held_on date not null,
  state text not null check (state in ('called', 'held', 'called_off'))
);
create index conferences_of_case on conferences (case_id);
create index conferences_of_organisation on conferences (organisation);
create index conferences_of_caller on conferences (called_by);
comment on table conferences is 'Meetings of several organisations about one case: when, and whether they took place.';

create table conference_people (
  conference uuid not null references conferences on delete cascade,
  organisation int not null references organisations on delete cascade,
  user_id uuid references users on delete set null,
  answer text check (answer in ('comes', 'cannot_come')),
  was_present boolean,
  primary key (conference, organisation)
);
create index conference_people_of_organisation on conference_people (organisation);
create index conference_people_of_user on conference_people (user_id);
comment on table conference_people is 'Which organisations are asked to a conference, and who answered for each.';

create table conference_words (
  conference uuid not null references conferences on delete cascade,
  field text not null check (field in ('agenda', 'minutes', 'decisions')),
  to_user uuid not null references users on delete cascade,
  by_user uuid not null references users on delete cascade,
  ciphertext bytea not null check (octet_length(ciphertext) between 82 and 65536),
  signature bytea not null check (octet_length(signature) <= 128),
  primary key (conference, field, to_user)
);
create index conference_words_of_reader on conference_words (to_user);
create index conference_words_of_writer on conference_words (by_user);
comment on table conference_words is 'Agenda, minutes and decisions of a conference, each sealed to one person.';
