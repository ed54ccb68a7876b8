-- A policy is read by its house, or by everybody where the network shares it.
-- Who leads a house writes its own; only who coordinates shares one, and changes it then.
-- Whoever answers for one says that it was looked at.
create or replace function app.leads_house() returns boolean language sql stable as $$
  select app.roles() && array['administrator', 'supervisor', 'coordinator']
$$;
alter table policies enable row level security;
alter table policies force row level security;
create policy policies_read on policies for select to continuum_app
  using (organisation = (select app.organisation()) or shared and ended_on is null);
create policy policies_write on policies for insert to continuum_app
  with check (organisation = (select app.organisation()) and (select app.leads_house()) and (not shared or (select app.has_role('coordinator'))));
create policy policies_change on policies for update to continuum_app
  using (organisation = (select app.organisation()) and ended_on is null
    and ((select app.leads_house()) and (not shared or (select app.has_role('coordinator'))) or owner = (select app.actor())))
  with check (organisation = (select app.organisation()) and (not shared or (select app.has_role('coordinator')) or owner = (select app.actor())));
grant select, insert, update (shared, kinds, language, title, steps, owner, review_on, reviewed_on, version, edition, ended_on) on policies to continuum_app;
