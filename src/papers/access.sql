-- A paper is seen by whoever holds the key of its part, like a record. While its pieces are still arriving it is the
-- affair of the circle that began it.

create or replace function app.paper_visible() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_be_in_force(new.case_id, new.compartment, new.epoch);
  new.visible_to := app.holders(new.case_id, new.compartment);
  return new;
end $$;
create or replace trigger paper_visible before insert on papers for each row execute function app.paper_visible();

-- Whatever removes the row (a person, a withdrawn part, an erased case, a day without a finish) leaves the pieces to the job.
create or replace function app.paper_gone() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into gone_objects values (old.object) on conflict do nothing;
  return null;
end $$;
create or replace trigger paper_gone after delete on papers for each row execute function app.paper_gone();

-- Bytes that all papers of a case take, also those that the asker cannot see. One at a time for each case, so that two who
-- begin at once do not both fit into the last place.
create or replace function app.paper_bytes(of_case uuid) returns bigint language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(of_case::text, 22));
  return (select coalesce(sum(padded), 0) from papers where case_id = of_case)
    + (select coalesce(sum(padded), 0) from paper_copies where case_id = of_case);
end $$;

create or replace trigger paper_copy_gone after delete on paper_copies for each row execute function app.paper_gone();

-- Copies that the actor has made are put on the pages of a case that are given now, each once. Answers with how many there were.
create or replace function app.put_copies(of_case uuid, copies uuid[], onto uuid[]) returns int language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare put int;
begin
  update paper_copies k set page = n.page from unnest(copies, onto) as n(copy, page) join pages p on p.id = n.page and p.case_id = of_case
  where k.id = n.copy and k.case_id = of_case and k.author = app.actor() and k.state = 'kept' and k.page is null;
  get diagnostics put = row_count;
  return put;
end $$;

-- Whose signature stands under a paper's record, also where its author works for somebody else.
create or replace function app.paper_keys(of_case uuid) returns table (paper uuid, key bytea) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select p.id, u.sig_public from papers p left join users u on u.id = p.author
  where p.case_id = of_case and p.visible_to && app.circles()
$$;

do $$ declare f text; begin
  foreach f in array array['app.paper_visible()', 'app.paper_gone()', 'app.paper_bytes(uuid)', 'app.paper_keys(uuid)',
      'app.put_copies(uuid, uuid[], uuid[])'] loop
    execute format('alter function %s owner to continuum_definer', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.paper_bytes(uuid), app.paper_keys(uuid), app.put_copies(uuid, uuid[], uuid[]) to continuum_app;

alter table papers enable row level security;
alter table papers force row level security;
create policy papers_read on papers for select to continuum_app using (visible_to && (select app.circles())
  and (state = 'kept' or author_circle = any ((select app.circles())::int[])));
-- Only into a part whose key one can see, in one's own name, and not yet whole; working notes are words, read by fewer than hold the key.
create policy papers_add on papers for insert to continuum_app with check (state = 'arriving' and author = (select app.actor())
  and author_circle = any ((select app.circles())::int[]) and compartment <> 'working'
  and exists (select 1 from compartments k where k.case_id = papers.case_id and k.compartment = papers.compartment and k.epoch = papers.epoch));
create policy papers_finish on papers for update to continuum_app
  using (visible_to && (select app.circles()) and author_circle = any ((select app.circles())::int[]));
-- Taken away by the circle that brought it, or by whoever carries the case.
create policy papers_remove on papers for delete to continuum_app using (visible_to && (select app.circles())
  and (author_circle = any ((select app.circles())::int[])
    or exists (select 1 from cases c where c.id = case_id and c.owner_circle = any ((select app.circles())::int[]))));
create policy papers_worker on papers for all to continuum_worker using (true) with check (true);
grant select, insert, delete, update (state, taken_up_at) on papers to continuum_app;
grant select, delete on papers to continuum_worker;

-- A copy is seen by whoever sees the page on which it stands; until it stands on one it is the affair of who makes it.
alter table paper_copies enable row level security;
alter table paper_copies force row level security;
create policy paper_copies_read on paper_copies for select to continuum_app
  using (page is null and author = (select app.actor()) or exists (select 1 from pages p where p.id = page));
create policy paper_copies_begin on paper_copies for insert to continuum_app with check (state = 'arriving' and page is null
  and author = (select app.actor()) and exists (select 1 from cases c where c.id = case_id));
create policy paper_copies_finish on paper_copies for update to continuum_app using (page is null and author = (select app.actor()));
create policy paper_copies_worker on paper_copies for all to continuum_worker using (true) with check (true);
grant select, insert, update (state) on paper_copies to continuum_app;
grant select, delete on paper_copies to continuum_worker;

alter table paper_looks enable row level security;
alter table paper_looks force row level security;
-- Whoever carries the case and the person see who looked; everybody adds their own look.
create policy paper_looks_read on paper_looks for select to continuum_app using (exists (select 1 from papers p join cases c on c.id = p.case_id
  where p.id = paper and (c.person_circle = any ((select app.circles())::int[]) or c.owner_circle = any ((select app.circles())::int[]))));
create policy paper_looks_add on paper_looks for insert to continuum_app
  with check (user_id = (select app.actor()) and exists (select 1 from papers p where p.id = paper));
grant select, insert on paper_looks to continuum_app;

alter table gone_objects enable row level security;
alter table gone_objects force row level security;
create policy gone_objects_worker on gone_objects for all to continuum_worker using (true) with check (true);
grant select, delete on gone_objects to continuum_worker;
