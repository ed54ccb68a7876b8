-- Adds only.
-- A program of a house's own is told at an address of that house that there is something for it to look at, and never what.
create table webhook_caller (
  only_one boolean primary key default true check (only_one),
  public_key bytea not null check (length(public_key) = 32),
  seen_at timestamptz not null
);
comment on table webhook_caller is 'The process that calls web hooks, by its public key, and when it was last here.';

create table webhooks (
  id uuid primary key,
  user_id uuid not null unique references users on delete cascade,
  sealed bytea not null check (length(sealed) between 82 and 2048),
  sealed_to bytea not null check (length(sealed_to) = 32),
  state text not null default 'on' check (state in ('on', 'gone')),
  reached_on date,
  failing_since date,
  made_on date not null
);
comment on table webhooks is 'Where a program of a house''s own is told that there is something for it to look at.';
comment on column webhooks.user_id is 'The program: it is told of what it may see itself.';
comment on column webhooks.sealed is 'The address and the secret by which a call is known as ours, sealed to the process that calls.';
comment on column webhooks.state is 'gone: whoever answers there has said that it is called no more (410).';
comment on column webhooks.failing_since is 'The day since which nothing answers there; NULL where something does.';
