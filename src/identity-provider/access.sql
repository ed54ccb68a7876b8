-- The sign-in of an organisation's own in front of everybody's way in: which it is, who has bound their account there, and who decides.

-- At which provider somebody has to sign in first: where their house requires one, and has not suspended that today. A program has no account there.
create or replace function app.provider_of(of_user uuid) returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id from users u join identity_providers p on p.organisation = u.organisation
  where u.id = of_user and u.state = 'active' and u.ends_on is null and p.state = 'required'
    and (p.suspended_until is null or p.suspended_until < app.network_today())
$$;
alter function app.provider_of(uuid) owner to continuum_definer;
revoke execute on function app.provider_of(uuid) from public;

-- Whether the provider's word is theirs: the account that they have bound, or one that is nobody's, which is theirs from here on.
create or replace function app.claim_binding(of_user uuid, of_provider uuid, of_subject bytea) returns boolean language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  insert into identity_bindings (user_id, provider, subject, bound_on) select u.id, p.id, of_subject, app.network_today()
    from users u join identity_providers p on p.organisation = u.organisation where u.id = of_user and p.id = of_provider on conflict do nothing;
  return exists (select 1 from identity_bindings b where b.user_id = of_user and b.provider = of_provider and b.subject = of_subject);
end $$;
alter function app.claim_binding(uuid, uuid, bytea) owner to continuum_definer;
revoke execute on function app.claim_binding(uuid, uuid, bytea) from public;

-- When the session from which somebody unlocks heard of the provider, within twelve hours.
create or replace function app.provider_signed_in_at(of_user uuid, here bytea) returns timestamptz language sql stable security definer
  set search_path = pg_catalog, public as $$
  select s.provider_at from sessions s where s.hash = here and s.user_id = of_user and s.ends_at > clock_timestamp()
    and s.provider_at > clock_timestamp() - interval '12 hours'
$$;
alter function app.provider_signed_in_at(uuid, bytea) owner to continuum_definer;
revoke execute on function app.provider_signed_in_at(uuid, bytea) from public;

-- What counts at the door for somebody whose own way in was right: at which provider they sign in first, whether it was heard of, whether they have
-- bound their account there, and for their house's trail who they are.
create or replace function app.provider_status(of_user uuid, here bytea)
  returns table (needed uuid, heard boolean, bound boolean, organisation int, handle text, administers boolean) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select p.id, app.provider_signed_in_at(u.id, here) is not null, exists (select 1 from identity_bindings b where b.user_id = u.id and b.provider = p.id),
    u.organisation, u.handle, 'administrator' = any (u.roles)
  from users u cross join app.provider_of(u.id) p(id) where u.id = of_user and u.state = 'active'
$$;
alter function app.provider_status(uuid, bytea) owner to continuum_definer;
revoke execute on function app.provider_status(uuid, bytea) from public;
grant execute on function app.provider_status(uuid, bytea) to continuum_public;

-- The house's own sign-in. Every colleague may know that there is one; its address and secret go to the server's code alone.
alter table identity_providers enable row level security;
alter table identity_providers force row level security;
create policy identity_providers_read on identity_providers for select to continuum_app, continuum_ministry
  using (organisation = (select app.organisation()));
grant select (id, organisation, state, suspended_until, made_on) on identity_providers to continuum_app, continuum_ministry;
alter table identity_provider_changes enable row level security;
alter table identity_provider_changes force row level security;
create policy identity_provider_changes_read on identity_provider_changes for select to continuum_app
  using (organisation = (select app.organisation()) and (select app.has_role('administrator')));
grant select on identity_provider_changes to continuum_app;
-- Who has bound is known to themselves and to administrators; which account it is, to nobody.
alter table identity_bindings enable row level security;
alter table identity_bindings force row level security;
create policy identity_bindings_read on identity_bindings for select to continuum_app, continuum_ministry using (user_id = (select app.actor())
  or (select app.has_role('administrator')) and exists (select 1 from users u where u.id = user_id and u.organisation = (select app.organisation())));
grant select (user_id, provider, bound_on) on identity_bindings to continuum_app, continuum_ministry;

create or replace function app.provider_settings(of_provider uuid) returns text language sql stable security definer set search_path = pg_catalog, public as $$
  select settings from identity_providers where id = of_provider and (app.organisation() is null or organisation = app.organisation())
$$;
alter function app.provider_settings(uuid) owner to continuum_definer;
grant execute on function app.provider_settings(uuid) to continuum_public, continuum_app, continuum_ministry;

-- How many may decide with the actor.
create or replace function app.administrators() returns int language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*)::int from users where organisation = app.organisation() and state = 'active' and ends_on is null and 'administrator' = any (roles)
$$;
alter function app.administrators() owner to continuum_definer;
grant execute on function app.administrators() to continuum_app;

-- What an administrator wants of it; what was wanted before and not agreed to is wanted no more.
create or replace function app.ask_provider_change(new_id uuid, of_kind text, of_settings text, of_until date, today date) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not coalesce(app.has_role('administrator'), false) then raise exception 'administrators decide' using errcode = '42501'; end if;
  insert into identity_provider_changes (id, organisation, kind, settings, until, asked_by, asked_on)
    values (new_id, app.organisation(), of_kind, of_settings, of_until, app.actor(), today)
    on conflict (organisation) do update set id = excluded.id, kind = excluded.kind, settings = excluded.settings, until = excluded.until,
      asked_by = excluded.asked_by, asked_on = excluded.asked_on;
end $$;
create or replace function app.withdraw_provider_change() returns boolean language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not coalesce(app.has_role('administrator'), false) then raise exception 'administrators decide' using errcode = '42501'; end if;
  delete from identity_provider_changes where organisation = app.organisation();
  return found;
end $$;
-- A second administrator's agreement to what they have read (`of_change`), or the only one's own; what somebody wanted who is no administrator any more
-- is wanted by nobody. It is required only once whoever decided has come in by it themselves: `unbound`
-- otherwise. Where it is another provider, or another client of one, accounts are bound anew (`new_id`).
create or replace function app.agree_to_provider_change(of_change uuid, new_id uuid, is_same boolean, today date) returns text language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare house int := app.organisation(); c identity_provider_changes; p identity_providers;
begin
  if not coalesce(app.has_role('administrator'), false) then raise exception 'administrators decide' using errcode = '42501'; end if;
  select * into c from identity_provider_changes where organisation = house and id = of_change for update;
  if not found or not exists (select 1 from users where id = c.asked_by and state = 'active' and 'administrator' = any (roles)) then return 'none'; end if;
  if c.asked_by = app.actor() and app.administrators() > 1 then return 'own'; end if;
  select * into p from identity_providers where organisation = house for update;
  if c.kind = 'use' and is_same and p.id is not null then
    update identity_providers set settings = c.settings where id = p.id;
  elsif c.kind = 'use' then
    delete from identity_providers where organisation = house;
    insert into identity_providers (id, organisation, settings, state, made_on) values (new_id, house, c.settings, 'offered', today);
    -- What another provider has said counts no more.
    update sessions set provider_at = null where organisation = house;
  elsif p.id is null then return 'none';
  elsif c.kind = 'require' then
    if exists (select 1 from unnest(array[c.asked_by, app.actor()]) w(id) where not exists
        (select 1 from identity_bindings b where b.user_id = w.id and b.provider = p.id)) then return 'unbound'; end if;
    update identity_providers set state = 'required', suspended_until = null where id = p.id;
    delete from sessions where organisation = house and user_id is not null and provider_at is null and user_id not in (c.asked_by, app.actor());
  elsif c.kind = 'suspend' then update identity_providers set suspended_until = c.until where id = p.id;
  else delete from identity_providers where id = p.id;
  end if;
  delete from identity_provider_changes where organisation = house;
  return 'done';
end $$;

-- Whoever is signed in binds their own account there, once; an account is one person's. The session has then heard of the provider.
create or replace function app.bind_provider(of_provider uuid, of_subject bytea, session text) returns text language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not exists (select 1 from identity_providers p where p.id = of_provider and p.organisation = app.organisation()) then return 'none'; end if;
  if exists (select 1 from identity_bindings where user_id = app.actor()) then return 'bound'; end if;
  if not app.claim_binding(app.actor(), of_provider, of_subject) then return 'taken'; end if;
  update sessions set provider_at = clock_timestamp() where hash = decode(session, 'hex') and user_id = app.actor();
  return 'done';
end $$;
-- An account there was made anew for somebody: an administrator lets them bind once more. They are out until they do.
create or replace function app.forget_binding(of_user uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not coalesce(app.has_role('administrator'), false) then raise exception 'administrators decide' using errcode = '42501'; end if;
  delete from identity_bindings b using users u where b.user_id = of_user and u.id = of_user and u.organisation = app.organisation();
  if not found then return false; end if;
  delete from sessions where user_id = of_user and of_user <> app.actor();
  return true;
end $$;
do $$ declare f text; begin
  foreach f in array array['ask_provider_change(uuid, text, text, date, date)', 'withdraw_provider_change()',
    'agree_to_provider_change(uuid, uuid, boolean, date)',
    'forget_binding(uuid)', 'bind_provider(uuid, bytea, text)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('grant execute on function app.%s to continuum_app', f);
  end loop;
end $$;
grant execute on function app.bind_provider(uuid, bytea, text) to continuum_ministry;
