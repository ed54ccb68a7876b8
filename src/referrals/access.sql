-- A referral is seen by who sends it, who receives it, the person, and who holds their contact compartment.

alter table referrals enable row level security;
alter table referrals force row level security;
create policy referrals_read on referrals for select to continuum_app using (exists (select 1 from tracks t where t.id = track));
create policy referrals_add on referrals for insert to continuum_app with check (exists (select 1 from tracks t where t.id = track));
create policy referrals_change on referrals for update to continuum_app using (exists (select 1 from tracks t where t.id = track));
create policy referrals_worker on referrals for select to continuum_worker using (true);
grant select, insert, update (consent_track, outcome) on referrals to continuum_app;
grant select on referrals to continuum_worker;

-- What waits for an answer says what is known now: nobody decides about a child by what it was taken for at first. What was
-- answered stays as it was asked.
create or replace function app.referrals_corrected() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update referrals r set language = new.language, age_group = new.age_group from tracks t
    where r.case_id = new.id and t.id = r.track and t.state in ('draft', 'enquiry', 'sent', 'received', 'info_requested');
  return null;
end $$;
alter function app.referrals_corrected() owner to continuum_definer;
revoke execute on function app.referrals_corrected() from public;
create or replace trigger referrals_corrected after update of language, age_group on cases for each row
  when (old.language is distinct from new.language or old.age_group is distinct from new.age_group) execute function app.referrals_corrected();
