-- A permit is seen by who sees its track: nobody learns of somebody's papers without the immigration compartment.

alter table permits enable row level security;
alter table permits force row level security;
create policy permits_read on permits for select to continuum_app using (visible_to && (select app.circles()));
create policy permits_add on permits for insert to continuum_app with check (exists (select 1 from tracks t where t.id = track));
create policy permits_change on permits for update to continuum_app using (visible_to && (select app.circles()));
grant select, insert, update (permit, valid_from, valid_to, work) on permits to continuum_app;
