-- Recovery sheets: two of them open an organisation that has lost its devices (docs/decisions/0171).

-- By which hash two sheets find their organisation. An administrator names sheets and tries them; that there are some, and when
-- they were last tried, is for everybody at home to know.
alter table recovery_sheets enable row level security;
alter table recovery_sheets force row level security;
create policy recovery_sheets_read on recovery_sheets for select to continuum_app, continuum_ministry using (organisation = (select app.organisation()));
create policy recovery_sheets_name on recovery_sheets for insert to continuum_app
  with check (organisation = (select app.organisation()) and (select app.has_role('administrator')));
create policy recovery_sheets_drill on recovery_sheets for update to continuum_app
  using (organisation = (select app.organisation()) and (select app.has_role('administrator')));
grant select (organisation, n, drilled_at) on recovery_sheets to continuum_app, continuum_ministry;
grant insert (organisation, n, locator_hash), update (drilled_at) on recovery_sheets to continuum_app;
-- Whoever holds a circle's key seals it to the sheets, and changes nothing else of the epoch.
create policy circle_epochs_seal on circle_epochs for update to continuum_app using (circle = any ((select app.home_circles())::int[]));
grant update (recovery_seed, recovery_n) on circle_epochs to continuum_app;

-- What somebody sees who holds two sheets and is nobody yet: whose they are, its log, and what the sheets open.
create or replace function app.sheets_found(of_hash bytea) returns table (organisation int, n int) language sql stable security definer
  set search_path = pg_catalog, public as $$ select organisation, n from recovery_sheets where locator_hash = of_hash $$;
create or replace function app.log_by_sheets(of_hash bytea) returns table (body text, signature bytea) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select l.body, l.signature from recovery_sheets s join log_statements l on l.organisation = s.organisation where s.locator_hash = of_hash order by l.n
$$;
create or replace function app.circles_by_sheets(of_hash bytea)
  returns table (circle int, epoch int, commitment bytea, previous_box bytea, recovery_seed bytea) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select e.circle, e.epoch, e.commitment, e.previous_box, case when e.recovery_n = s.n then e.recovery_seed end
  from recovery_sheets s join circles c on c.organisation = s.organisation join circle_epochs e on e.circle = c.id
  where s.locator_hash = of_hash order by e.circle, e.epoch
$$;
alter function app.sheets_found(bytea) owner to continuum_definer;
alter function app.log_by_sheets(bytea) owner to continuum_definer;
alter function app.circles_by_sheets(bytea) owner to continuum_definer;
revoke execute on function app.sheets_found(bytea), app.log_by_sheets(bytea), app.circles_by_sheets(bytea) from public;
grant execute on function app.sheets_found(bytea), app.log_by_sheets(bytea), app.circles_by_sheets(bytea) to continuum_public;

-- By when the own organisation has to have tried its recovery sheets once, or it opens no new case but one that cannot wait; nothing where it
-- has, or where the rule is not in force yet.
create or replace function app.recovery_drill_by(at timestamptz) returns timestamptz language sql stable as $$
  select greatest(o.joined_at, r.since) + interval '7 days'
  from organisations o, (select (value #>> '{}')::timestamptz as since from settings where key = 'recovery_rule') r
  where o.id = (select app.organisation()) and r.since <= at
    and not exists (select from recovery_sheets s where s.organisation = o.id and s.drilled_at is not null)
$$;
revoke execute on function app.recovery_drill_by(timestamptz) from public;
grant execute on function app.recovery_drill_by(timestamptz) to continuum_app, continuum_ministry;

-- Guardian organisations (docs/decisions/0173). Which are ready to speak for which shows to the administrators of both; that somebody is about to be
-- let in shows to everybody in the network.
alter table guardianships enable row level security;
alter table guardianships force row level security;
create policy guardianships_read on guardianships for select to continuum_app, continuum_ministry
  using ((select app.organisation()) in (guardian, ward) and (select app.has_role('administrator')));
grant select on guardianships to continuum_app, continuum_ministry;
alter table readmissions enable row level security;
alter table readmissions force row level security;
create policy readmissions_read on readmissions for select to continuum_app, continuum_ministry using ((select app.organisation()) is not null);
grant select on readmissions to continuum_app, continuum_ministry;

-- Whose logs an administrator reads by it: of whoever is ready to speak for their organisation, and of whom their own was named for.
create or replace function app.logs_of_guardians() returns int[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(case when g.ward = app.organisation() then g.guardian else g.ward end), '{}') from guardianships g
  where app.has_role('administrator') and (g.ward = app.organisation() or g.guardian = app.organisation() and g.named)
$$;
create policy log_read_guardian on log_statements for select to continuum_app, continuum_ministry
  using (organisation = any ((select app.logs_of_guardians())::int[]));

-- Whether the actor administers an organisation that this one has named.
create or replace function app.is_guardian_of(of_ward int) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select app.has_role('administrator') and exists (select 1 from guardianships g where g.guardian = app.organisation() and g.ward = of_ward and g.named)
$$;
-- Nobody is let in any more, and the invitation goes.
create or replace function app.end_readmission(of_ward int, moment timestamptz) returns int language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare ended int;
begin
  if not app.has_role('administrator') or not (of_ward = app.organisation() or app.is_guardian_of(of_ward)) then
    raise exception 'not theirs to stop' using errcode = '42501'; end if;
  update users u set state = 'suspended', invitation_hash = null from readmissions r
    where r.ward = of_ward and r.user_id = u.id and r.stopped_at is null and not r.came;
  delete from invitations i using readmissions r where r.ward = of_ward and r.user_id = i.user_id and r.stopped_at is null and not r.came;
  update readmissions r set stopped_at = moment where r.ward = of_ward and r.stopped_at is null and not r.came;
  get diagnostics ended = row_count;
  return ended;
end $$;
-- These follow the logs, which the server has checked in the same transaction (organisations/server/guardians.ts).
create or replace function app.follow_ready_to_guard(of_ward int) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.has_role('administrator') then raise exception 'only an administrator' using errcode = '42501'; end if;
  insert into guardianships (guardian, ward) values (app.organisation(), of_ward) on conflict do nothing;
end $$;
create or replace function app.follow_guardians(of_guardians int[], moment timestamptz) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not app.has_role('administrator') or cardinality(of_guardians) not in (0, 3) or cardinality(of_guardians) <>
      (select count(*) from guardianships g where g.ward = app.organisation() and g.guardian = any (of_guardians)) then
    raise exception 'three that are ready, or none' using errcode = '42501'; end if;
  perform app.end_readmission(app.organisation(), moment);
  update guardianships set named = guardian = any (of_guardians) where ward = app.organisation();
end $$;
create or replace function app.say_as_guardian(of_ward int, at_n int, said text, signed bytea, hashed bytea) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not app.is_guardian_of(of_ward) then raise exception 'no guardian' using errcode = '42501'; end if;
  insert into log_statements (organisation, n, body, signature, hash) values (of_ward, at_n, said, signed, hashed);
end $$;
create or replace function app.readmit(of_ward int, at_n int, who uuid, of_handle text, of_language text, of_hash bytea, of_genesis bytea,
  of_welcome bytea, of_until timestamptz, moment timestamptz) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.is_guardian_of(of_ward) or exists (select 1 from readmissions r
      where r.ward = of_ward and r.stopped_at is null and r.until > moment and not r.came) then
    raise exception 'no guardian, or somebody is asked for' using errcode = '42501'; end if;
  insert into users (id, organisation, handle, roles, language, invitation_hash, joined_at)
    values (who, of_ward, of_handle, '{administrator}', of_language, of_hash, moment);
  insert into invitations (user_id, organisation, genesis, welcome, until, opens_at) values (who, of_ward, of_genesis, of_welcome, of_until, 'infinity');
  insert into readmissions (ward, n, user_id, asked_by, asked_at, until) values (of_ward, at_n, who, app.organisation(), moment, of_until);
end $$;
-- From here the days run. Told to those who work there, and to those whose cases it carries, by the rule that each has said; a notice has no word.
create or replace function app.agree_to_readmit(of_ward int, to_n int, opens timestamptz, moment timestamptz) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare who uuid;
begin
  if not app.is_guardian_of(of_ward) or opens < moment + interval '7 days' - interval '15 minutes' then
    raise exception 'no guardian, or too soon' using errcode = '42501'; end if;
  update readmissions r set agreed_by = app.organisation(), opens_at = greatest(opens, r.asked_at + interval '7 days')
    where r.ward = of_ward and r.n = to_n and r.asked_by <> app.organisation() and r.agreed_by is null and r.stopped_at is null returning r.user_id into who;
  if who is null then raise exception 'nobody is asked for' using errcode = '42501'; end if;
  update invitations set opens_at = opens where user_id = who;
  insert into outbox (id, key, destination, kind, queued_at, next_at)
    select gen_random_uuid(), 'readmission:' || who || ':' || d.id, d.id, case when d.case_id is null then 'duty' else 'something_new' end, moment, moment
    from destinations d where (d.user_id in (select u.id from users u where u.organisation = of_ward)
      or d.case_id in (select c.id from cases c join circles k on k.id = c.owner_circle where k.organisation = of_ward)
        and not exists (select 1 from outbox o where o.destination = d.id and o.state = 'queued'))
    on conflict (key) do nothing;
end $$;
-- Whom guardians are about to let in, and whom they have lately: for everybody who works in the network.
create or replace function app.readmissions_shown(moment timestamptz) returns table (ward int, user_id uuid, handle text, asked_by int, asked_at timestamptz,
  agreed_by int, opens_at timestamptz, until timestamptz, stopped_at timestamptz, joined boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select r.ward, r.user_id, u.handle, r.asked_by, r.asked_at, r.agreed_by, r.opens_at, r.until, r.stopped_at, r.came
  from readmissions r join users u on u.id = r.user_id where app.organisation() is not null and r.until > moment - interval '90 days'
    and (r.came or r.stopped_at is not null or r.until > moment) order by r.asked_at desc, r.ward limit 100
$$;
do $$ declare f text; begin
  foreach f in array array['logs_of_guardians()', 'readmissions_shown(timestamptz)', 'is_guardian_of(int)', 'end_readmission(int, timestamptz)',
      'follow_ready_to_guard(int)', 'follow_guardians(int[], timestamptz)',
      'say_as_guardian(int, int, text, bytea, bytea)', 'readmit(int, int, uuid, text, text, bytea, bytea, bytea, timestamptz, timestamptz)',
      'agree_to_readmit(int, int, timestamptz, timestamptz)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app, continuum_ministry', f);
  end loop;
end $$;
