-- What the browsers of a house remember for each other, and what two of it say of a backup that was restored.

-- What browsers remember for each other is read by their circle and written by whose memory it is.
alter table witness_statements enable row level security;
alter table witness_statements force row level security;
create policy witness_statements_read on witness_statements for select to continuum_app, continuum_ministry
  using (circle in (select m.circle from circle_members m where m.user_id = (select app.actor())));
create policy witness_statements_keep on witness_statements for insert to continuum_app, continuum_ministry
  with check (user_id = (select app.actor()) and circle in (select m.circle from circle_members m where m.user_id = (select app.actor())));
create policy witness_statements_again on witness_statements for update to continuum_app, continuum_ministry
  using (user_id = (select app.actor()) and circle in (select m.circle from circle_members m where m.user_id = (select app.actor())));
grant select, insert on witness_statements to continuum_app, continuum_ministry;
grant update (counter, body, signature, sealed, kept_at) on witness_statements to continuum_app, continuum_ministry;

alter table witness_questions enable row level security;
alter table witness_questions force row level security;
create policy witness_questions_read on witness_questions for select to continuum_app, continuum_ministry
  using (organisation = (select app.organisation()));
create policy witness_questions_ask on witness_questions for insert to continuum_app, continuum_ministry
  with check (user_id = (select app.actor()) and organisation = (select app.organisation()));
create policy witness_questions_over on witness_questions for delete to continuum_app, continuum_ministry using (user_id = (select app.actor()));
grant select, insert, delete on witness_questions to continuum_app, continuum_ministry;

alter table witness_answers enable row level security;
alter table witness_answers force row level security;
create policy witness_answers_read on witness_answers for select to continuum_app, continuum_ministry
  using (asker = (select app.actor()) or user_id = (select app.actor()));
create policy witness_answers_give on witness_answers for insert to continuum_app, continuum_ministry
  with check (user_id = (select app.actor())
    and exists (select 1 from witness_questions q where q.user_id = asker and q.organisation = (select app.organisation())));
grant select, insert on witness_answers to continuum_app, continuum_ministry;

-- That a backup was restored is read by the whole house, and signed by whoever says it.
alter table restorations enable row level security;
alter table restorations force row level security;
create policy restorations_read on restorations for select to continuum_app, continuum_ministry
  using (organisation = (select app.organisation()));
create policy restorations_state on restorations for insert to continuum_app, continuum_ministry with check (organisation = (select app.organisation()));
grant select, insert on restorations to continuum_app, continuum_ministry;
alter table restoration_signatures enable row level security;
alter table restoration_signatures force row level security;
create policy restoration_signatures_read on restoration_signatures for select to continuum_app, continuum_ministry
  using (exists (select 1 from restorations r where r.id = restoration));
create policy restoration_signatures_add on restoration_signatures for insert to continuum_app, continuum_ministry
  with check (user_id = (select app.actor()) and exists (select 1 from restorations r where r.id = restoration));
grant select, insert on restoration_signatures to continuum_app, continuum_ministry;

-- Where the chains of cases go that I may see; to an administrator those of every case that the house carries or reads, by their random ids: one
-- whose end nobody said would be an attack for ever.
create or replace function app.case_heads() returns table (case_id uuid, n int, hash bytea) language sql stable security definer
  set search_path = pg_catalog, public as $$
  with asked as (select k.id from circles k where case when app.has_role('administrator') then k.organisation = app.organisation()
      else k.id = any (app.circles()) end),
    seen as (select c.id from cases c where c.owner_circle in (select id from asked)
      union select a.case_id from case_access a where a.circle in (select id from asked))
  select distinct on (s.case_id) s.case_id, s.n, s.hash from case_statements s where s.case_id in (select id from seen) order by s.case_id, s.n desc
$$;
alter function app.case_heads() owner to continuum_definer;
revoke execute on function app.case_heads() from public;
grant execute on function app.case_heads() to continuum_app, continuum_ministry;
