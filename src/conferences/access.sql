-- Conferences are seen by the house that called them, as far as its people see the case, and by the organisations that were asked.

create or replace function app.is_asked_to(of_conference uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select 1 from conference_people p where p.conference = of_conference and p.organisation = app.organisation())
$$;
alter function app.is_asked_to(uuid) owner to continuum_definer;
revoke execute on function app.is_asked_to(uuid) from public;
grant execute on function app.is_asked_to(uuid) to continuum_app;

alter table conferences enable row level security;
alter table conferences force row level security;
create policy conferences_read on conferences for select to continuum_app
  using (organisation = (select app.organisation()) and exists (select 1 from cases c where c.id = case_id) or app.is_asked_to(id));
-- Whoever sees the case calls one, in their own name.
create policy conferences_call on conferences for insert to continuum_app with check (organisation = (select app.organisation())
  and called_by = (select app.actor()) and state = 'called' and exists (select 1 from cases c where c.id = case_id));
-- Whoever called it says that it was held, or that it is not.
create policy conferences_end on conferences for update to continuum_app
  using (called_by = (select app.actor())) with check (called_by = (select app.actor()));
grant select, insert, update (state) on conferences to continuum_app;

alter table conference_people enable row level security;
alter table conference_people force row level security;
create policy conference_people_read on conference_people for select to continuum_app
  using (exists (select 1 from conferences c where c.id = conference));
-- The one who calls it asks organisations, and nobody in their name.
create policy conference_people_ask on conference_people for insert to continuum_app with check (user_id is null and answer is null
  and answer_signature is null and was_present is null and exists (select 1 from conferences c where c.id = conference and c.called_by = (select app.actor())));
-- Somebody answers for their own house, as themselves; the one who called it notes who was there.
create policy conference_people_answer on conference_people for update to continuum_app
  using (organisation = (select app.organisation()) or exists (select 1 from conferences c where c.id = conference and c.called_by = (select app.actor())))
  with check (organisation = (select app.organisation()) and user_id = (select app.actor())
    or exists (select 1 from conferences c where c.id = conference and c.called_by = (select app.actor())));
grant select, insert, update (user_id, answer, was_present, answer_ciphertext, answer_signature) on conference_people to continuum_app;

alter table conference_words enable row level security;
alter table conference_words force row level security;
-- To whom something was sealed is no secret among those who were asked: the list is held against the one that was signed.
create policy conference_words_read on conference_words for select to continuum_app
  using (not (select app.has_role('person')) and exists (select 1 from conferences c where c.id = conference));
-- Written by whoever called it, to themselves and to those who answered; minutes to nobody who was not there.
create policy conference_words_write on conference_words for insert to continuum_app with check (by_user = (select app.actor())
  and exists (select 1 from conferences c where c.id = conference and c.called_by = (select app.actor()))
  and (to_user = (select app.actor()) or exists (select 1 from conference_people p where p.conference = conference_words.conference
    and p.user_id = to_user and (field <> 'minutes' or p.was_present))));
grant select, insert on conference_words to continuum_app;

-- A person sees that there is a conference about them, on which day and who is asked; of its words they see nothing here.
create policy conferences_own on conferences for select to continuum_app
  using ((select app.has_role('person')) and exists (select 1 from cases c where c.id = case_id and c.person_circle = any ((select app.circles())::int[])));
-- They alone say what they want of it, while it is to come; a no calls it off.
create or replace function app.say_of_conference(of_conference uuid, says text) returns setof uuid language sql volatile security definer
  set search_path = pg_catalog, public as $$
  update conferences k set person_says = says, state = case when says = 'no' then 'called_off' else k.state end
  from cases c where k.id = of_conference and k.state = 'called' and c.id = k.case_id and app.has_role('person')
    and c.person_circle = any (app.circles())
  returning c.id
$$;
alter function app.say_of_conference(uuid, text) owner to continuum_definer;
revoke execute on function app.say_of_conference(uuid, text) from public;
grant execute on function app.say_of_conference(uuid, text) to continuum_app;

-- Whose logs: guests hold what they read against the log of who called them, and who called holds their answers against theirs.
create policy log_read_conferences on log_statements for select to continuum_app using (not (select app.has_role('person'))
  and organisation in (select c.organisation from conferences c
    union select p.organisation from conference_people p join conferences c on c.id = p.conference and c.called_by = (select app.actor())));
