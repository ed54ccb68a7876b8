-- The chain is written by one function and by nothing else. Whoever may write at all may add a line; nobody may
-- change or remove one.

-- The leaf: chain, number, minute, actor, action, object, purpose, each with its length before it.
create or replace function audit.leaf(chain int, seq bigint, at timestamptz, actor text, action text, object uuid, purpose text)
  returns bytea language plpgsql immutable parallel safe as $$
begin
  return (int4send(chain) || int8send(seq) || int8send((extract(epoch from at) / 60)::bigint)
    || int4send(length(convert_to(actor, 'UTF8'))) || convert_to(actor, 'UTF8')
    || int4send(length(convert_to(action, 'UTF8'))) || convert_to(action, 'UTF8')
    || case when object is null then int4send(0) else int4send(16) || uuid_send(object) end
    || int4send(length(convert_to(coalesce(purpose, ''), 'UTF8'))) || convert_to(coalesce(purpose, ''), 'UTF8'));
end $$;

create or replace function audit.append(chain int, actor text, action text, object uuid, purpose text, at timestamptz)
  returns bigint language plpgsql security definer set search_path = pg_catalog, audit as $$
declare
  head audit.heads;
  minute timestamptz := date_trunc('minute', at);
  next_hash bytea;
begin
  select * into head from audit.heads h where h.chain = append.chain for no key update;
  if not found then
    insert into audit.heads values (append.chain, 0, '\x') on conflict do nothing;
    select * into head from audit.heads h where h.chain = append.chain for no key update;
  end if;
  next_hash := sha256(head.hash || audit.leaf(append.chain, head.seq + 1, minute, actor, action, object, purpose));
  insert into audit.entries (chain, seq, at, actor, action, object, purpose, hash, hidden, by_hour)
    values (append.chain, head.seq + 1, minute, actor, action, object, purpose, next_hash, object is not null, object is not null);
  update audit.heads h set seq = head.seq + 1, hash = next_hash where h.chain = append.chain;
  return head.seq + 1;
end $$;

-- What a line is about, for the program to read: it holds the key, the database does not (src/database/hidden.ts).
create or replace function audit.about(line audit.entries) returns text language sql immutable parallel safe as $$
  select case when line.hidden then 'hidden1:' || line.chain || ':' || floor(extract(epoch from line.at) / 86400)::int || ':'
      || case when line.by_hour then extract(hour from line.at at time zone 'UTC')::int else 0 end || ':' || line.object
    else line.object::text end
$$;

-- Answers with the first line that does not follow from the one before it, or nothing where the chain is whole.
create or replace function audit.first_break(of_chain int) returns bigint
  language sql stable security definer set search_path = pg_catalog, audit as $$
  select seq from (
    select e.seq, e.hash, sha256(coalesce(lag(e.hash) over (order by e.seq), '\x')
      || audit.leaf(e.chain, e.seq, e.at, e.actor, e.action, e.object, e.purpose)) as expected,
      row_number() over (order by e.seq) as place
    from audit.entries e where e.chain = of_chain) lines
  where hash <> expected or seq <> place order by seq limit 1
$$;

grant usage on schema audit to continuum_app, continuum_public, continuum_ministry, continuum_worker;
-- Who owns a function must be able to make one where it stands; a superuser is not asked, every other owner is.
grant usage, create on schema audit to continuum_definer;
revoke all on all tables in schema audit from public;
grant select on audit.entries to continuum_app;
grant execute on function audit.append(int, text, text, uuid, text, timestamptz) to continuum_app, continuum_public, continuum_ministry, continuum_worker;
alter table audit.entries enable row level security;
alter table audit.entries force row level security;
alter table audit.heads enable row level security;
alter table audit.heads force row level security;
-- An administrator reads the lines of their own organisation.
create policy entries_own on audit.entries for select to continuum_app
  using (chain = (select app.organisation()) and (select app.has_role('administrator')));
create policy entries_append on audit.entries for all to continuum_definer using (true) with check (true);
create policy heads_append on audit.heads for all to continuum_definer using (true) with check (true);
grant select, insert on audit.entries to continuum_definer;
grant select, insert, update on audit.heads to continuum_definer;
alter function audit.append(int, text, text, uuid, text, timestamptz) owner to continuum_definer;
alter function audit.first_break(int) owner to continuum_definer;

-- ── The tree over a chain, and the ledger over all chains ──────────────────────────────────────────────────────────

-- The hashes under which lines stand in the tree; row-level security says whose.
create or replace function audit.leaves(of_chain int, first bigint, last bigint) returns table (n bigint, hash bytea)
  language sql stable as $$
  select e.seq - 1, sha256('\x00' || audit.leaf(e.chain, e.seq, e.at, e.actor, e.action, e.object, e.purpose))
  from audit.entries e where e.chain = of_chain and e.seq between first + 1 and last order by e.seq
$$;

create or replace function audit.base64url(bytes bytea) returns text language sql immutable parallel safe as $$
  select rtrim(translate(encode(bytes, 'base64'), '+/', '-_'), '=')
$$;
create or replace function audit.ledger_leaf(kind text, chain text, size bigint, root bytea, head bytea) returns bytea
  language sql immutable parallel safe as $$
  select sha256('\x00' || convert_to(kind || ' ' || chain || ' ' || size || ' ' || audit.base64url(root) || ' ' || audit.base64url(head), 'UTF8'))
$$;

-- Hashes of ledger lines say nothing about other organisations: each hides two random-looking hashes.
create or replace function audit.ledger_leaves(first bigint, last bigint) returns table (n bigint, hash bytea)
  language sql stable security definer set search_path = pg_catalog, audit as $$
  select l.n, audit.ledger_leaf(l.kind, l.chain, l.size, l.root, l.head) from audit.ledger l
  where l.n >= first and l.n < last and (app.actor() is null or app.organisation() is not null) order by l.n
$$;

-- The newest statement of every signed log and every case chain, where this version has them.
create or replace function audit.statement_heads() returns table (kind text, chain text, size bigint, head bytea)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if to_regclass('public.log_statements') is not null then
    return query execute $q$ select 'organisation', s.organisation::text, s.n::bigint, s.hash from (select distinct on (organisation)
      organisation, n, hash from public.log_statements order by organisation, n desc) s where s.n > 0 $q$;
  end if;
  if to_regclass('public.case_statements') is not null then
    return query execute $q$ select 'case', s.case_id::text, s.n::bigint, s.hash from (select distinct on (case_id)
      case_id, n, hash from public.case_statements order by case_id, n desc) s where s.n > 0 $q$;
  end if;
end $$;
alter function audit.ledger_leaves(bigint, bigint) owner to continuum_definer;
alter function audit.statement_heads() owner to continuum_definer;
revoke execute on function audit.ledger_leaves(bigint, bigint), audit.statement_heads(), audit.first_break(int),
  audit.append(int, text, text, uuid, text, timestamptz) from public;
grant execute on function audit.ledger_leaves(bigint, bigint) to continuum_app, continuum_worker;
grant execute on function audit.statement_heads() to continuum_worker;

-- The hourly job reads every chain to hash it, and is the only one that writes any of this.
create policy entries_hashed on audit.entries for select to continuum_worker using (true);
create policy heads_hashed on audit.heads for select to continuum_worker using (true);
grant select on audit.entries, audit.heads to continuum_worker;

alter table audit.blocks enable row level security;
alter table audit.blocks force row level security;
create policy blocks_made on audit.blocks for all to continuum_worker using (true) with check (true);
-- An administrator proves lines of their own chain, and its place in the ledger; whoever carries cases proves theirs there.
create policy blocks_read on audit.blocks for select to continuum_app
  using (log = 'ledger' and (select app.organisation()) is not null
    or (select app.has_role('administrator')) and log = 'audit/' || (select app.organisation()));
grant select, insert on audit.blocks to continuum_worker;
grant select on audit.blocks to continuum_app;

alter table audit.ledger enable row level security;
alter table audit.ledger force row level security;
create policy ledger_made on audit.ledger for all to continuum_worker using (true) with check (true);
create policy ledger_hashed on audit.ledger for select to continuum_definer using (true);
-- How much other organisations do is not theirs to know.
create policy ledger_read on audit.ledger for select to continuum_app
  using (case when kind = 'case' then exists (select 1 from public.cases c where c.id = chain::uuid)
    else (select app.has_role('administrator')) and chain = (select app.organisation())::text end);
grant select, insert on audit.ledger to continuum_worker;
grant select on audit.ledger to continuum_app, continuum_definer;

alter table audit.checkpoints enable row level security;
alter table audit.checkpoints force row level security;
create policy checkpoints_made on audit.checkpoints for all to continuum_worker using (true) with check (true);
-- A checkpoint is the same for everybody: whoever is shown another one has found a fork.
create policy checkpoints_read on audit.checkpoints for select to continuum_app using ((select app.organisation()) is not null);
grant select, insert on audit.checkpoints to continuum_worker;
grant select on audit.checkpoints to continuum_app;

alter table audit.cosignatures enable row level security;
alter table audit.cosignatures force row level security;
-- By which name an administrator signs in is for administrators. Whoever works on a case sees that it was cosigned, and with which key.
create policy cosignatures_read on audit.cosignatures for select to continuum_app using ((select app.has_role('administrator')));
create policy cosignatures_shown on audit.cosignatures for select to continuum_definer using (true);
create or replace function audit.cosigned(sizes bigint[]) returns table (checkpoint bigint, organisation int, key bytea, signature bytea, at timestamptz)
  language sql stable security definer set search_path = pg_catalog, audit as $$
  select s.checkpoint, s.organisation, s.key, s.signature, s.at from audit.cosignatures s
  where s.checkpoint = any (sizes) and app.organisation() is not null order by s.at, s.key
$$;
create or replace function audit.newest_cosigned() returns bigint language sql stable security definer set search_path = pg_catalog, audit as $$
  select max(s.checkpoint) from audit.cosignatures s where app.organisation() is not null
$$;
alter function audit.cosigned(bigint[]) owner to continuum_definer;
alter function audit.newest_cosigned() owner to continuum_definer;
revoke execute on function audit.cosigned(bigint[]), audit.newest_cosigned() from public;
grant execute on function audit.cosigned(bigint[]), audit.newest_cosigned() to continuum_app;
grant select on audit.cosignatures to continuum_definer;
create policy cosignatures_add on audit.cosignatures for insert to continuum_app
  with check ((select app.has_role('administrator')) and organisation = (select app.organisation())
    and exists (select 1 from public.users u where u.id = (select app.actor()) and u.handle = cosignatures.handle and u.sig_public = cosignatures.key));
grant select, insert on audit.cosignatures to continuum_app;
