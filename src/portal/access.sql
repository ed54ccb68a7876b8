-- Whose logs the person's own session reads: of those who speak in their file, hold a key of it, wrote in it or are to get it, and of
-- whoever brought each of them in, without whom nothing vouches for it. How many work elsewhere, and as what, is not theirs to see.
create or replace function app.logs_of_file() returns int[] language sql stable security definer set search_path = pg_catalog, public as $$
  with mine as (select id from cases where person_circle = any (app.circles())),
  said as (select s.body::jsonb as body from case_statements s where s.case_id in (select id from mine)),
  circle_ids as (
    select circle from wraps where case_id in (select id from mine)
    union select recipient from consents where case_id in (select id from mine)
    union select owner_circle from cases where id in (select id from mine)
    union select (body ->> 'owner')::int from said where body ->> 't' = 'open'
    union select (body ->> 'to')::int from said where body ->> 't' in ('grant', 'transfer')
    union select author_circle from records where case_id in (select id from mine)
    union select author_circle from messages where case_id in (select id from mine)
    union select author_circle from papers where case_id in (select id from mine)),
  named as (
    select k.organisation from circles k where k.id in (select circle from circle_ids)
    union select (body ->> 'from')::int from said)
  select coalesce(array_agg(distinct organisation), '{}') from (
    select organisation from named
    -- The council of survivors may be chosen to read what somebody says about the help.
    union select id from organisations where kind = 'survivor_council'
    union select (l.body::jsonb ->> 'originOrganisation')::int from log_statements l where l.n = 1
      and l.organisation in (select organisation from named)) theirs
    where organisation is not null
$$;
alter function app.logs_of_file() owner to continuum_definer;
revoke execute on function app.logs_of_file() from public;
grant execute on function app.logs_of_file() to continuum_app;
create policy log_read_own_file on log_statements as restrictive for select to continuum_app
  using (not (select app.has_role('person')) or organisation = any ((select app.logs_of_file())::int[]));

-- What somebody was typing on their own page is theirs alone, and sealed. Whoever leaves by the quick exit leaves none of it; the rest
-- goes after a week.
alter table own_drafts enable row level security;
alter table own_drafts force row level security;
create policy own_drafts_own on own_drafts for all to continuum_app
  using ((select app.has_role('person')) and circle = any ((select app.circles())::int[]))
  with check ((select app.has_role('person')) and circle = any ((select app.circles())::int[]));
create policy own_drafts_age on own_drafts for delete to continuum_worker using (true);
create policy own_drafts_age_read on own_drafts for select to continuum_worker using (true);
grant select, insert, update, delete on own_drafts to continuum_app;
grant select, delete on own_drafts to continuum_worker;

-- What is being kept in the moment of the quick exit: either it is kept before, and emptied with the rest, or it comes too late.
create or replace function app.hold_session(session text) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform from sessions where hash = decode(session, 'hex') for key share;
  if not found then raise exception 'no such session' using errcode = '28000'; end if;
end $$;
alter function app.hold_session(text) owner to continuum_definer;
revoke execute on function app.hold_session(text) from public;
grant execute on function app.hold_session(text) to continuum_app;

create or replace function app.leave_at_once(session text) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  own int[];
begin
  delete from sessions where hash = decode(session, 'hex') returning case when kind = 'person' then circles end into own;
  delete from own_drafts where circle = any (own);
end $$;
alter function app.leave_at_once(text) owner to continuum_definer;
revoke execute on function app.leave_at_once(text) from public;
grant execute on function app.leave_at_once(text) to continuum_public;

-- Whether somebody works on a case of the person's: the name that a worker chose for them stands on their page as long as that is so.
create or replace function app.works_with_me(of_case uuid, worker uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select 1 from case_workers w join cases c on c.id = w.case_id where w.case_id = of_case and w.user_id = worker
    and c.person_circle = any (app.circles()))
$$;
alter function app.works_with_me(uuid, uuid) owner to continuum_definer;
revoke execute on function app.works_with_me(uuid, uuid) from public;
grant execute on function app.works_with_me(uuid, uuid) to continuum_app;
