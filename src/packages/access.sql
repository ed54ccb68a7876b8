-- A package is seen by the circle that sent it, where it sees the process, and by nobody else. Whoever answers sees nothing of it.

alter table packages enable row level security;
alter table packages force row level security;
create policy packages_own on packages for select to continuum_app
  using (circle = any (app.circles()) and app.shows_track(track));
-- Of a process that my circle carries.
create policy packages_make on packages for insert to continuum_app
  with check (recalled_at is null and circle = any (app.circles())
    and exists (select 1 from tracks t where t.id = track and t.owner_circle = circle and t.case_id = packages.case_id));
create policy packages_recall on packages for update to continuum_app
  using (circle = any (app.circles())) with check (recalled_at is not null);
grant select, insert, update (recalled_at) on packages to continuum_app;

alter table package_answers enable row level security;
alter table package_answers force row level security;
create policy package_answers_own on package_answers for select to continuum_app using (exists (select 1 from packages p where p.id = package));
-- What came on paper or as a file is brought by who sent the package.
create policy package_answers_bring on package_answers for insert to continuum_app
  with check (came = 'hand' and taken_at is null and exists (select 1 from packages p where p.id = package));
create policy package_answers_take on package_answers for update to continuum_app
  using (exists (select 1 from packages p where p.id = package)) with check (taken_at is not null);
grant select, insert, update (taken_at) on package_answers to continuum_app;

-- Whether a package is answered, by the line as by hand: it is not recalled, its day has not gone by, and the yes on which it rests stands,
-- also of one that was made in the very moment in which the yes ended. It takes the row, so that one that was waited for is looked at as
-- it is then.
create or replace function app.package_is_open(one packages, on_day date) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select one.recalled_at is null and one.until >= on_day
    and not exists (select 1 from tracks y where y.id = one.consent and y.state <> 'granted')
$$;
alter function app.package_is_open(packages, date) owner to continuum_definer;
revoke execute on function app.package_is_open(packages, date) from public;
grant execute on function app.package_is_open(packages, date) to continuum_app;

-- Whoever knows the token that lies inside a package answers it while it is open. A wrong token, an old one and too many answers look the
-- same, and the same answer sent twice is one.
create or replace function app.answer_package(of_token bytea, answer bytea, at timestamptz, on_day date) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare found_one uuid;
begin
  select p.id into found_one from packages p
    where p.token_hash = sha256(of_token) and app.package_is_open(p, on_day) for update;
  if found_one is null then return null; end if;
  if exists (select 1 from package_answers a where a.package = found_one and a.digest = sha256(answer)) then return found_one; end if;
  if (select count(*) >= 40 or count(*) filter (where a.came_at > at - interval '1 hour') >= 10
    from package_answers a where a.package = found_one) then return null; end if;
  insert into package_answers (package, digest, ciphertext, came, came_at) values (found_one, sha256(answer), answer, 'line', at);
  return found_one;
end $$;
alter function app.answer_package(bytea, bytea, timestamptz, date) owner to continuum_definer;
revoke execute on function app.answer_package(bytea, bytea, timestamptz, date) from public;
grant execute on function app.answer_package(bytea, bytea, timestamptz, date) to continuum_public;

-- Where the person's yes has ended, where what it was sent for was taken back, and where another house carries the case, nothing is answered
-- any more. What was given out stays known.
create or replace function app.packages_end() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update packages p set recalled_at = new.updated_at where p.recalled_at is null and (p.track = new.id or p.consent = new.id);
  return null;
end $$;
alter function app.packages_end() owner to continuum_definer;
revoke execute on function app.packages_end() from public;
create or replace trigger packages_end after update of state, owner_circle on tracks for each row
  when (new.kind = 'consent' and old.state = 'granted' and new.state <> 'granted'
    or new.kind = 'referral' and new.state = 'withdrawn' and old.state <> 'withdrawn'
    or new.owner_circle is distinct from old.owner_circle)
  execute function app.packages_end();

-- Of a case that is erased nobody keeps a note of what was given out, nor an answer.
create or replace function app.packages_are_erased() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from packages where case_id = new.id;
  return null;
end $$;
alter function app.packages_are_erased() owner to continuum_definer;
revoke execute on function app.packages_are_erased() from public;
create or replace trigger packages_are_erased after update of state on cases for each row
  when (new.state = 'erased' and old.state <> 'erased') execute function app.packages_are_erased();
