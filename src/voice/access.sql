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

-- What a child says of a guardian is seen by no guardian, in whichever house they work; what hangs on it is hidden with it (households).
create policy tracks_voice_of_guardian on tracks as restrictive for select to continuum_app
  using (kind <> 'voice' or subkind is distinct from 'guardian' or not (select app.has_role('guardian')));
