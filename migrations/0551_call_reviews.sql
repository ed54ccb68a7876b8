-- Calls that a supervisor looks at together with whoever took them: drawn by lot, gone through by a list, and a remark for that colleague alone.
create table call_reviews (
  id uuid primary key,
  track uuid not null unique references tracks on delete cascade,
  worker uuid not null references users on delete cascade,
  reviewer uuid not null references users on delete cascade,
  drawn_on date not null,
  checks text[] not null default '{}',
  remark bytea check (octet_length(remark) <= 16384),
  remark_signature bytea check (octet_length(remark_signature) <= 128),
  given_on date,
  read_on date,
  check (worker <> reviewer)
);
create index call_reviews_worker on call_reviews (worker, read_on);
create index call_reviews_reviewer on call_reviews (reviewer, given_on);
comment on table call_reviews is 'Closed calls that were drawn for a look: by whom, whose they were, what was ticked, and a sealed remark.';
