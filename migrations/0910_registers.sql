-- Where the statements of one member in one circle are counted by other organisations: a number that only the circle can make.
alter table witness_statements add column slot bytea check (length(slot) = 32);
create index witness_statements_kept on witness_statements (kept_at) where slot is not null;

-- The newest statement of each circle that the browser of another organisation has cosigned: by it a browser that remembers nothing knows what was
-- the newest at that minute.
create table registers (
  circle int primary key references circles on delete cascade,
  user_id uuid not null references users on delete cascade,
  counter int not null check (counter > 0),
  body text not null,
  signature bytea not null,
  sealed bytea not null,
  organisation int not null references organisations on delete cascade,
  cosigned text not null,
  cosignature bytea not null,
  kept_at timestamptz not null
);
create index registers_of_user on registers (user_id);
create index registers_of_organisation on registers (organisation);
comment on table registers is 'What a member’s browser said of the cases of a circle, cosigned by the browser of another organisation.';
