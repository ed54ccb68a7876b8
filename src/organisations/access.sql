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
grant update (name, district, languages, phone, listed, state) on organisations to continuum_app;

alter table circles enable row level security;
alter table circles force row level security;
-- Public keys are for everybody who may seal something to a circle. A survivor's circle shows only to those it meets.
create policy circles_read on circles for select to continuum_app
  using (kind <> 'person' or id = any ((select app.circles())::int[]) or exists (select 1 from cases c where c.person_circle = circles.id));
create policy circles_public on circles for select to continuum_public
  using (kind <> 'person' and exists (select 1 from organisations o where o.id = organisation and o.kind = 'hotline'));
create policy circles_ministry on circles for select to continuum_ministry using (kind <> 'person');
create policy circles_worker on circles for select to continuum_worker using (true);
create policy circles_add on circles for insert to continuum_app
  with check (kind = 'person' or organisation = (select app.organisation()) or (select app.has_role('administrator')));
create policy circles_turn on circles for update to continuum_app using (organisation = (select app.organisation()));
grant select on circles to continuum_app, continuum_public, continuum_ministry, continuum_worker;
grant insert (organisation, kind, epoch, public_key, commitment, made_at) on circles to continuum_app;
grant update (epoch, public_key, commitment) on circles to continuum_app;

alter table circle_epochs enable row level security;
alter table circle_epochs force row level security;
create policy circle_epochs_read on circle_epochs for select to continuum_app, continuum_ministry
  using (circle = any ((select app.circles())::int[]) or exists (select 1 from circles c where c.id = circle and c.organisation = (select app.organisation())));
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
  with check ((circle = any ((select app.circles())::int[]) or (select app.has_role('administrator')))
    and exists (select 1 from circles c where c.id = circle and c.organisation = (select app.organisation()))
    and exists (select 1 from users u where u.id = user_id and u.organisation = (select app.organisation())));
create policy circle_members_leave on circle_members for delete to continuum_app
  using ((select app.has_role('administrator')) and exists (select 1 from circles c where c.id = circle and c.organisation = (select app.organisation())));
grant select, insert, delete on circle_members to continuum_app;
grant select on circle_members to continuum_ministry;

alter table settings enable row level security;
alter table settings force row level security;
create policy settings_read on settings for select to continuum_app, continuum_public, continuum_ministry, continuum_worker using (true);
grant select on settings to continuum_app, continuum_public, continuum_ministry, continuum_worker;

-- Who is admitted to a circle, or leaves it, is so in every session they have open.
create or replace function app.membership_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update sessions s set circles = array(select distinct m.circle from circle_members m where m.user_id = s.user_id)
    where s.user_id = coalesce(new.user_id, old.user_id);
  return null;
end $$;
alter function app.membership_changed() owner to continuum_definer;
create or replace trigger membership_changed after insert or delete on circle_members for each row execute function app.membership_changed();

-- A new member of the network: its circle waits for its first key, its first administrator for their invitation.
create or replace function app.add_organisation(of_kind text, of_name text, of_district text, of_phone text, is_listed boolean, of_pack text, admin uuid, admin_handle text, invitation bytea, at timestamptz)
  returns table (id int, circle int) language plpgsql security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare o int; c int;
begin
  if not app.has_role('coordinator') then raise exception 'only a coordinator brings an organisation in' using errcode = '42501'; end if;
  insert into organisations (kind, name, district, phone, listed, pack, joined_at) values (of_kind, of_name, of_district, of_phone, is_listed, of_pack, at) returning organisations.id into o;
  insert into circles (organisation, kind, made_at) values (o, 'organisation', at) returning circles.id into c;
  insert into users (id, organisation, handle, roles, invitation_hash, joined_at) values (admin, o, admin_handle, '{administrator}', invitation, at);
  return query select o, c;
end $$;
alter function app.add_organisation(text, text, text, text, boolean, text, uuid, text, bytea, timestamptz) owner to continuum_definer;
revoke execute on function app.add_organisation(text, text, text, text, boolean, text, uuid, text, bytea, timestamptz) from public;
grant execute on function app.add_organisation(text, text, text, text, boolean, text, uuid, text, bytea, timestamptz) to continuum_app;
