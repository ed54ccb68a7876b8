-- What is signed and can only be added to: each organisation's log of who belongs to it with which keys, and each case's
-- file of who was given what. The bytes are those that were signed; the server checks them and makes none.

create table log_statements (
  organisation int not null references organisations on delete restrict,
  n int not null check (n > 0),
  body text not null check (length(body) <= 16384),
  signature bytea not null check (length(signature) = 65),
  hash bytea not null check (length(hash) = 32),
  primary key (organisation, n)
);
comment on table log_statements is 'Numbers, roles and public keys; no names.';

create table case_statements (
  case_id uuid not null references cases on delete cascade,
  n int not null check (n > 0),
  body text not null check (length(body) <= 16384),
  signature bytea not null check (length(signature) = 65),
  hash bytea not null check (length(hash) = 32),
  told_to int[] not null default '{}',
  primary key (case_id, n)
);
comment on column case_statements.told_to is 'Whom the words concern: nobody else on the case, but its carrier and the person, sees them. Empty: everybody on it.';

-- What the invited checks before making keys: how the inviting organisation's log begins, signed with the secret that was
-- passed by hand.
create table invitations (
  user_id uuid primary key references users on delete cascade,
  organisation int not null references organisations on delete cascade,
  genesis bytea not null check (length(genesis) = 32),
  welcome bytea not null check (length(welcome) = 65),
  until timestamptz not null
);

alter table circle_epochs add column recovery_seed bytea;
comment on column circle_epochs.recovery_seed is 'The seed, sealed to the key whose shares lie on paper.';
