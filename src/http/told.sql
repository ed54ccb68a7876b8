-- What is said of a change, so that nobody has to ask again and again: a kind out of a closed list (src/api/change-kinds.ts) and whom it
-- concerns. It is said on the connection that made the change, as a message beside the answer: stored nowhere, logged nowhere, and passed on
-- by the server only once the change is committed (src/database/told.ts, decision 146). All that is ever said of a change stands in
-- this file; beside it a server says that it has started, and that there was too much to say.
--
-- Whom: c a circle, as far as its members reach cases · o the same for what belongs to no case · h a circle as a house · g an organisation ·
-- v its supervisors · u one person · s one session · n a circle to which something is owed now, or that waits for it: also whoever is shown
-- nothing of it but that, as a shelter that was asked for a bed.

-- Kind and then pairs of whom and of which column.
create or replace function app.row_told() returns trigger language plpgsql as $$
declare
  said jsonb := to_jsonb(coalesce(new, old));
  whom text := '';
begin
  for i in 1 .. tg_nargs - 2 by 2 loop
    if said ->> tg_argv[i + 1] is not null then whom := whom || ' ' || tg_argv[i] || (said ->> tg_argv[i + 1]); end if;
  end loop;
  raise info '%', tg_argv[0] || whom using errcode = 'CHG01';
  return null;
end $$;

-- Duties and processes are written at every move: without reading the whole row as the one above does.
create or replace function app.clock_told() returns trigger language plpgsql as $$
begin
  raise info 'work %', case when new.case_id is null then 'o' else 'c' end || new.circle using errcode = 'CHG01';
  if new.urgency = 0 then
    raise info '%', 'urgent' || concat(' n' || new.circle, ' n' || new.owner_circle, ' n' || new.counterparty_circle) using errcode = 'CHG01';
  end if;
  return null;
end $$;
create or replace trigger told_new after insert on clocks for each row when (new.stopped_at is null) execute function app.clock_told();
create or replace trigger told after update of stopped_at, circle, urgency, due_at, due_on on clocks for each row
  when (old.stopped_at is null) execute function app.clock_told();

-- Whoever sees the process hears that something has changed; and its two sides, before it was worked out who that is.
create or replace function app.track_told() returns trigger language plpgsql as $$
declare
  whom text := case when new.case_id is null then ' o' else ' c' end;
begin
  raise info '%', 'work' || whom || array_to_string(new.visible_to || new.owner_circle || new.counterparty_circle, whom) using errcode = 'CHG01';
  return null;
end $$;
create or replace trigger told_new after insert on tracks for each row execute function app.track_told();
create or replace trigger told after update of state, version on tracks for each row execute function app.track_told();

-- What is asked about a case or done with it concerns who carries it, and the one whom the row names.
create or replace function app.carrier_told() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  said jsonb := to_jsonb(new);
  owner int := (select c.owner_circle from cases c where c.id = new.case_id);
begin
  raise info '%', concat_ws(' ', tg_argv[0], 'c' || owner, 'v' || (said ->> 'organisation'), 'u' || (said ->> tg_argv[1])) using errcode = 'CHG01';
  return null;
end $$;
alter function app.carrier_told() owner to continuum_definer;
create or replace trigger told after insert or update of state on approvals for each row execute function app.carrier_told('work', 'asked_by');
create or replace trigger told after insert or update of ended_at, seen_at on take_overs for each row execute function app.carrier_told('calls', 'user_id');
-- More of them than one night needs is everybody's to see.
create or replace trigger told_house after insert or update of seen_at on take_overs for each row execute function app.row_told('calls', 'g', 'organisation');

create or replace trigger told after insert or delete on note_notices for each row execute function app.row_told('work', 'u', 'user_id');
create or replace trigger told after insert or update of state on assignments for each row execute function app.row_told('work', 'u', 'assigned');
create or replace trigger told after insert or update of answered_at on duty_calls for each row
  execute function app.row_told('calls', 'u', 'user_id', 'c', 'circle');
create or replace trigger told_one after insert or update of ended_at on alert_calls for each row when (new.user_id is not null)
  execute function app.row_told('calls', 'u', 'user_id');
create or replace trigger told_all after insert or update of ended_at on alert_calls for each row when (new.user_id is null)
  execute function app.row_told('calls', 'o', 'circle');

-- Who asked for a bed watches whether the house has looked.
create or replace function app.bed_seen_told() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  raise info '%', 'urgent n' || (select t.owner_circle from tracks t where t.id = new.track) using errcode = 'CHG01';
  return null;
end $$;
alter function app.bed_seen_told() owner to continuum_definer;
create or replace trigger told after insert on bed_requests_seen for each row execute function app.bed_seen_told();

do $$ declare t text; begin
  foreach t in array array['duty_desks', 'duty_shifts', 'duty_weekly', 'duty_closed'] loop
    execute format('create or replace trigger told after insert or update or delete on %I for each row
      execute function app.row_told(''rota'', ''h'', ''circle'')', t);
  end loop;
end $$;

create or replace trigger told after insert or delete on circle_members for each row
  execute function app.row_told('people', 'h', 'circle', 'u', 'user_id');
create or replace trigger told after update of state, enc_public, roles, sealed_name on users for each row
  when (new.state <> old.state or new.enc_public is distinct from old.enc_public or new.roles <> old.roles
    or new.sealed_name is distinct from old.sealed_name)
  execute function app.row_told('people', 'g', 'organisation');

-- The whole house reads what its teams are called.
create or replace function app.team_told() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  raise info '%', 'people g' || (select c.organisation from circles c where c.id = new.circle) using errcode = 'CHG01';
  return null;
end $$;
alter function app.team_told() owner to continuum_definer;
create or replace trigger told after insert or update on team_names for each row execute function app.team_told();

create or replace trigger told after insert or update on witness_questions for each row execute function app.row_told('asked', 'g', 'organisation');
create or replace trigger told after insert or update on witness_answers for each row execute function app.row_told('answered', 'u', 'asker');

-- Where a session is over its stream is, too. Its hash goes no further than the servers, which know it.
create or replace function app.session_told() returns trigger language plpgsql as $$
begin
  raise info 'over s%', encode(old.hash, 'hex') using errcode = 'CHG01';
  return null;
end $$;
create or replace trigger told after delete on sessions for each row when (old.kind = 'staff') execute function app.session_told();

do $$ declare f text; begin
  foreach f in array array['row_told()', 'clock_told()', 'track_told()', 'carrier_told()', 'bed_seen_told()', 'team_told()', 'session_told()'] loop
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;

-- Of which changes somebody with these roles and circles hears. As text, since it is asked of eight thousand sessions at once, and a query for
-- each of them costs three times as much.
create or replace function app.hears(of_user uuid, of_organisation int, of_roles text[], of_circles int[]) returns text[] language plpgsql stable
  set search_path = pg_catalog, public as $$
declare
  reach text := app.reach_of(of_roles);
  said text := 'u' || of_user || ' g' || of_organisation;
begin
  if 'supervisor' = any (of_roles) then said := said || ' v' || of_organisation; end if;
  if cardinality(of_circles) > 0 then
    said := said || ' h' || array_to_string(of_circles, ' h');
    if reach in ('everything', 'circles') then said := said || ' c' || array_to_string(of_circles, ' c'); end if;
    if reach not in ('none', 'pages') then said := said || ' n' || array_to_string(of_circles, ' n'); end if;
    if reach = 'everything' or app.reaches_outside(of_roles) then said := said || ' o' || array_to_string(of_circles, ' o'); end if;
  end if;
  return string_to_array(said, ' ');
end $$;
revoke execute on function app.hears(uuid, int, text[], int[]) from public;
grant execute on function app.hears(uuid, int, text[], int[]) to continuum_definer;

-- Of which changes those who have these sessions hear: of none, where a session is over or a person's. Who asks keeps no session alive.
create or replace function app.hearing(of_sessions text[]) returns table (at int, whom text[]) language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return query select n.at::int, app.hears(s.user_id, s.organisation, s.roles, s.circles) || ('s' || encode(s.hash, 'hex'))
  from unnest(of_sessions) with ordinality n(hash, at)
    join sessions s on s.hash = decode(n.hash, 'hex') and s.kind = 'staff' and s.ends_at > clock_timestamp();
end $$;
alter function app.hearing(text[]) owner to continuum_definer;
revoke execute on function app.hearing(text[]) from public;
grant execute on function app.hearing(text[]) to continuum_public;
