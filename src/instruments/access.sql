-- Sets of questions of a house: whoever works there reads them, and whoever administers it brings one in. None is changed: a new version is.

alter table instruments enable row level security;
alter table instruments force row level security;
create policy instruments_read on instruments for select to continuum_app using (organisation = (select app.organisation()));
create policy instruments_bring on instruments for insert to continuum_app
  with check (organisation = (select app.organisation()) and (select app.has_role('administrator')));
grant select, insert on instruments to continuum_app;
