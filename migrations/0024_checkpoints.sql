-- Checkpoints over everything that is only ever added to. Each audit chain is a tree of its own; the ledger is one more
-- tree, whose lines name the heads of all chains, and a checkpoint is the signed root of the ledger. Nothing here is
-- written while somebody works: a job does it every hour.

-- Nodes over whole blocks of 256 leaves, so that a proof does not read every line: `audit/7` is a chain, `ledger` the ledger.
create table audit.blocks (
  log text not null collate "C",
  n bigint not null,
  hash bytea not null check (length(hash) = 32),
  primary key (log, n)
);

create table audit.ledger (
  n bigint primary key,
  kind text not null check (kind in ('audit', 'organisation', 'case')),
  chain text not null collate "C",
  size bigint not null check (size > 0),
  root bytea not null check (length(root) = 32),
  head bytea not null check (length(head) = 32),
  unique (kind, chain, size)
);

create table audit.checkpoints (
  size bigint primary key,
  root bytea not null,
  note text not null,
  at timestamptz not null
);

-- Who has checked a checkpoint with their own browser and said so with their own key.
create table audit.cosignatures (
  checkpoint bigint not null references audit.checkpoints on delete restrict,
  organisation int not null,
  handle text not null,
  key bytea not null check (length(key) = 32),
  signature bytea not null,
  at timestamptz not null,
  primary key (checkpoint, handle)
);

create trigger only_added before update or delete on audit.blocks for each row execute function audit.refuse();
create trigger only_added before update or delete on audit.ledger for each row execute function audit.refuse();
create trigger only_added before update or delete on audit.checkpoints for each row execute function audit.refuse();
create trigger only_added before update or delete on audit.cosignatures for each row execute function audit.refuse();
create trigger never_emptied before truncate on audit.blocks for each statement execute function audit.refuse();
create trigger never_emptied before truncate on audit.ledger for each statement execute function audit.refuse();
create trigger never_emptied before truncate on audit.checkpoints for each statement execute function audit.refuse();
create trigger never_emptied before truncate on audit.cosignatures for each statement execute function audit.refuse();

-- Since when a new key is owed: the auditor complains after a day.
alter table compartments add column rotation_due_at timestamptz;
update compartments set rotation_due_at = clock_timestamp() where rotation_due;
