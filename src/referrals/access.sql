-- A referral is seen by who sends it, who receives it, the person, and who holds their contact compartment.

alter table referrals enable row level security;
alter table referrals force row level security;
create policy referrals_read on referrals for select to continuum_app using (exists (select 1 from tracks t where t.id = track));
create policy referrals_add on referrals for insert to continuum_app with check (exists (select 1 from tracks t where t.id = track));
create policy referrals_change on referrals for update to continuum_app using (exists (select 1 from tracks t where t.id = track));
create policy referrals_worker on referrals for select to continuum_worker using (true);
grant select, insert, update (consent, outcome) on referrals to continuum_app;
grant select on referrals to continuum_worker;
