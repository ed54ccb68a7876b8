-- Amounts claimed, awarded and paid are seen by who sees the proceeding that they belong to.

alter table amounts enable row level security;
alter table amounts force row level security;
create policy amounts_read on amounts for select to continuum_app using (visible_to && (select app.circles()));
create policy amounts_add on amounts for insert to continuum_app with check (exists (select 1 from tracks t where t.id = track));
grant select, insert on amounts to continuum_app;
