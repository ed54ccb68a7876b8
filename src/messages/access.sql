-- Messages are read by whoever holds the newest key of the compartment `messages`, from the moment they hold it and until
-- it is taken away. Nobody changes a message; the other side may say that it was read.

create or replace function app.may_read_messages(of_case uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (select app.circles() && app.holders(of_case, 'messages'));
end $$;

alter table messages enable row level security;
alter table messages force row level security;
create policy messages_read on messages for select to continuum_app using (app.may_read_messages(case_id));
-- Only as oneself, and only under the key that is in force: an older one may be held by somebody who has left.
create policy messages_write on messages for insert to continuum_app
  with check (app.may_read_messages(case_id) and author is not distinct from (select app.actor()) and author_circle = any ((select app.circles())::int[])
    and exists (select 1 from compartments k where k.case_id = messages.case_id and k.compartment = 'messages' and k.epoch = messages.epoch and k.current));
-- What the person wrote is marked by those who help, and what they wrote is marked by the person.
create policy messages_mark on messages for update to continuum_app
  using (app.may_read_messages(case_id) and (author is not null) = (select app.has_role('person')));
grant select, insert (id, case_id, epoch, author, author_circle, made_on, gone_on, ciphertext, signature), update (read_on) on messages to continuum_app;

-- Whose signature stands under a message, and for whom they work. A place to stay is not named on a telephone.
create or replace function app.message_authors(of_case uuid) returns table (message uuid, key bytea, organisation_id int, organisation text)
  language sql stable security definer
  set search_path = pg_catalog, public as $$
  select m.id, coalesce(u.sig_public, k.sig_public), o.id, case when o.kind = 'shelter' and app.has_role('person') then null else o.name end
  from messages m left join users u on u.id = m.author left join organisations o on o.id = u.organisation
    left join cards k on k.circle = m.author_circle and m.author is null
  where m.case_id = of_case and app.may_read_messages(of_case)
$$;
create or replace function app.record_authors(of_case uuid) returns table (record uuid, key bytea, organisation_id int, organisation text)
  language sql stable security definer
  set search_path = pg_catalog, public as $$
  select a.record, a.key, o.id, case when o.kind = 'shelter' then null else o.name end
  from app.author_keys(of_case) a join records r on r.id = a.record join circles c on c.id = r.author_circle left join organisations o on o.id = c.organisation
$$;

-- What is to be gone by a day is gone: the words; then the keys of every epoch that protects nothing any more, oldest first,
-- since an older epoch may be reached only through the box of the next. A key that has been in use for thirty days, or all
-- of whose messages have gone, is due to be followed by a new one.
create or replace function app.forget_messages(today date) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare n int;
begin
  with gone as (delete from messages where gone_on <= today returning case_id, epoch),
    emptied as (update compartments k set rotation_due = true from (select distinct case_id, epoch from gone) g
      where k.case_id = g.case_id and k.compartment = 'messages' and k.epoch = g.epoch and k.current and not k.rotation_due
        and not exists (select 1 from messages m where m.case_id = g.case_id and m.epoch = g.epoch and (m.gone_on is null or m.gone_on > today)))
  select count(*) into n from gone;
  update compartments k set rotation_due = true from (select distinct case_id, epoch from messages where made_on <= today - 30) old
    where k.case_id = old.case_id and k.compartment = 'messages' and k.epoch = old.epoch and k.current and not k.rotation_due;
  loop
    with dead as (delete from compartments k where k.compartment = 'messages' and not k.current
        and not exists (select 1 from messages m where m.case_id = k.case_id and m.epoch = k.epoch)
        and not exists (select 1 from records r where r.case_id = k.case_id and r.compartment = 'messages' and r.epoch = k.epoch)
        and (k.previous_box is null or not exists (select 1 from compartments older where older.case_id = k.case_id
          and older.compartment = 'messages' and older.epoch = k.epoch - 1))
      returning k.case_id, k.epoch)
    update compartments k set previous_box = null from dead
      where k.case_id = dead.case_id and k.compartment = 'messages' and k.epoch = dead.epoch + 1 and k.previous_box is not null;
    exit when not found;
  end loop;
  return n;
end $$;

do $$ declare f text; begin
  foreach f in array array['may_read_messages(uuid)', 'message_authors(uuid)', 'record_authors(uuid)', 'forget_messages(date)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.may_read_messages(uuid), app.message_authors(uuid), app.record_authors(uuid) to continuum_app;
grant execute on function app.forget_messages(date) to continuum_worker;
