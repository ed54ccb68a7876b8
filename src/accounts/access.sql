-- Signing in. Nothing here is read before somebody has proved who they are, so the few look-ups that come before
-- that are functions with one narrow answer each.

alter table users enable row level security;
alter table users force row level security;
create policy users_read on users for select to continuum_app, continuum_ministry
  using (organisation = (select app.organisation()) or id = (select app.actor()));
-- Who may bring organisations into the network is made by the coordination, not by any administrator.
create or replace function app.may_give(roles text[]) returns boolean language sql stable parallel safe as $$
  select not 'coordinator' = any (roles) or app.has_role('coordinator')
    or exists (select 1 from organisations o where o.id = app.organisation() and o.kind = 'coordination')
$$;
create policy users_invite on users for insert to continuum_app
  with check (organisation = (select app.organisation()) and (select app.has_role('administrator')) and app.may_give(roles));
create policy users_change on users for update to continuum_app
  using (organisation = (select app.organisation()) and (select app.has_role('administrator')));
grant select (id, organisation, handle, roles, language, state, enc_public, sig_public, sealed_keys, sealed_name, joined_at, ends_on) on users
  to continuum_app, continuum_ministry;
grant insert (id, organisation, handle, roles, language, invitation_hash, sealed_name, joined_at, ends_on) on users to continuum_app;
revoke update (roles) on users from continuum_app;
grant update (language, state, sealed_name, invitation_hash) on users to continuum_app;

alter table unlockers enable row level security;
alter table unlockers force row level security;
create policy unlockers_own on unlockers for all to continuum_app, continuum_ministry using (user_id = (select app.actor()))
  with check (user_id = (select app.actor()));
grant select, insert, update on unlockers to continuum_app, continuum_ministry;

alter table passkeys enable row level security;
alter table passkeys force row level security;
create policy passkeys_own on passkeys for all to continuum_app, continuum_ministry
  using (user_id = (select app.actor())) with check (user_id = (select app.actor()) and exists (select 1 from unlockers u where u.id = passkeys.unlocker));
grant select, insert on passkeys to continuum_app, continuum_ministry;

-- What a passkey proves is checked by the server; whose it is, only its own credential tells.
create or replace function app.passkey(of_credential bytea) returns table (user_id uuid, public_key bytea, counter bigint) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select p.user_id, p.public_key, p.counter from passkeys p join users u on u.id = p.user_id where p.credential = of_credential and u.state = 'active'
$$;
alter function app.passkey(bytea) owner to continuum_definer;
grant execute on function app.passkey(bytea) to continuum_public, continuum_app, continuum_ministry;

-- The counter only goes up; two proofs at once cannot both be the next one.
create or replace function app.passkey_used(of_credential bytea, before bigint, after bigint) returns boolean language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update passkeys set counter = after where credential = of_credential and counter = before;
  return found;
end $$;
alter function app.passkey_used(bytea, bigint, bigint) owner to continuum_definer;
grant execute on function app.passkey_used(bytea, bigint, bigint) to continuum_public, continuum_app, continuum_ministry;

-- What checks the signature of a recovery code. An unknown handle answers with nothing, as a wrong code does in the end.
create or replace function app.recovery_proof(of_handle text) returns table (user_id uuid, proof text) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select u.id, k.key_material ->> 'proof' from users u join unlockers k on k.user_id = u.id and k.kind = 'recovery'
    where u.handle = of_handle and u.state = 'active'
$$;
alter function app.recovery_proof(text) owner to continuum_definer;
grant execute on function app.recovery_proof(text) to continuum_public;

-- Two ways in remain, whoever removes what at the same moment.
create or replace function app.remove_unlocker(of_id uuid) returns text language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); what text;
begin
  perform 1 from users where id = me for update;
  select kind into what from unlockers where id = of_id and user_id = me;
  if what is null then return 'not-found'; end if;
  if (select count(*) from unlockers where user_id = me and id <> of_id and confirmed) < 2 then return 'two-ways-in'; end if;
  delete from unlockers where id = of_id;
  if what = 'passphrase' then update users set opaque_record = null where id = me; end if;
  return 'removed';
end $$;
alter function app.remove_unlocker(uuid) owner to continuum_definer;
grant execute on function app.remove_unlocker(uuid) to continuum_app, continuum_ministry;

-- One's own new password file: nobody else's can be named here.
create or replace function app.set_opaque_record(record text) returns void language sql security definer set search_path = pg_catalog, public as $$
  update users set opaque_record = record where id = app.actor()
$$;
alter function app.set_opaque_record(text) owner to continuum_definer;
grant execute on function app.set_opaque_record(text) to continuum_app, continuum_ministry;

alter table cards enable row level security;
alter table cards force row level security;
-- A card is seen by its holder, and by whoever carries the case that it belongs to.
create policy cards_read on cards for select to continuum_app
  using (circle = any ((select app.circles())::int[]) or exists (select 1 from cases c where c.person_circle = circle));
create policy cards_freeze on cards for update to continuum_app
  using (circle = any ((select app.circles())::int[])
    or exists (select 1 from cases c where c.person_circle = circle and c.owner_circle = any ((select app.circles())::int[])));
grant select (circle, language, state, made_at, note) on cards to continuum_app;
revoke insert on cards from continuum_app;
grant update (state, language, note) on cards to continuum_app;

-- A frozen card opens nothing: not again, and not on the telephone where it is open at this moment.
create or replace function app.card_frozen() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from sessions s where s.kind = 'person' and s.circles = array[new.circle];
  -- What it could read owes a new key, which is not for it: whoever carries the case says so first in its chain.
  update compartments k set rotation_due = true where k.current and not k.rotation_due and exists (select 1 from wraps w
    where w.circle = new.circle and w.case_id = k.case_id and w.compartment = k.compartment and w.epoch = k.epoch);
  return null;
end $$;
alter function app.card_frozen() owner to continuum_definer;
revoke execute on function app.card_frozen() from public;
create or replace trigger card_frozen after update of state on cards for each row when (new.state = 'frozen') execute function app.card_frozen();

alter table sessions enable row level security;
alter table sessions force row level security;
create policy sessions_own on sessions for select to continuum_app using (user_id = (select app.actor()));
create policy sessions_end on sessions for delete to continuum_app
  using (user_id = (select app.actor()) or (organisation = (select app.organisation()) and (select app.has_role('administrator'))));
grant select (kind, user_id, started_at, seen_at, ends_at), delete on sessions to continuum_app;
-- When somebody was here is nobody's to know afterwards.
create policy sessions_forget on sessions for delete to continuum_worker using (ends_at < clock_timestamp());
create policy sessions_over on sessions for select to continuum_worker using (ends_at < clock_timestamp());
grant select (ends_at), delete on sessions to continuum_worker;

-- Looks the session up and sets the context for this transaction; anything else is refused. How far somebody reaches is worked out
-- here, once: circles by which nobody of their profession reaches a case are not given for the rows of cases.
create or replace function app.enter(session text) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  s sessions;
  reach text := 'everything';
begin
  select * into s from public.sessions where hash = decode(session, 'hex') and ends_at > clock_timestamp();
  if not found then raise exception 'no such session' using errcode = '28000'; end if;
  perform set_config('app.home_circles', s.circles::text, true), set_config('app.organisation', coalesce(s.organisation::text, ''), true),
    set_config('app.actor', coalesce(s.user_id::text, ''), true), set_config('app.roles', array_to_string(s.roles, ','), true);
  if s.kind <> 'person' then reach := app.enter_reach(s.roles); end if;
  perform set_config('app.reach', reach, true),
    set_config('app.circles', case when reach = 'none' then '{}' else s.circles::text end, true),
    set_config('app.outside_circles', case when reach = 'everything' or app.reaches_outside(s.roles) then s.circles::text else '{}' end, true);
end $$;
alter function app.enter(text) owner to continuum_definer;
grant execute on function app.enter(text) to continuum_app, continuum_ministry;

-- What the server needs to know of a session before it decides whether an endpoint exists for it.
create or replace function app.session(session text)
  returns table (kind text, user_id uuid, handle text, circles int[], organisation int, roles text[], language text, proved_at timestamptz)
    language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin return query
  select s.kind, s.user_id, u.handle, s.circles, s.organisation, s.roles,
    coalesce(u.language, (select c.language from cards c where c.circle = any (s.circles))), s.proved_at
  from sessions s left join users u on u.id = s.user_id
  where s.hash = decode(session, 'hex') and s.ends_at > clock_timestamp();
end $$;
alter function app.session(text) owner to continuum_definer;
grant execute on function app.session(text) to continuum_public;

-- Whether somebody works here today: let in, and where it is a program, until its last day.
create or replace function app.may_sign_in(of_user users) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select of_user.state = 'active' and (of_user.ends_on is null or of_user.ends_on >= app.network_today())
$$;
alter function app.may_sign_in(users) owner to continuum_definer;
revoke execute on function app.may_sign_in(users) from public;

-- Starts a session for somebody who has just proved who they are. Only the sign-in code may call it: the public role
-- reaches it, but it needs the proof's own row (a user that is active, a card that is not frozen). That row is held before
-- anything is read: whoever is shut out, or whose card is frozen, in this very moment waits and ends this session, or came first.
-- Where their house requires its own sign-in, also the provider's word (`of_subject`), or the session from which they unlock (`here`), which had
-- it within twelve hours; `on_paper`: an invitation, two sheets, or an administrator's printed code.
drop function if exists app.start_session(bytea, uuid, int, timestamptz);
create or replace function app.start_session(session bytea, of_user uuid, of_circle int, until timestamptz,
    of_provider uuid default null, of_subject bytea default null, here bytea default null, on_paper boolean default false) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare needed uuid; said timestamptz;
begin
  if of_user is not null then
    perform from users where id = of_user for share;
    needed := app.provider_of(of_user);
    if of_subject is not null and of_provider = needed and app.claim_binding(of_user, of_provider, of_subject) then
      said := clock_timestamp();
    else
      said := app.provider_signed_in_at(of_user, here);
    end if;
    if needed is not null and said is null and not on_paper then raise exception 'the provider first' using errcode = '28000'; end if;
    insert into sessions (hash, kind, user_id, circles, organisation, roles, started_at, seen_at, ends_at, provider_at)
    select session, 'staff', u.id, app.circles_of(u.id), u.organisation, u.roles,
      clock_timestamp(), clock_timestamp(), least(until, app.end_of_network_day(u.ends_on)), said
    from users u where u.id = of_user and app.may_sign_in(u);
  else
    perform from cards where circle = of_circle for share;
    insert into sessions (hash, kind, user_id, circles, organisation, roles, started_at, seen_at, ends_at)
    select session, 'person', null, array[c.circle], null, '{person}', clock_timestamp(), clock_timestamp(), until
    from cards c where c.circle = of_circle and c.state = 'active';
  end if;
  if not found then raise exception 'cannot start a session' using errcode = '28000'; end if;
end $$;
alter function app.start_session(bytea, uuid, int, timestamptz, uuid, bytea, bytea, boolean) owner to continuum_definer;
grant execute on function app.start_session(bytea, uuid, int, timestamptz, uuid, bytea, bytea, boolean) to continuum_public;
create or replace function app.end_session(session text) returns void language sql security definer set search_path = pg_catalog, public as $$
  delete from sessions where hash = decode(session, 'hex')
$$;
alter function app.end_session(text) owner to continuum_definer;
grant execute on function app.end_session(text) to continuum_public, continuum_app, continuum_ministry;
-- A way in was changed or removed: whoever came in by it elsewhere is out.
create or replace function app.end_other_sessions(session text) returns void language sql security definer set search_path = pg_catalog, public as $$
  delete from sessions where user_id = app.actor() and hash <> decode(session, 'hex')
$$;
alter function app.end_other_sessions(text) owner to continuum_definer;
grant execute on function app.end_other_sessions(text) to continuum_app, continuum_ministry;
-- Where somebody is signed in at this moment: by a hash of the hash that is kept, which opens nothing.
create or replace function app.my_sessions(session text) returns table (id text, started_at timestamptz, seen_at timestamptz, here boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select encode(sha256(hash), 'hex'), started_at, seen_at, hash = decode(session, 'hex') from sessions
  where user_id = app.actor() and ends_at > clock_timestamp() order by started_at desc limit 50
$$;
alter function app.my_sessions(text) owner to continuum_definer;
grant execute on function app.my_sessions(text) to continuum_app, continuum_ministry;
create or replace function app.end_my_session(of_id text, session text) returns boolean language sql security definer
  set search_path = pg_catalog, public as $$
  with ended as (delete from sessions where user_id = app.actor() and encode(sha256(hash), 'hex') = of_id and hash <> decode(session, 'hex') returning 1)
  select exists (select from ended)
$$;
alter function app.end_my_session(text, text) owner to continuum_definer;
grant execute on function app.end_my_session(text, text) to continuum_app, continuum_ministry;
-- Somebody has just proved again that it is they who sit there. The server checked the proof.
create or replace function app.prove_session(session text) returns void language sql security definer set search_path = pg_catalog, public as $$
  update sessions set proved_at = clock_timestamp() where hash = decode(session, 'hex') and user_id = app.actor()
$$;
alter function app.prove_session(text) owner to continuum_definer;
grant execute on function app.prove_session(text) to continuum_app, continuum_ministry;
-- Keeps an active session alive, at most once a minute, and no session longer than a working day.
create or replace function app.touch_session(session text, until timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin update sessions set seen_at = clock_timestamp(),
    ends_at = least(until, started_at + case kind when 'staff' then interval '12 hours' else interval '2 hours' end,
      provider_at + interval '12 hours',
      (select app.end_of_network_day(u.ends_on) from users u where u.id = sessions.user_id))
  where hash = decode(session, 'hex') and ends_at > clock_timestamp() and seen_at < clock_timestamp() - interval '1 minute';
end $$;
alter function app.touch_session(text, timestamptz) owner to continuum_definer;
grant execute on function app.touch_session(text, timestamptz) to continuum_public;

-- The password file of one handle, for OPAQUE. An unknown handle answers with nothing; the server then plays a made-up one.
create or replace function app.opaque_record(of_handle text) returns table (user_id uuid, record text) language sql stable security definer
  set search_path = pg_catalog, public as $$ select id, opaque_record from users where handle = of_handle and state = 'active' $$;
alter function app.opaque_record(text) owner to continuum_definer;
grant execute on function app.opaque_record(text) to continuum_public;

-- The locator is what opens a card, so only its hash is kept: a copy of the database lets nobody in.
create or replace function app.card(of_locator bytea) returns table (circle int, state text, language text) language sql stable security definer
  set search_path = pg_catalog, public as $$ select circle, state, language from cards where locator = sha256(of_locator) $$;
alter function app.card(bytea) owner to continuum_definer; grant execute on function app.card(bytea) to continuum_public;

-- An invited person gives their own public keys and password file, once, for the invitation that was passed by hand.
create or replace function app.accept_invitation(invitation bytea, enc bytea, sig bytea, keys bytea,
  record text, passphrase jsonb, recovery jsonb, new_state text)
  returns table (user_id uuid, organisation int) language plpgsql security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare found_id uuid;
begin
  update users u set enc_public = enc, sig_public = sig, sealed_keys = keys, opaque_record = record, state = new_state, invitation_hash = null
    where u.invitation_hash = invitation and u.state = 'invited' returning u.id into found_id;
  if found_id is null then raise exception 'no such invitation' using errcode = '28000'; end if;
  insert into unlockers (user_id, kind, key_material, made_at, confirmed)
    values (found_id, 'passphrase', passphrase, clock_timestamp(), true), (found_id, 'recovery', recovery, clock_timestamp(), false)
    on conflict (user_id, kind) where kind <> 'passkey' do update set key_material = excluded.key_material,
      made_at = excluded.made_at, confirmed = excluded.confirmed;
  return query select u.id, u.organisation from users u where u.id = found_id;
end $$;
alter function app.accept_invitation(bytea, bytea, bytea, bytea, text, jsonb, jsonb, text) owner to continuum_definer;
grant execute on function app.accept_invitation(bytea, bytea, bytea, bytea, text, jsonb, jsonb, text) to continuum_public;

alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy idempotency_own on idempotency for all to continuum_app, continuum_ministry
  using (actor = coalesce((select app.actor())::text, (select app.circles())::text))
    with check (actor = coalesce((select app.actor())::text, (select app.circles())::text));
create policy idempotency_age on idempotency for delete to continuum_worker using (true);
create policy idempotency_age_read on idempotency for select to continuum_worker using (true);
grant select, insert, update on idempotency to continuum_app, continuum_ministry;
revoke all on idempotency from continuum_public;
grant select, delete on idempotency to continuum_worker;

alter table drafts enable row level security;
alter table drafts force row level security;
create policy drafts_own on drafts for all to continuum_app, continuum_ministry using (user_id = (select app.actor()))
  with check (user_id = (select app.actor()));
grant select, insert, update, delete on drafts to continuum_app, continuum_ministry;

-- A card and the circle of one behind it. Of when it was made the day alone is kept: nobody reads more, and a copy of the database would tell
-- the hour of whoever it was given to.
drop function if exists app.make_card(bytea, bytea, bytea, text, timestamptz);
create or replace function app.make_card(of_locator bytea, enc bytea, sig bytea, of_language text, at timestamptz, of_freeze bytea default null) returns int
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare c int; day timestamptz := date_trunc('day', at, 'UTC');
begin
  insert into circles (kind, public_key, made_at) values ('person', enc, day) returning id into c;
  insert into cards (circle, locator, sig_public, language, made_at, freeze_hash)
    values (c, sha256(of_locator), sig, of_language, day, of_freeze);
  return c;
end $$;
alter function app.make_card(bytea, bytea, bytea, text, timestamptz, bytea) owner to continuum_definer;
revoke execute on function app.make_card(bytea, bytea, bytea, text, timestamptz, bytea) from public;
grant execute on function app.make_card(bytea, bytea, bytea, text, timestamptz, bytea) to continuum_app;

-- Whoever holds the number of a card may freeze it, without its words and without a session; once more does no harm.
create or replace function app.freeze_by_number(number bytea) returns boolean language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  perform from cards where freeze_hash = number;
  if not found then return false; end if;
  update cards set state = 'frozen' where freeze_hash = number and state <> 'frozen';
  return true;
end $$;
alter function app.freeze_by_number(bytea) owner to continuum_definer;
revoke execute on function app.freeze_by_number(bytea) from public;
grant execute on function app.freeze_by_number(bytea) to continuum_public;

-- First run: possible only with the code whose hash is stored, and until somebody has keys here. Whoever closed the page
-- before that begins again: what they began holds nothing, and nobody can enter it any more.
create or replace function app.set_up_open() returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select not exists (select 1 from users where enc_public is not null)
$$;
create or replace function app.set_up(code_hash text, network jsonb, of_pack text, organisation_name text,
  organisation_kind text, admin uuid, admin_handle text, invitation bytea, at timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, public as $$
declare o int;
begin
  perform 1 from settings where key = 'setup' and value = to_jsonb(code_hash) for update;
  if not found or not app.set_up_open() then return false; end if;
  delete from users where enc_public is null;
  delete from circles where organisation is not null;
  delete from organisations;
  insert into settings (key, value) values ('network', network) on conflict (key) do update set value = excluded.value;
  insert into organisations (kind, name, pack, joined_at) values (organisation_kind, organisation_name, of_pack, at) returning id into o;
  insert into circles (organisation, kind, made_at) values (o, 'organisation', at);
  insert into users (id, organisation, handle, roles, invitation_hash, joined_at)
    values (admin, o, admin_handle, '{administrator,coordinator,caseworker}', invitation, at);
  return true;
end $$;
alter function app.set_up_open() owner to continuum_definer;
alter function app.set_up(text, jsonb, text, text, text, uuid, text, bytea, timestamptz) owner to continuum_definer;
revoke execute on function app.set_up(text, jsonb, text, text, text, uuid, text, bytea, timestamptz) from public;
grant execute on function app.set_up_open() to continuum_public;
grant execute on function app.set_up(text, jsonb, text, text, text, uuid, text, bytea, timestamptz) to continuum_public;
create policy settings_definer on settings for all to continuum_definer using (true) with check (true);

-- Whether a handle is one of the organisation's that two sheets belong to, or somebody else's; nothing where it is free.
create or replace function app.handle_by_sheets(of_hash bytea, of_handle text) returns table (user_id uuid, ours boolean) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select u.id, u.organisation = s.organisation from recovery_sheets s, users u where s.locator_hash = of_hash and u.handle = of_handle
$$;
-- Somebody with two sheets takes their place with new keys: what was sealed to the old ones opens nothing any more, and who was
-- signed in by them is out. The server has checked the statement by the rules of the log.
create or replace function app.use_sheets(of_hash bytea, who uuid, of_handle text, given text[], enc bytea, sig bytea, keys bytea, record text,
    passphrase jsonb, recovery jsonb, at_n int, said text, signed bytea, hashed bytea, at timestamptz)
  returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare home int;
begin
  select organisation into home from recovery_sheets where locator_hash = of_hash;
  if home is null then raise exception 'no such sheets' using errcode = '42501'; end if;
  insert into log_statements (organisation, n, body, signature, hash) values (home, at_n, said, signed, hashed);
  insert into spoken (organisation, n, hash) select home, at_n, s.hash from case_statements s where s.spoken_by = who;
  if exists (select 1 from users where id = who) then
    update users set roles = given, state = 'active', enc_public = enc, sig_public = sig, sealed_keys = keys, opaque_record = record, invitation_hash = null
      where id = who and organisation = home and handle = of_handle;
    if not found then raise exception 'somebody else' using errcode = '42501'; end if;
    delete from invitations where user_id = who;
    delete from sessions where user_id = who;
    delete from circle_members where user_id = who;
    delete from unlockers where user_id = who;
    delete from drafts where user_id = who;
  else
    insert into users (id, organisation, handle, roles, state, enc_public, sig_public, sealed_keys, opaque_record, joined_at)
      values (who, home, of_handle, given, 'active', enc, sig, keys, record, at);
  end if;
  insert into unlockers (user_id, kind, key_material, made_at, confirmed)
    values (who, 'passphrase', passphrase, at, true), (who, 'recovery', recovery, at, false);
end $$;
alter function app.handle_by_sheets(bytea, text) owner to continuum_definer;
alter function app.use_sheets(bytea, uuid, text, text[], bytea, bytea, bytea, text, jsonb, jsonb, int,
  text, bytea, bytea, timestamptz) owner to continuum_definer;
grant execute on function app.handle_by_sheets(bytea, text) to continuum_public;
grant execute on function app.use_sheets(bytea, uuid, text, text[], bytea, bytea, bytea, text, jsonb, jsonb,
  int, text, bytea, bytea, timestamptz) to continuum_public;

-- Each of these functions has its callers named above; nobody else has any.
do $$ declare f regprocedure; begin
  for f in select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'app' and p.prosecdef loop
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;

-- A program has the keys of teams alone: what it opens is carried by people who sit with it in one.
create or replace function app.program_in_teams_alone() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (select 1 from users u join circles c on c.id = new.circle and c.kind = 'organisation'
      where u.id = new.user_id and u.ends_on is not null)
    then raise exception 'a program is in no circle of a whole house' using errcode = '42501'; end if;
  return new;
end $$;
alter function app.program_in_teams_alone() owner to continuum_definer;
create or replace trigger program_in_teams_alone before insert or update on circle_members for each row
  execute function app.program_in_teams_alone();
