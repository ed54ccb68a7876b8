-- What the council of survivors thinks of a policy that the network shares, or of a target of the scorecard, as it stood then: what is changed
-- afterwards has no opinion until the council says one.
create table council_opinions (
  subject text not null check (subject in ('policy', 'target')),
  id text not null check (id ~ '^[0-9a-f-]{2,36}$'),
  value int not null check (value between 1 and 100000),
  organisation int not null references organisations on delete cascade,
  opinion text not null check (opinion in ('agree', 'agree_if', 'disagree')),
  words text not null check (length(words) <= 500),
  said_on date not null,
  primary key (subject, id, value, organisation)
);
create index council_opinions_organisation on council_opinions (organisation);
comment on table council_opinions is 'What the council of survivors thinks of a shared policy in a version, or of a target.';
