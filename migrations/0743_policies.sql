-- A policy or protocol: what a house, or the network, wants done at a step of the work, with who answers for it and the day on which it is looked at
-- again. Its words are about the work and about nobody.
create table policies (
  id uuid primary key,
  organisation int not null references organisations on delete cascade,
  shared boolean not null,
  kinds text[] not null check (cardinality(kinds) between 1 and 12),
  language text not null,
  title text not null check (length(title) between 1 and 120),
  steps text[] not null check (cardinality(steps) between 1 and 12),
  owner uuid references users on delete set null,
  review_on date not null,
  reviewed_on date not null,
  version int not null default 1,
  ended_on date
);
create index policies_organisation on policies (organisation) where ended_on is null;
create index policies_owner on policies (owner);
comment on table policies is 'Policies of a house or of the network: where they hold, their steps, who answers for them, and their day of review.';
