-- A referral is seen by who sends it, who receives it, the person, and who holds their contact compartment.

alter table referrals enable row level security;
alter table referrals force row level security;
create policy referrals_read on referrals for select to continuum_app using (app.shows_track(track));
create policy referrals_add on referrals for insert to continuum_app with check (app.shows_track(track));
create policy referrals_change on referrals for update to continuum_app using (app.shows_track(track));
create policy referrals_worker on referrals for select to continuum_worker using (true);
grant select, insert, update (consent_track, outcome) on referrals to continuum_app;
-- The clock reminds, and asks the next place.
create policy referrals_clock_add on referrals for insert to continuum_worker with check (true);
create policy referrals_clock on referrals for update to continuum_worker using (true) with check (true);
grant select, insert, update (reminded_at) on referrals to continuum_worker;

-- Who is asked next is said, and seen, by whoever sent the referral and by nobody else: no place learns that it is the second.
alter table referral_rungs enable row level security;
alter table referral_rungs force row level security;
create policy rungs_own on referral_rungs for all to continuum_app
  using (exists (select 1 from tracks t where t.id = track and t.owner_circle = any (app.circles())))
  with check (asked is null and asked_at is null and exists (select 1 from tracks t where t.id = track and t.owner_circle = any (app.circles())));
create policy rungs_clock on referral_rungs for all to continuum_worker using (true) with check (true);
grant select, insert, delete on referral_rungs to continuum_app;
grant select, update (asked, asked_at) on referral_rungs to continuum_worker;

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

-- Who of the places that were reminded wants to be told outside that something waits, and nothing of what.
create or replace function app.reminded_staff(of_tracks uuid[]) returns table (track uuid, user_id uuid) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select t.id, u.id from tracks t join circle_members m on m.circle = t.counterparty_circle
    join users u on u.id = m.user_id and u.state = 'active' join destinations d on d.user_id = u.id and d.digest
  where t.id = any (of_tracks)
$$;
alter function app.reminded_staff(uuid[]) owner to continuum_definer;
revoke execute on function app.reminded_staff(uuid[]) from public;
grant execute on function app.reminded_staff(uuid[]) to continuum_worker;
