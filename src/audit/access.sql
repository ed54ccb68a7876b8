-- The chain is written by one function and by nothing else. Whoever may write at all may add a line; nobody may
-- change or remove one.

-- The leaf: chain, number, minute, actor, action, object, purpose, each with its length before it.
create or replace function audit.leaf(chain int, seq bigint, at timestamptz, actor text, action text, object uuid, purpose text)
  returns bytea language sql immutable parallel safe as $$
  select int4send(chain) || int8send(seq) || int8send((extract(epoch from at) / 60)::bigint)
    || int4send(length(convert_to(actor, 'UTF8'))) || convert_to(actor, 'UTF8')
    || int4send(length(convert_to(action, 'UTF8'))) || convert_to(action, 'UTF8')
    || case when object is null then int4send(0) else int4send(16) || uuid_send(object) end
    || int4send(length(convert_to(coalesce(purpose, ''), 'UTF8'))) || convert_to(coalesce(purpose, ''), 'UTF8')
$$;

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
  insert into audit.entries values (append.chain, head.seq + 1, minute, actor, action, object, purpose, next_hash);
  update audit.heads h set seq = head.seq + 1, hash = next_hash where h.chain = append.chain;
  return head.seq + 1;
end $$;

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

grant usage on schema audit to continuum_app, continuum_public, continuum_ministry, continuum_worker, continuum_definer;
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
