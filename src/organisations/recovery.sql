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
