-- What people answered after a help was given. A process that the person was asked about stands here once, whether they answered or did not
-- want to: nothing tells the two apart.
create table feedback_asked (
  track uuid primary key references tracks on delete cascade
);
comment on table feedback_asked is 'Which help a person was asked about on their own page: answered or put aside, nothing says which.';

-- The answers wait locked under a key outside the database, without the process, until ten people have answered about the same organisation.
create table feedback_inbox (
  id uuid primary key,
  organisation int not null references organisations on delete cascade,
  answers text not null
);
create index feedback_inbox_organisation on feedback_inbox (organisation);
comment on table feedback_inbox is 'Answers that wait until ten people have answered about an organisation, each locked under a key outside the database.';

-- Sums that grow by ten people or more at a time: no one answer can be told from what stood there before.
create table feedback_totals (
  organisation int not null references organisations on delete cascade,
  question text not null check (question in ('helped', 'respected', 'asked')),
  answer text not null check (answer in ('yes', 'partly', 'no')),
  many int not null check (many > 0),
  primary key (organisation, question, answer)
);
comment on table feedback_totals is 'How people answered after a help was given, by organisation: sums that grow by ten people or more at a time.';
