-- What a person says in words is read by the one reader whom they chose, and by themselves. Taking the voice back takes
-- the words away.

alter table voice_words enable row level security;
alter table voice_words force row level security;
create policy voice_words_read on voice_words for select to continuum_app
  using (circle = any ((select app.outside_circles())::int[])
    or exists (select 1 from tracks t where t.id = track and t.person_circle = any ((select app.circles())::int[])));
create policy voice_words_say on voice_words for insert to continuum_app
  with check (exists (select 1 from tracks t where t.id = track and t.owner_circle = circle and t.person_circle = any ((select app.circles())::int[])));
create policy voice_words_take_back on voice_words for delete to continuum_app
  using (exists (select 1 from tracks t where t.id = track and t.person_circle = any ((select app.circles())::int[])));
grant select, insert, delete on voice_words to continuum_app;

-- An answer in words is given by whoever may open what it answers, and read by them and by the person.
alter table voice_answers enable row level security;
alter table voice_answers force row level security;
create policy voice_answers_read on voice_answers for select to continuum_app
  using (exists (select 1 from voice_words w where w.track = voice_answers.track));
create policy voice_answers_give on voice_answers for insert to continuum_app
  with check (exists (select 1 from voice_words w where w.track = voice_answers.track and w.circle = any ((select app.outside_circles())::int[])));
grant select, insert on voice_answers to continuum_app;

-- Who sits in the council of survivors: it approves what is said in their name, and has its say on rules.
create or replace function app.in_survivor_council() returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select app.has_role('advocate') and exists (select 1 from organisations where id = app.organisation() and kind = 'survivor_council')
$$;
-- What was said about the help in the whole network, by what it is about: numbers of ten and more, else none.
create or replace function app.voice_numbers() returns table (topic text, received int, answered int, changed int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  with each as (
    select e.facts ->> 'topic' as topic,
      exists (select 1 from track_events a where a.track = t.id and a.move = 'answer') as is_answered,
      exists (select 1 from track_events a where a.track = t.id and a.move = 'change') as is_changed
    from tracks t join track_events e on e.track = t.id and e.move = 'opened' where t.kind = 'voice')
  select each.topic, nullif(greatest(count(*), 9), 9)::int, nullif(greatest(count(*) filter (where is_answered), 9), 9)::int,
    nullif(greatest(count(*) filter (where is_changed), 9), 9)::int
  from each where each.topic is not null group by rollup (each.topic)
$$;
-- Approved words, one language of each: the reader's, else English, else whichever there is. Anybody may read them.
create or replace function app.said_and_done(of_language text) returns table (topic text, language text, said text, did text, on_day date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.topic, c.language, c.said, c.did, c.approved_on from (
    select distinct on (id) * from voice_changes where approved_on is not null
    order by id, voice_changes.language <> of_language, voice_changes.language <> 'en', voice_changes.language) c
  order by c.approved_on desc, c.id limit 6
$$;
do $$ declare f text; begin
  foreach f in array array['in_survivor_council()', 'voice_numbers()', 'said_and_done(text)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app', f);
  end loop;
end $$;
grant execute on function app.voice_numbers() to continuum_public;
grant execute on function app.said_and_done(text) to continuum_public;

-- Words for everybody are no secret inside the network. A house writes its own; the council approves, and it or the house takes them off.
alter table voice_changes enable row level security;
alter table voice_changes force row level security;
create policy voice_changes_read on voice_changes for select to continuum_app using ((select app.organisation()) is not null);
create policy voice_changes_write on voice_changes for insert to continuum_app
  with check (organisation = (select app.organisation()) and approved_on is null);
create policy voice_changes_approve on voice_changes for update to continuum_app
  using ((select app.in_survivor_council())) with check (approved_by = (select app.organisation()));
create policy voice_changes_take_off on voice_changes for delete to continuum_app
  using (organisation = (select app.organisation()) or (select app.in_survivor_council()));
grant select, insert, delete, update (approved_by, approved_on) on voice_changes to continuum_app;

-- Everybody who may read a rule may read what the council thinks of it; only the council says so.
alter table law_opinions enable row level security;
alter table law_opinions force row level security;
create policy law_opinions_read on law_opinions for select to continuum_app using ((select app.organisation()) is not null);
create policy law_opinions_say on law_opinions for insert to continuum_app
  with check (organisation = (select app.organisation()) and (select app.in_survivor_council()));
create policy law_opinions_say_anew on law_opinions for update to continuum_app
  using (organisation = (select app.organisation()) and (select app.in_survivor_council())) with check (organisation = (select app.organisation()));
grant select, insert, update (opinion, words, said_on) on law_opinions to continuum_app;

-- The same of a policy that the network shares and of a target, which a ministry reads too.
alter table council_opinions enable row level security;
alter table council_opinions force row level security;
create policy council_opinions_read on council_opinions for select to continuum_app, continuum_ministry
  using ((select app.organisation()) is not null);
create policy council_opinions_say on council_opinions for insert to continuum_app
  with check (organisation = (select app.organisation()) and (select app.in_survivor_council()));
create policy council_opinions_say_anew on council_opinions for update to continuum_app
  using (organisation = (select app.organisation()) and (select app.in_survivor_council())) with check (organisation = (select app.organisation()));
grant select, insert, update (opinion, words, said_on) on council_opinions to continuum_app;
grant select on council_opinions to continuum_ministry;

-- What a child says of a guardian is seen by no guardian, in whichever house they work; what hangs on it is hidden with it (households).
create policy tracks_voice_of_guardian on tracks as restrictive for select to continuum_app
  using (kind <> 'voice' or subkind is distinct from 'guardian' or not (select app.has_role('guardian')));

-- What a person was asked about on their own page, answered or put aside, is nobody's to see but theirs: not of whoever helps, nor of whoever
-- works on their plan.
alter table feedback_asked enable row level security;
alter table feedback_asked force row level security;
create policy feedback_asked_own on feedback_asked for all to continuum_app
  using (exists (select 1 from tracks t where t.id = track and t.person_circle = any ((select app.circles())::int[])))
  with check (exists (select 1 from tracks t where t.id = track and t.person_circle = any ((select app.circles())::int[])));
grant select, insert on feedback_asked to continuum_app;
-- Nobody reads a single answer: what waits is locked, and is counted once ten people have answered.
alter table feedback_inbox enable row level security;
alter table feedback_inbox force row level security;
create policy feedback_inbox_nobody on feedback_inbox for all to public using (false) with check (false);
-- The sums are read by the organisation that they are about.
alter table feedback_totals enable row level security;
alter table feedback_totals force row level security;
create policy feedback_totals_own on feedback_totals for select to continuum_app using (organisation = (select app.organisation()));
grant select on feedback_totals to continuum_app;

-- A person's answer about a help of theirs, for the organisation that gave it.
create or replace function app.keep_feedback(of_id uuid, of_track uuid, of_answers text) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  insert into feedback_inbox (id, organisation, answers)
  select of_id, k.organisation, of_answers from tracks t join circles k on k.id = coalesce(t.counterparty_circle, t.owner_circle)
  where t.id = of_track and t.person_circle = any (app.circles()) and k.organisation is not null
$$;
-- All that waits, for the clock, which counts people in it where it can be unlocked.
create or replace function app.feedback_waiting() returns table (id uuid, organisation int, answers text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select id, organisation, answers from feedback_inbox order by id
$$;
create or replace function app.count_feedback(came jsonb) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  with counted as (delete from feedback_inbox i using jsonb_array_elements(came) c where i.id = (c ->> 'id')::uuid
    returning i.organisation, c ->> 'service' as service, c -> 'answers' as answers)
  insert into feedback_totals as f (organisation, service, question, answer, many)
  select c.organisation, c.service, a.key, a.value, count(*) from counted c cross join lateral jsonb_each_text(c.answers) a group by 1, 2, 3, 4
  on conflict (organisation, service, question, answer) do update set many = f.many + excluded.many
$$;
-- The same in the whole network.
drop function if exists app.feedback_numbers();
create or replace function app.feedback_by_service() returns table (service text, question text, answer text, many int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select f.service, f.question, f.answer, sum(f.many)::int from feedback_totals f group by 1, 2, 3
$$;
do $$ declare f text; begin
  foreach f in array array['keep_feedback(uuid, uuid, text)', 'feedback_waiting()', 'count_feedback(jsonb)', 'feedback_by_service()'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.keep_feedback(uuid, uuid, text), app.feedback_by_service() to continuum_app;
grant execute on function app.feedback_waiting(), app.count_feedback(jsonb) to continuum_worker;

-- What somebody asks survivors is read by everybody who works in the network, the ministry too. An organisation asks for itself and says what
-- came of it; the council approves the words before everybody reads them.
create or replace function app.may_consult() returns boolean language sql stable as $$
  select app.roles() && array['ministry', 'coordinator', 'supervisor', 'administrator']
$$;
create or replace function app.consults(of_consultation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select app.may_consult() and exists (select from consultations c where c.id = of_consultation and c.organisation = app.organisation())
$$;
create or replace function app.seats_taken(of_consultation uuid) returns table (taken int, answered int)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*)::int, count(s.answered_on)::int from consultation_seats s where s.consultation = of_consultation
$$;
alter table consultations enable row level security;
alter table consultations force row level security;
create policy consultations_read on consultations for select to continuum_app, continuum_ministry
  using ((select app.organisation()) is not null);
create policy consultations_open on consultations for insert to continuum_app, continuum_ministry
  with check (organisation = (select app.organisation()) and (select app.may_consult()) and published_on is null and approved_on is null
    and exists (select 1 from circles k where k.id = circle and k.organisation = consultations.organisation));
create policy consultations_publish on consultations for update to continuum_app, continuum_ministry
  using (organisation = (select app.organisation()) and (select app.may_consult()))
  with check (organisation = (select app.organisation()) and approved_on is null);
create policy consultations_approve on consultations for update to continuum_app
  using ((select app.in_survivor_council()) and published_on is not null) with check (approved_by = (select app.organisation()));
grant select, insert, update (said, did, published_on, approved_by, approved_on) on consultations to continuum_app;
grant select, insert, update (said, did, published_on, approved_by, approved_on) on consultations to continuum_ministry;

-- A member of the council takes a seat and answers; whoever asked reads the answer and pays the hours.
alter table consultation_seats enable row level security;
alter table consultation_seats force row level security;
create policy seats_own on consultation_seats for select to continuum_app
  using (participant = (select app.actor()) or (select app.consults(consultation)));
create policy seats_asked on consultation_seats for select to continuum_ministry using ((select app.consults(consultation)));
create policy seats_take on consultation_seats for insert to continuum_app
  with check (participant = (select app.actor()) and (select app.in_survivor_council()) and answered_on is null and paid_on is null);
create policy seats_answer on consultation_seats for update to continuum_app
  using (participant = (select app.actor()) and answered_on is null) with check (participant = (select app.actor()) and paid_on is null);
create policy seats_pay on consultation_seats for update to continuum_app, continuum_ministry
  using ((select app.consults(consultation)) and answered_on is not null) with check ((select app.consults(consultation)) and paid_on is not null);
grant select, insert, update (hours, answered_on, locator, wrap_reader, wrap_own, ciphertext, paid_on) on consultation_seats to continuum_app;
grant select, update (paid_on) on consultation_seats to continuum_ministry;

-- What came of consultations, once the council has approved it: anybody may read it.
create or replace function app.consulted() returns table (title text, language text, said text, did text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.title, c.language, c.said, c.did from consultations c where c.approved_on is not null order by c.approved_on desc, c.id limit 2
$$;
do $$ declare f text; begin
  foreach f in array array['consults(uuid)', 'seats_taken(uuid)', 'consulted()'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app, continuum_ministry', f);
  end loop;
end $$;
grant execute on function app.consulted() to continuum_public;
grant execute on function app.in_survivor_council() to continuum_ministry;

-- Whose logs: the council of survivors answers who asked it.
create policy log_read_consultations on log_statements for select to continuum_app
  using ((select app.in_survivor_council()) and organisation in (select c.organisation from consultations c));
