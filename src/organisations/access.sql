-- Who sees the network. Organisations and the public halves of circles are reference: every member sees them.
-- People are seen by their own organisation; their names are sealed under its key.

alter table organisations enable row level security;
alter table organisations force row level security;
create policy organisations_read on organisations for select to continuum_app, continuum_ministry, continuum_worker using (true);
-- A visitor sees who answers, and no shelter.
create policy organisations_public on organisations for select to continuum_public using (listed and kind <> 'shelter');
create policy organisations_change on organisations for update to continuum_app
  using (id = (select app.organisation()) and (select app.has_role('administrator')));
grant select on organisations to continuum_app, continuum_public, continuum_ministry, continuum_worker;
grant update (name, district, languages, phone, listed, state, intake_circle, designation, paid_by) on organisations to continuum_app;
-- Only a team of its own, with somebody in it: what came to nobody would be read by nobody.
create or replace function app.intake_is_a_team() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select 1 from circles c where c.id = new.intake_circle and c.organisation = new.id and c.kind = 'team' and c.public_key is not null
    and exists (select 1 from circle_members m where m.circle = c.id)) then raise exception 'no team of this house' using errcode = '42501'; end if;
  return new;
end $$;
alter function app.intake_is_a_team() owner to continuum_definer;
revoke execute on function app.intake_is_a_team() from public;
create or replace trigger intake_is_a_team before update of intake_circle on organisations for each row
  when (new.intake_circle is not null) execute function app.intake_is_a_team();

alter table circles enable row level security;
alter table circles force row level security;
-- Public keys are for everybody who may seal something to a circle. A survivor's circle shows only to those it meets.
create policy circles_read on circles for select to continuum_app
  using (kind <> 'person' or id = any ((select app.circles())::int[]) or exists (select 1 from cases c where c.person_circle = circles.id));
-- A visitor writes to the night line, or complains about pay to the labour inspectorate.
create policy circles_public on circles for select to continuum_public
  using (kind = 'organisation' and exists (select 1 from organisations o where o.id = organisation and o.kind in ('hotline', 'labour_inspectorate')));
create policy circles_ministry on circles for select to continuum_ministry using (kind <> 'person');
create policy circles_worker on circles for select to continuum_worker using (true);
-- A circle's next key is made by who is in it; an administrator makes the first one, also where a team has nobody left.
create or replace function app.is_empty_circle(of_circle int) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select not exists (select 1 from circle_members m where m.circle = of_circle)
$$;
alter function app.is_empty_circle(int) owner to continuum_definer;
revoke execute on function app.is_empty_circle(int) from public;
grant execute on function app.is_empty_circle(int) to continuum_app;
create policy circles_turn on circles for update to continuum_app using (organisation = (select app.organisation())
  and (kind = 'organisation' or id = any ((select app.home_circles())::int[]) or (select app.has_role('administrator')) and app.is_empty_circle(id)));
grant select on circles to continuum_app, continuum_public, continuum_ministry, continuum_worker;
revoke insert on circles from continuum_app;
grant update (epoch, public_key, commitment) on circles to continuum_app;

alter table circle_epochs enable row level security;
alter table circle_epochs force row level security;
create policy circle_epochs_read on circle_epochs for select to continuum_app, continuum_ministry
  using (circle = any ((select app.home_circles())::int[])
    or exists (select 1 from circles c where c.id = circle and c.organisation = (select app.organisation())));
create policy circle_epochs_add on circle_epochs for insert to continuum_app
  with check (exists (select 1 from circles c where c.id = circle and (c.organisation = (select app.organisation()) or c.kind = 'person')));
grant select, insert on circle_epochs to continuum_app;
grant select on circle_epochs to continuum_ministry;

alter table circle_members enable row level security;
alter table circle_members force row level security;
-- A sealed seed is read by the member it is sealed to; that somebody is a member is known inside the organisation.
create policy circle_members_read on circle_members for select to continuum_app, continuum_ministry
  using (user_id = (select app.actor()) or exists (select 1 from circles c where c.id = circle and c.organisation = (select app.organisation())));
-- Only a member hands the key on (an administrator hands out the first one), and only to a colleague: nobody admits themselves.
create policy circle_members_add on circle_members for insert to continuum_app
  with check (exists (select 1 from circles c where c.id = circle and c.organisation = (select app.organisation())
      and (circle = any ((select app.home_circles())::int[])
        or (select app.has_role('administrator')) and (c.kind = 'organisation' or app.is_empty_circle(circle))))
    and exists (select 1 from users u where u.id = user_id and u.organisation = (select app.organisation())));
revoke delete on circle_members from continuum_app;
grant select, insert on circle_members to continuum_app;
grant select on circle_members to continuum_ministry;

alter table settings enable row level security;
alter table settings force row level security;
create policy settings_read on settings for select to continuum_app, continuum_public, continuum_ministry, continuum_worker using (true);
grant select on settings to continuum_app, continuum_public, continuum_ministry, continuum_worker;

-- Somebody's circles. That of the whole organisation stands first: what is done in no circle in particular is done in it.
create or replace function app.circles_of(who uuid) returns int[] language sql stable security definer set search_path = pg_catalog, public as $$
  select array(select c.id from circles c where c.id in (select m.circle from circle_members m where m.user_id = who)
    order by c.kind <> 'organisation', c.id)
$$;
alter function app.circles_of(uuid) owner to continuum_definer;
revoke execute on function app.circles_of(uuid) from public;

-- Who is admitted to a circle, or leaves it, is so in every session they have open; one that begins in this moment waits.
create or replace function app.membership_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform from users u where u.id = coalesce(new.user_id, old.user_id) for no key update;
  update sessions s set circles = app.circles_of(s.user_id)
    where s.user_id = coalesce(new.user_id, old.user_id);
  return null;
end $$;
alter function app.membership_changed() owner to continuum_definer;
create or replace trigger membership_changed after insert or delete on circle_members for each row execute function app.membership_changed();

-- A new member of the network: its circle waits for its first key, its first administrator for their invitation.
create or replace function app.add_organisation(of_number int, of_kind text, of_name text, of_district text,
  of_phone text, is_listed boolean, of_pack text, admin uuid, admin_handle text, invitation bytea, at timestamptz)
  returns table (id int, circle int) language plpgsql security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare o int; c int;
begin
  if not app.has_role('coordinator') then raise exception 'only a coordinator brings an organisation in' using errcode = '42501'; end if;
  -- The number was drawn before, since the statement that brings the organisation in names it.
  insert into organisations (id, kind, name, district, phone, listed, pack, joined_at) overriding system value
    values (of_number, of_kind, of_name, of_district, of_phone, is_listed, of_pack, at) returning organisations.id into o;
  insert into circles (organisation, kind, made_at) values (o, 'organisation', at) returning circles.id into c;
  insert into users (id, organisation, handle, roles, invitation_hash, joined_at) values (admin, o, admin_handle, '{administrator}', invitation, at);
  return query select o, c;
end $$;
alter function app.add_organisation(int, text, text, text, text, boolean, text, uuid, text, bytea, timestamptz) owner to continuum_definer;
revoke execute on function app.add_organisation(int, text, text, text, text, boolean, text, uuid, text, bytea, timestamptz) from public;
grant execute on function app.add_organisation(int, text, text, text, text, boolean, text, uuid, text, bytea, timestamptz) to continuum_app;

-- Who was brought in and has no key yet: whether the first administrator has joined, and how long the invitation is good. A
-- coordinator alone is told; what somebody is called at work elsewhere shows to nobody once they have begun.
create or replace function app.awaited_organisations() returns table (id int, kind text, name text, handle text, joined boolean, until timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.kind, o.name, u.handle, u.state <> 'invited', i.until
  from organisations o join circles c on c.organisation = o.id and c.kind = 'organisation' and c.public_key is null
  join lateral (select * from users first where first.organisation = o.id order by first.joined_at, first.id limit 1) u on true
  left join invitations i on i.user_id = u.id
  where app.has_role('coordinator') and o.id <> app.organisation() order by o.name, o.id
$$;
-- A paper was lost, or its days went by: nobody joins with it any more, and nothing of that organisation stays but its number in
-- the log. By whoever made the invitation, and only while nobody has joined. Answers with whom it was for.
create or replace function app.take_back_organisation(of_number int) returns uuid language plpgsql security definer set search_path = pg_catalog, public as $$
declare who uuid;
begin
  if not app.has_role('coordinator') then raise exception 'only a coordinator takes an invitation back' using errcode = '42501'; end if;
  select u.id into who from users u join invitations i on i.user_id = u.id
    where u.organisation = of_number and u.state = 'invited' and i.organisation = app.organisation() and of_number <> app.organisation() for update of u;
  if who is null or exists (select 1 from log_statements l where l.organisation = of_number) then return null; end if;
  delete from users where id = who;
  delete from circles where organisation = of_number;
  delete from organisations where id = of_number;
  return who;
end $$;
-- The words and numbers on the public pages are a coordinator's to change; what the network is by (its id, its time zone, its
-- rules) is nobody's.
create or replace function app.change_network(called text, emergency text, hotline text, currency text) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not app.has_role('coordinator') then raise exception 'only a coordinator changes the network' using errcode = '42501'; end if;
  update settings set value = value || jsonb_build_object('name', called, 'emergency', emergency, 'hotline', hotline, 'currency', currency)
    where key = 'network';
end $$;
do $$ declare f text; begin
  foreach f in array array['awaited_organisations()', 'take_back_organisation(int)', 'change_network(text, text, text, text)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app', f);
  end loop;
end $$;

-- A number for an organisation that is to be brought in; drawn numbers are not used twice.
create or replace function app.organisation_number() returns int language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.has_role('coordinator') then raise exception 'only a coordinator brings an organisation in' using errcode = '42501'; end if;
  return nextval(pg_get_serial_sequence('public.organisations', 'id'));
end $$;
alter function app.organisation_number() owner to continuum_definer;
revoke execute on function app.organisation_number() from public;
grant execute on function app.organisation_number() to continuum_app;

-- A number for a team that is to be made, and the team itself; drawn numbers are not used twice, and no others are used.
create or replace function app.circle_number() returns int language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.has_role('administrator') then raise exception 'only an administrator makes a team' using errcode = '42501'; end if;
  return nextval(pg_get_serial_sequence('public.circles', 'id'));
end $$;
create or replace function app.add_team(of_number int, of_purpose text, at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.has_role('administrator') or of_number > (select last_value from circles_id_seq) then
    raise exception 'only an administrator makes a team' using errcode = '42501';
  end if;
  insert into circles (id, organisation, kind, purpose, made_at) overriding system value values (of_number, app.organisation(), 'team', of_purpose, at);
end $$;
-- The rows follow the log: whoever it took out of a circle holds nothing of it any more, from this moment on.
create or replace function app.left_circle(of_circle int, who uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (select 1 from circles c where c.id = of_circle and c.organisation = app.organisation())
    or not (app.has_role('administrator') or of_circle = any (app.home_circles()) or who = array[app.actor()]) then
    raise exception 'only at home, by an administrator or a member' using errcode = '42501';
  end if;
  delete from circle_members where circle = of_circle and user_id = any (who);
end $$;
do $$ declare f text; begin
  foreach f in array array['circle_number()', 'add_team(int, text, timestamptz)', 'left_circle(int, uuid[])'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app', f);
  end loop;
end $$;
grant select on sequence circles_id_seq to continuum_definer;

-- What a team is called at home is for those at home.
alter table team_names enable row level security;
alter table team_names force row level security;
create policy team_names_read on team_names for select to continuum_app, continuum_ministry
  using (exists (select 1 from circles c where c.id = circle and c.organisation = (select app.organisation())));
-- Given by who makes the team; changed by an administrator or by who is in it.
create policy team_names_give on team_names for insert to continuum_app
  with check ((select app.has_role('administrator')) and exists (select 1 from circles c where c.id = circle and c.organisation = (select app.organisation())));
create policy team_names_change on team_names for update to continuum_app
  using (exists (select 1 from circles c where c.id = circle and c.organisation = (select app.organisation()))
    and ((select app.has_role('administrator')) or circle = any ((select app.home_circles())::int[])));
grant select, insert, update (sealed_name) on team_names to continuum_app;
grant select on team_names to continuum_ministry;

-- Logs are only ever added to. Whose logs somebody reads stands in logs.sql, and in those of the features after it.
alter table log_statements enable row level security;
alter table log_statements force row level security;
create policy log_add on log_statements for insert to continuum_app with check (organisation = (select app.organisation()));
grant select on log_statements to continuum_app, continuum_ministry, continuum_worker;
grant insert on log_statements to continuum_app;

create or replace function app.only_added() returns trigger language plpgsql as $$
begin
  raise exception 'statements are only ever added' using errcode = '42501';
end $$;
create or replace trigger log_only_added before update or delete on log_statements for each row execute function app.only_added();

-- What somebody had said on cases when their time ended, as hashes of which nothing can be found: whoever reads a case's chain is
-- given the proof of its own lines.
alter table spoken enable row level security;
alter table spoken force row level security;
create policy spoken_read on spoken for select to continuum_app using (true);
grant select on spoken to continuum_app;
create or replace trigger spoken_only_added before update or delete on spoken for each row execute function app.only_added();

-- Everything that somebody has said on cases: each statement of a chain, and of a line of signed moves their last one, which names
-- all that stand before it.
create or replace function app.said_by(of_user uuid) returns setof bytea language sql stable security definer
  set search_path = pg_catalog, public as $$
  select s.hash from case_statements s where s.spoken_by = of_user
  union all (select distinct on (m.line) m.hash from signed_moves m where m.spoken_by = of_user order by m.line, m.n desc)
$$;
-- What a colleague has said until now: for whoever says in the log that their time ends. For who comes with an invitation or with
-- two sheets the same, of themselves.
create or replace function app.spoken_by(of_user uuid) returns setof bytea language sql stable security definer
  set search_path = pg_catalog, public as $$
  select app.said_by(u.id) as hash from users u where u.id = of_user and u.organisation = app.organisation() order by 1
$$;
create or replace function app.spoken_by_invited(of_hash bytea) returns setof bytea language sql stable security definer
  set search_path = pg_catalog, public as $$
  select app.said_by(u.id) as hash from users u where u.invitation_hash = of_hash and u.state = 'invited' order by 1
$$;
create or replace function app.spoken_by_holder(of_hash bytea, of_user uuid) returns setof bytea language sql stable security definer
  set search_path = pg_catalog, public as $$
  select app.said_by(u.id) as hash from recovery_sheets r join users u on u.organisation = r.organisation
  where r.locator_hash = of_hash and u.id = of_user order by 1
$$;
-- Keeps it with the statement that ended it, which the server has checked.
create or replace function app.keep_spoken(at_n int, of_user uuid) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not exists (select 1 from users u where u.id = of_user and u.organisation = app.organisation()) then
    raise exception 'only at home' using errcode = '42501';
  end if;
  insert into spoken (organisation, n, hash) select app.organisation(), at_n, said from app.said_by(of_user) said on conflict do nothing;
end $$;
do $$ declare f text; begin
  foreach f in array array['said_by(uuid)', 'spoken_by(uuid)', 'keep_spoken(int, uuid)', 'spoken_by_invited(bytea)', 'spoken_by_holder(bytea, uuid)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.spoken_by(uuid), app.keep_spoken(int, uuid) to continuum_app;
-- Whoever leaves a team says what they had said; a ministry's people have said nothing, and may ask too.
grant execute on function app.spoken_by(uuid) to continuum_ministry;
grant execute on function app.spoken_by_invited(bytea), app.spoken_by_holder(bytea, uuid) to continuum_public;

alter table invitations enable row level security;
alter table invitations force row level security;
-- Made and renewed by whoever may invite: at home an administrator, a new organisation's first one by a coordinator.
create policy invitations_own on invitations for all to continuum_app
  using (organisation = (select app.organisation()) and ((select app.has_role('administrator')) or (select app.has_role('coordinator'))))
  with check (organisation = (select app.organisation()) and ((select app.has_role('administrator')) or (select app.has_role('coordinator'))));
create policy invitations_ministry on invitations for select to continuum_ministry
  using (organisation = (select app.organisation()) and (select app.has_role('administrator')));
grant select, insert, update on invitations to continuum_app;
grant select on invitations to continuum_ministry;

-- What somebody sees who holds the secret and is not yet anybody: whose invitation it is, and what it must be checked by.
create or replace function app.invitation(of_hash bytea, at timestamptz)
  returns table (user_id uuid, home int, roles text[], organisation int, genesis bytea, welcome bytea)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select u.id, u.organisation, u.roles, i.organisation, i.genesis, i.welcome from users u left join invitations i on i.user_id = u.id
  where u.invitation_hash = of_hash and u.state = 'invited' and coalesce(i.until > at, true)
    and coalesce(i.opens_at <= at, true)
$$;
alter function app.invitation(bytea, timestamptz) owner to continuum_definer;
revoke execute on function app.invitation(bytea, timestamptz) from public;
grant execute on function app.invitation(bytea, timestamptz) to continuum_public;
-- By guardians: from when on this secret opens, where its day has not come; only who holds it can ask.
create or replace function app.invitation_opens(of_hash bytea, at timestamptz) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, public as $$
  select i.opens_at from users u join invitations i on i.user_id = u.id where u.invitation_hash = of_hash and u.state = 'invited' and i.opens_at > at
$$;
alter function app.invitation_opens(bytea, timestamptz) owner to continuum_definer;
revoke execute on function app.invitation_opens(bytea, timestamptz) from public;
grant execute on function app.invitation_opens(bytea, timestamptz) to continuum_public;
-- Whether this secret once was good and its day has passed: only who holds it can ask, so they may be told in plain words.
create or replace function app.invitation_over(of_hash bytea, at timestamptz) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select 1 from users u join invitations i on i.user_id = u.id where u.invitation_hash = of_hash and u.state = 'invited' and i.until <= at)
$$;
alter function app.invitation_over(bytea, timestamptz) owner to continuum_definer;
revoke execute on function app.invitation_over(bytea, timestamptz) from public;
grant execute on function app.invitation_over(bytea, timestamptz) to continuum_public;
create or replace function app.log_for_invited(of_hash bytea) returns table (n int, body text, signature bytea) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select l.n, l.body, l.signature from users u join log_statements l on l.organisation = u.organisation
  where u.invitation_hash = of_hash and u.state = 'invited' order by l.n
$$;
alter function app.log_for_invited(bytea) owner to continuum_definer;
revoke execute on function app.log_for_invited(bytea) from public;
grant execute on function app.log_for_invited(bytea) to continuum_public;

-- The first thing that somebody says who has just accepted: the first statement of their organisation, or that they join.
-- Called in the transaction that takes the invitation; the server has checked the statement.
create or replace function app.say_on_joining(of_hash bytea, at_n int, said text, signed bytea, hashed bytea) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare who uuid; home int;
begin
  select u.id, u.organisation into who, home from users u where u.invitation_hash = of_hash and u.state = 'invited';
  if who is null then raise exception 'no such invitation' using errcode = '28000'; end if;
  insert into log_statements (organisation, n, body, signature, hash) values (home, at_n, said, signed, hashed);
  insert into spoken (organisation, n, hash) select home, at_n, s.hash from case_statements s where s.spoken_by = who;
  delete from invitations where user_id = who;
  -- Whom guardians let in administers alone, as the log says: those from before were lost, or would have stopped it.
  update readmissions set came = true where user_id = who and not came;
  if found then
    update users u set roles = array_remove(u.roles, 'administrator') where u.organisation = home and u.id <> who and 'administrator' = any (u.roles);
    delete from sessions s using users u where u.id = s.user_id and u.organisation = home and u.id <> who;
  end if;
  -- Whoever comes back with new keys can open nothing that was sealed to the old ones.
  delete from circle_members where user_id = who;
end $$;
alter function app.say_on_joining(bytea, int, text, bytea, bytea) owner to continuum_definer;
revoke execute on function app.say_on_joining(bytea, int, text, bytea, bytea) from public;
grant execute on function app.say_on_joining(bytea, int, text, bytea, bytea) to continuum_public;

-- The tables follow the log: roles that it gave, people whom it took out.
create or replace function app.follow_log(who uuid, given text[], gone boolean) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not app.has_role('administrator') or not exists (select 1 from users u where u.id = who and u.organisation = app.organisation()) then
    raise exception 'only an administrator, and only at home' using errcode = '42501';
  end if;
  if not app.may_give(given) or not gone and exists (select 1 from users u where u.id = who and u.ends_on is not null
      and (cardinality(given) <> 1 or given && array['supervisor', 'administrator', 'coordinator'])) then
    raise exception 'that role is not theirs to give' using errcode = '42501';
  end if;
  update users set roles = case when gone then roles else given end, state = case when gone then 'suspended' else state end where id = who;
  delete from sessions where user_id = who;
  if gone then delete from circle_members where user_id = who; end if;
end $$;
alter function app.follow_log(uuid, text[], boolean) owner to continuum_definer;
revoke execute on function app.follow_log(uuid, text[], boolean) from public;
grant execute on function app.follow_log(uuid, text[], boolean) to continuum_app;

-- Somebody known was invited anew, and the log now says so (with a second administrator, where it takes two): their old ways
-- in end, and the new invitation opens.
create or replace function app.follow_invitation(who uuid) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not app.has_role('administrator') or not exists (select 1 from users u where u.id = who and u.organisation = app.organisation()) then
    raise exception 'only an administrator, and only at home' using errcode = '42501';
  end if;
  update users set state = 'invited' where id = who and state = 'active';
  delete from sessions where user_id = who;
end $$;
alter function app.follow_invitation(uuid) owner to continuum_definer;
revoke execute on function app.follow_invitation(uuid) from public;
grant execute on function app.follow_invitation(uuid) to continuum_app;
