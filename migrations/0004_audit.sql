-- What was done, by whom, to which object: one hash chain for each organisation, computed in the database, minutes only.
-- The bytes of a leaf are fixed from the first day, so that a tree can be built over them later.

create schema if not exists audit;

create table audit.heads (
  chain int primary key,
  seq bigint not null,
  hash bytea not null
);

create table audit.entries (
  chain int not null,
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  object uuid,
  purpose text,
  hash bytea not null,
  primary key (chain, seq)
);
create index audit_object on audit.entries (object, seq);

create function audit.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are only ever added' using errcode = '42501';
end $$;
create trigger only_added before update or delete on audit.entries for each row execute function audit.refuse();
create trigger never_emptied before truncate on audit.entries for each statement execute function audit.refuse();
