-- What the browsers of one circle remember for each other: how far each chain was seen to go, counted, signed, and sealed under the
-- circle's key. One row for each member of a circle, put in place of the one before.
create table witness_statements (
  circle int not null references circles on delete cascade,
  user_id uuid not null references users on delete cascade,
  counter int not null check (counter > 0),
  body text not null,
  signature bytea not null,
  sealed bytea not null,
  kept_at timestamptz not null,
  primary key (circle, user_id)
);
create index witness_statements_of_user on witness_statements (user_id);
comment on table witness_statements is 'How far a member’s browser has seen the chains go, for the others of the circle.';

-- A browser that remembers nothing asks those who are there now; each answers once.
create table witness_questions (
  user_id uuid primary key references users on delete cascade,
  organisation int not null references organisations,
  nonce bytea not null check (length(nonce) = 32),
  asked_at timestamptz not null
);
create index witness_questions_of_organisation on witness_questions (organisation, asked_at);
create table witness_answers (
  asker uuid not null references witness_questions on delete cascade,
  user_id uuid not null references users on delete cascade,
  body text not null,
  signature bytea not null,
  primary key (asker, user_id)
);
create index witness_answers_of_user on witness_answers (user_id);
