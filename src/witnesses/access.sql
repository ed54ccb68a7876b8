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
grant update (counter, body, signature, slot, sealed, kept_at) on witness_statements to continuum_app, continuum_ministry;

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

-- A register is read by its circle. It is written by the function below alone, whose caller belongs to another organisation and sees no row.
alter table registers enable row level security;
alter table registers force row level security;
create policy registers_read on registers for select to continuum_app, continuum_ministry
  using (circle in (select m.circle from circle_members m where m.user_id = (select app.actor())));
grant select on registers to continuum_app, continuum_ministry;
create policy registers_made on registers for all to continuum_definer using (true) with check (true);
grant select, insert, update on registers to continuum_definer;

-- How far the chains go that my circles see, those of the newest five hundred cases: to be said by my browser.
create or replace function app.register_heads() returns table (circle int, case_id uuid, n int, hash bytea) language sql stable security definer
  set search_path = pg_catalog, public as $$
  with seen as (select c.owner_circle as circle, c.id, c.updated_at from cases c where c.owner_circle = any (app.circles())
      union select a.circle, c.id, c.updated_at from case_access a join cases c on c.id = a.case_id where a.circle = any (app.circles())
      order by 3 desc limit 500)
  select seen.circle, seen.id, s.n, s.hash from seen
    join lateral (select s.n, s.hash from case_statements s where s.case_id = seen.id order by s.n desc limit 1) s on true
$$;
alter function app.register_heads() owner to continuum_definer;
revoke execute on function app.register_heads() from public;
grant execute on function app.register_heads() to continuum_app, continuum_ministry;

-- Whose word counts beside a statement: that of an organisation whose log everybody reads, so that nobody is shown who works elsewhere to check it.
create or replace function app.cosigns() returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select 1 from organisations o where o.id = app.organisation() and o.kind in ('coordination', 'ministry', 'survivor_council'))
$$;
alter function app.cosigns() owner to continuum_definer;
revoke execute on function app.cosigns() from public;

-- What browsers of other organisations have said since `fresh` and nobody has cosigned since `due`: a number, a counter and a hash, of whom and of
-- what nobody is told. In no order.
create or replace function app.registers_due(fresh timestamptz, due timestamptz) returns table (slot bytea, counter int, hash bytea)
  language sql volatile security definer set search_path = pg_catalog, public as $$
  select d.slot, d.counter, d.hash from (
    select distinct on (w.circle) w.slot, w.counter, sha256(convert_to(w.body, 'UTF8') || w.signature) as hash
    from witness_statements w join circles k on k.id = w.circle left join registers r on r.circle = w.circle
    where w.slot is not null and w.kept_at > fresh and app.cosigns() and k.organisation <> app.organisation()
      and (r.circle is null or (r.kept_at < due and (r.user_id, r.counter) is distinct from (w.user_id, w.counter)))
    order by w.circle, w.kept_at desc) d
  order by random() limit 50
$$;
alter function app.registers_due(timestamptz, timestamptz) owner to continuum_definer;
revoke execute on function app.registers_due(timestamptz, timestamptz) from public;
grant execute on function app.registers_due(timestamptz, timestamptz) to continuum_app, continuum_ministry;

-- Puts a cosigned statement in the place of the one before. Nothing where it was replaced meanwhile, or is of the own organisation.
create or replace function app.keep_register(of_slot bytea, of_counter int, words text, by bytea, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  insert into registers as r (circle, user_id, counter, body, signature, sealed, organisation, cosigned, cosignature, kept_at)
    select w.circle, w.user_id, w.counter, w.body, w.signature, w.sealed, app.organisation(), words, by, at
    from witness_statements w join circles k on k.id = w.circle
    where w.slot = of_slot and w.counter = of_counter and app.cosigns() and k.organisation <> app.organisation()
  on conflict (circle) do update set user_id = excluded.user_id, counter = excluded.counter, body = excluded.body, signature = excluded.signature,
    sealed = excluded.sealed, organisation = excluded.organisation, cosigned = excluded.cosigned, cosignature = excluded.cosignature,
    kept_at = excluded.kept_at where r.kept_at < excluded.kept_at;
  return found;
end $$;
alter function app.keep_register(bytea, int, text, bytea, timestamptz) owner to continuum_definer;
revoke execute on function app.keep_register(bytea, int, text, bytea, timestamptz) from public;
grant execute on function app.keep_register(bytea, int, text, bytea, timestamptz) to continuum_app, continuum_ministry;
