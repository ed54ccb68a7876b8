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
