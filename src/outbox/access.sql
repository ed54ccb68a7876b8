-- What leaves the house. The sealed address is read by nobody but the sender, which alone can open it; whoever sees a case sees
-- that something is sent by itself there, and not where.

alter table sender enable row level security;
alter table sender force row level security;
create policy sender_read on sender for select to continuum_app using (true);
create policy sender_watched on sender for select to continuum_worker using (true);
create policy sender_own on sender for all to continuum_sender using (true) with check (true);
grant select on sender to continuum_app;
grant select (seen_at) on sender to continuum_worker;
grant select, insert, update on sender to continuum_sender;

-- Whether notices of a case are mine to want: the person's own, or those of who carries the case, who was asked by her.
create or replace function app.may_tell(of_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select 1 from cases c where c.id = of_case and c.state <> 'erased'
    and (c.person_circle = any (app.circles()) or c.owner_circle = any (app.circles())))
$$;
alter function app.may_tell(uuid) owner to continuum_definer;
revoke execute on function app.may_tell(uuid) from public;
grant execute on function app.may_tell(uuid) to continuum_app;

alter table destinations enable row level security;
alter table destinations force row level security;
create policy destinations_read on destinations for select to continuum_app
  using (user_id = (select app.actor()) or case_id is not null and exists (select 1 from cases c where c.id = case_id));
-- I say it for myself; for a case its person does, or whoever carries it, with her.
create policy destinations_add on destinations for insert to continuum_app
  with check (case when user_id is not null then user_id = (select app.actor()) and case_id is null else not digest and app.may_tell(case_id) end);
create policy destinations_erase on destinations for delete to continuum_app
  using (case when user_id is not null then user_id = (select app.actor()) else app.may_tell(case_id) end);
create policy destinations_worker on destinations for select to continuum_worker using (true);
create policy destinations_send on destinations for select to continuum_sender using (true);
-- What was sealed to a key that is no more can be opened by nobody.
create policy destinations_unreadable on destinations for delete to continuum_sender using (sealed_to <> (select s.public_key from sender s));
-- The hours that she calls safe may change without her address being said again.
create policy destinations_hours on destinations for update to continuum_app using (app.may_tell(case_id)) with check (app.may_tell(case_id));
grant select (id, user_id, case_id, digest, made_on, sealed_to), insert, update (hours), delete on destinations to continuum_app;
grant select (id, user_id, case_id, digest, made_on) on destinations to continuum_worker;
grant select, delete on destinations to continuum_sender;

alter table outbox enable row level security;
alter table outbox force row level security;
-- Whoever sees a destination sees how far its notices are; whoever writes to a person has her told that there is something.
create policy outbox_read on outbox for select to continuum_app using (exists (select 1 from destinations d where d.id = destination));
create policy outbox_add on outbox for insert to continuum_app
  with check (kind = 'something_new' and state = 'queued' and exists (select 1 from destinations d where d.id = destination and d.case_id is not null));
create policy outbox_worker on outbox for all to continuum_worker using (true) with check (kind <> 'something_new' and state = 'queued');
create policy outbox_send on outbox for select to continuum_sender using (true);
create policy outbox_sent on outbox for update to continuum_sender using (true) with check (true);
grant select, insert (id, key, destination, kind, queued_at, next_at) on outbox to continuum_app;
grant select, insert (id, key, destination, kind, queued_at, next_at), delete on outbox to continuum_worker;
grant select, update (state, tries, next_at, sent_on) on outbox to continuum_sender;

-- An erased case reaches nobody, and whoever was sent away is told nothing more.
create or replace function app.forget_destinations() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'cases' then delete from destinations where case_id = new.id;
  else delete from destinations where user_id = new.id; end if;
  return null;
end $$;
alter function app.forget_destinations() owner to continuum_definer;
revoke execute on function app.forget_destinations() from public;
create or replace trigger erased_reaches_nobody after update of state on cases for each row
  when (new.state = 'erased' and old.state <> 'erased') execute function app.forget_destinations();
create or replace trigger sent_away_is_told_nothing after update of state on users for each row
  when (new.state = 'suspended' and old.state <> 'suspended') execute function app.forget_destinations();

-- The place's clock, for hours that are not quiet; how far a demonstration's was moved.
create or replace function app.sender_facts() returns table (timezone text, ahead bigint, demo boolean, network text) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select coalesce(n.value ->> 'timezone', 'Etc/UTC'), coalesce((c.value #>> '{}')::bigint, 0), coalesce((n.value ->> 'demo')::boolean, false),
    coalesce(n.value ->> 'id', 'network')
  from (select 1) one left join settings n on n.key = 'network' left join settings c on c.key = 'clock'
$$;
alter function app.sender_facts() owner to continuum_definer;
revoke execute on function app.sender_facts() from public;
grant execute on function app.sender_facts() to continuum_sender, continuum_webhooks;
