-- The bench's country once more, on the few plain tables that a platform of the kind of PostGraphile would have for it: the same cases, the
-- same events and services, a policy on each table, and nothing of signatures, trails, duties or keys. Only the bench makes this.
create schema peer;
create table peer.cases (
  id uuid primary key default gen_random_uuid(), reference text collate "C" not null, organisation int not null, state text not null, risk text not null,
  language text not null, opened_at timestamptz not null default now(), updated_at timestamptz not null default now(), visible_to int[] not null);
create table peer.needs (
  id uuid primary key default gen_random_uuid(), case_id uuid not null references peer.cases, kind text not null, state text not null, due_at timestamptz,
  visible_to int[] not null);
create table peer.events (
  id uuid primary key default gen_random_uuid(), case_id uuid not null references peer.cases, kind text not null, move text not null, at timestamptz not null default now(),
  visible_to int[] not null);
create table peer.services (id uuid primary key, name text not null, codes text[] not null, areas text[], languages text[], phone text);
insert into peer.cases select id, reference, owner_circle, state, 'high', 'es', opened_at, updated_at, visible_to from cases;
insert into peer.needs select t.id, t.case_id, t.kind, t.state, (select min(k.due_at) from clocks k where k.track = t.id and k.stopped_at is null), c.visible_to
  from tracks t join cases c on c.id = t.case_id;
insert into peer.events select gen_random_uuid(), e.case_id, e.kind, e.move, e.at, c.visible_to from track_events e join cases c on c.id = e.case_id;
insert into peer.services select id, name, codes, areas, languages, phone from services;
create unique index on peer.cases (reference);
create index on peer.cases (organisation, state, updated_at desc, id desc);
create index on peer.needs (case_id);
create index on peer.events (case_id, at desc);
create index on peer.services using gin (codes);
create function peer.mine() returns int language sql stable as $$ select nullif(current_setting('peer.organisation', true), '')::int $$;
-- What such a platform would be asked by a function of one's own: finding by the beginning of a reference, and a service for a need.
create function peer.found(prefix text) returns setof peer.cases language sql stable as $$
  select * from peer.cases where reference >= prefix and reference < prefix || '~' order by reference limit 20 $$;
create function peer.matching(code text, area text, speaks text) returns setof peer.services language sql stable as $$
  select * from peer.services s where s.codes @> array[code] and (area is null or s.areas is null or area = any(s.areas))
    and (speaks is null or s.languages is null or speaks = any(s.languages)) order by s.name limit 20 $$;
-- Opening a case, and a move: the case and its event in one statement of a function, as a team would write it.
create function peer.begin_case(case_id uuid, reference text) returns peer.cases language sql volatile as $$
  with made as (insert into peer.cases (id, reference, organisation, state, risk, language, visible_to)
    values (case_id, reference, peer.mine(), 'active', 'high', 'es', array[peer.mine()]) returning *),
  told as (insert into peer.events (case_id, kind, move, visible_to) select id, 'case', 'open', visible_to from made)
  select * from made $$;
create function peer.review_case(case_id uuid) returns peer.cases language sql volatile as $$
  with made as (update peer.cases c set updated_at = now() where c.id = review_case.case_id returning *),
  told as (insert into peer.events (case_id, kind, move, visible_to) select id, 'case', 'review', visible_to from made)
  select * from made $$;
do $$ declare t text; begin
  if not exists (select from pg_roles where rolname = 'peer_app') then create role peer_app nologin; end if;
  foreach t in array array['cases', 'needs', 'events'] loop
    execute format('alter table peer.%I enable row level security', t);
    execute format('create policy mine on peer.%I using ((select peer.mine()) = any (visible_to)) with check ((select peer.mine()) = any (visible_to))', t);
  end loop;
end $$;
grant usage on schema peer to peer_app;
grant select, insert, update on all tables in schema peer to peer_app;
grant execute on all functions in schema peer to peer_app;
analyze peer.cases, peer.needs, peer.events, peer.services;
