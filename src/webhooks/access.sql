-- Web hooks. The sealed address is read by nobody but the process that calls, which reads nothing else; administrators of the house see that
-- there is one, and since when nothing answers there.

alter table webhook_caller enable row level security;
alter table webhook_caller force row level security;
create policy webhook_caller_read on webhook_caller for select to continuum_app, continuum_worker using (true);
create policy webhook_caller_own on webhook_caller for all to continuum_webhooks using (true) with check (true);
grant select (only_one, public_key) on webhook_caller to continuum_app;
grant select (seen_at) on webhook_caller to continuum_worker;
grant select, insert, update on webhook_caller to continuum_webhooks;

alter table webhooks enable row level security;
alter table webhooks force row level security;
-- Whether a program is one of the actor's house, and they look after it.
create or replace function app.keeps_program(of_user uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(app.has_role('administrator'), false)
    and exists (select 1 from users u where u.id = of_user and u.organisation = app.organisation() and u.ends_on is not null)
$$;
alter function app.keeps_program(uuid) owner to continuum_definer;
revoke execute on function app.keeps_program(uuid) from public;
grant execute on function app.keeps_program(uuid) to continuum_app;

create policy webhooks_read on webhooks for select to continuum_app using (app.keeps_program(user_id));
create policy webhooks_add on webhooks for insert to continuum_app with check (app.keeps_program(user_id) and state = 'on');
create policy webhooks_end on webhooks for delete to continuum_app using (app.keeps_program(user_id));
create policy webhooks_call on webhooks for select to continuum_webhooks using (true);
create policy webhooks_called on webhooks for update to continuum_webhooks using (true) with check (true);
grant select (id, user_id, sealed_to, state, reached_on, failing_since, made_on), insert (id, user_id, sealed, sealed_to, made_on), delete
  on webhooks to continuum_app;
grant select, update (state, reached_on, failing_since) on webhooks to continuum_webhooks;

-- Whoever was sent away is told nothing more.
create or replace function app.end_webhooks() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from webhooks where user_id = new.id;
  return null;
end $$;
alter function app.end_webhooks() owner to continuum_definer;
revoke execute on function app.end_webhooks() from public;
create or replace trigger sent_away_is_called_no_more after update of state on users for each row
  when (new.state = 'suspended' and old.state <> 'suspended') execute function app.end_webhooks();

-- Every web hook that is called today, and of which changes it is told: of those that its program may see.
create or replace function app.webhooks_hearing() returns table (id uuid, organisation int, sealed bytea, whom text[]) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select w.id, u.organisation, w.sealed, app.hears(u.id, u.organisation, u.roles, app.circles_of(u.id))
  from webhooks w join users u on u.id = w.user_id where w.state = 'on' and app.may_sign_in(u)
$$;
alter function app.webhooks_hearing() owner to continuum_definer;
revoke execute on function app.webhooks_hearing() from public;
grant execute on function app.webhooks_hearing() to continuum_webhooks;

-- For whoever looks after the machine: how many are called, and at how many of these nothing has answered since yesterday or before.
create or replace function app.webhooks_watched() returns table (called int, silent int) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select count(*)::int, (count(*) filter (where w.failing_since < app.network_today()))::int
  from webhooks w join users u on u.id = w.user_id where w.state = 'on' and app.may_sign_in(u)
$$;
alter function app.webhooks_watched() owner to continuum_definer;
revoke execute on function app.webhooks_watched() from public;
grant execute on function app.webhooks_watched() to continuum_worker;
