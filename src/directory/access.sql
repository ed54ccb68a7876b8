-- The directory is reference: everybody in the network reads it, a visitor reads what is not confidential. It is written
-- by imports (the worker) and by each organisation for itself.

-- Rows of the search follow the service; nobody writes them by hand. Who has interpreters stands under the languages that they
-- speak and under `?`: whether one is found for another language is asked, and is no no.
create or replace function app.service_indexed() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  delete from service_index where service = new.id;
  if new.gone_on is null and new.merged_into is null then
    insert into service_index (code, area, language, service, confidential, network)
      select distinct c, a, l, new.id, new.confidential, new.circle is not null
      from unnest(case when cardinality(new.codes) = 0 then array['?'] else new.codes end) c,
        unnest(coalesce(new.areas, array['?']) || '*'::text) a,
        unnest(coalesce(new.languages, array['?']) || '*'::text || case when new.interpretation is not null then '?' end) l
      where l is not null;
  end if;
  -- What was found once, under this one, is found by itself where this one is offered no more.
  if new.gone_on is not null then update services set merged_into = null where merged_into = new.id; end if;
  return null;
end $$;
alter function app.service_indexed() owner to continuum_definer;
create or replace trigger service_added after insert on services for each row execute function app.service_indexed();
create or replace trigger service_changed
  after update of codes, areas, languages, interpretation, confidential, circle, gone_on, merged_into on services for each row
  when ((old.codes, old.areas, old.languages, old.interpretation is null, old.confidential, old.circle is null, old.gone_on,
      old.merged_into is null)
    is distinct from (new.codes, new.areas, new.languages, new.interpretation is null, new.confidential, new.circle is null,
      new.gone_on, new.merged_into is null))
  execute function app.service_indexed();

-- Who was put together with another is listed under that one, at every import anew.
create or replace function app.listed_under() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare under uuid;
begin
  select p.merged_into into under from providers p where p.id = new.provider;
  if under is not null then
    new.listed_by := new.provider;
    new.provider := under;
  end if;
  return new;
end $$;
alter function app.listed_under() owner to continuum_definer;
create or replace trigger listed_under before insert or update of provider on services for each row execute function app.listed_under();

-- Whoever looks after the directory says that two rows are one organisation; `same` are pairs of services, the one that stays first. A
-- house of the network is never the one that goes, and one under which another stands goes nowhere before that was undone.
create or replace function app.merge_providers(merge uuid, of_kept uuid, of_merged uuid, same uuid[], at timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.has_role('coordinator') then raise exception using errcode = '42501'; end if;
  -- Said again after a lost answer: it stands.
  if exists (select 1 from provider_merges m where m.id = merge and m.kept = of_kept and m.merged = of_merged and m.undone_at is null)
    then return true; end if;
  perform 1 from providers where id in (of_kept, of_merged) order by id for update;
  if of_kept = of_merged or not exists (select 1 from providers where id = of_kept and merged_into is null)
    or not exists (select 1 from providers where id = of_merged and merged_into is null and organisation is null)
    or exists (select 1 from providers where merged_into = of_merged) then return false; end if;
  insert into provider_merges (id, kept, merged, merged_by, merged_at) values (merge, of_kept, of_merged, app.actor(), at);
  update providers set merged_into = of_kept where id = of_merged;
  update services set merged_into = pair.stays
    from (select same[n] as stays, same[n + 1] as goes from generate_series(1, coalesce(array_length(same, 1), 0) - 1, 2) n) pair
    where id = pair.goes and provider = of_merged
      and exists (select 1 from services k where k.id = pair.stays and k.provider = of_kept and k.gone_on is null and k.merged_into is null);
  update services set provider = provider where provider = of_merged;
  return true;
end $$;
alter function app.merge_providers(uuid, uuid, uuid, uuid[], timestamptz) owner to continuum_definer;
revoke execute on function app.merge_providers(uuid, uuid, uuid, uuid[], timestamptz) from public;
grant execute on function app.merge_providers(uuid, uuid, uuid, uuid[], timestamptz) to continuum_app;

-- And that they are two after all: everything stands where it was listed.
create or replace function app.part_providers(merge uuid, at timestamptz) returns boolean language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare one provider_merges;
begin
  if not app.has_role('coordinator') then raise exception using errcode = '42501'; end if;
  select * into one from provider_merges where id = merge for update;
  if one.id is null then return false; end if;
  if one.undone_at is not null then return true; end if;
  update provider_merges set undone_by = app.actor(), undone_at = at where id = merge;
  update providers set merged_into = null where id = one.merged;
  update services set provider = one.merged, listed_by = null, merged_into = null where listed_by = one.merged;
  return true;
end $$;
alter function app.part_providers(uuid, timestamptz) owner to continuum_definer;
revoke execute on function app.part_providers(uuid, timestamptz) from public;
grant execute on function app.part_providers(uuid, timestamptz) to continuum_app;

alter table provider_merges enable row level security;
alter table provider_merges force row level security;
create policy provider_merges_read on provider_merges for select to continuum_app using ((select app.has_role('coordinator')));
grant select on provider_merges to continuum_app;
alter table providers_apart enable row level security;
alter table providers_apart force row level security;
create policy providers_apart_keep on providers_apart for all to continuum_app
  using ((select app.has_role('coordinator'))) with check ((select app.has_role('coordinator')));
grant select, insert on providers_apart to continuum_app;

-- Whether a circle says at all which beds it has: without any, "how many are free" is unknown, not none.
create or replace function app.counts_places(of_circle int) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$ select exists (select 1 from beds b where b.circle = of_circle) $$;
alter function app.counts_places(int) owner to continuum_definer;
revoke execute on function app.counts_places(int) from public;
grant execute on function app.counts_places(int) to continuum_app;

-- Whether an organisation has, or had, a house that nobody may find: then its own number and doors are not passed on to the world,
-- since they may lead there.
create or replace function app.hides_a_house(of_provider uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select 1 from services s where (s.provider = of_provider or s.listed_by = of_provider) and s.confidential)
$$;
alter function app.hides_a_house(uuid) owner to continuum_definer;
revoke execute on function app.hides_a_house(uuid) from public;
grant execute on function app.hides_a_house(uuid) to continuum_public, continuum_app;

-- The number that an organisation gives for itself is the one that the directory has of it; of a shelter it has none.
create or replace function app.number_in_directory() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update providers set phone = case when new.kind = 'shelter' then null else new.phone end where organisation = new.id;
  return null;
end $$;
alter function app.number_in_directory() owner to continuum_definer;
create or replace trigger number_in_directory after update of phone on organisations for each row
  when (old.phone is distinct from new.phone) execute function app.number_in_directory();

-- An organisation writes its own listing, through whoever runs it.
create or replace function app.keeps_listing(of_organisation int) returns boolean language sql stable parallel safe as $$
  select coalesce(of_organisation = app.organisation() and (app.has_role('administrator') or app.has_role('shelter')), false)
$$;

alter table areas enable row level security;
alter table areas force row level security;
create policy areas_read on areas for select to continuum_app, continuum_public, continuum_ministry, continuum_worker using (true);
create policy areas_import on areas for insert to continuum_worker with check (true);
-- Whoever says where their own service is names an area that nobody has named before; no name that stands is changed.
create policy areas_name on areas for insert to continuum_app with check (app.keeps_listing(app.organisation()));
grant select on areas to continuum_app, continuum_public, continuum_ministry, continuum_worker;
grant insert on areas to continuum_worker, continuum_app;
-- An import that says where its places lie says where the middle of an area is.
create policy areas_middle on areas for update to continuum_worker using (true) with check (true);
grant update (latitude, longitude) on areas to continuum_worker;

alter table providers enable row level security;
alter table providers force row level security;
create policy providers_read on providers for select to continuum_app, continuum_ministry, continuum_worker using (true);
create policy providers_public on providers for select to continuum_public
  using (exists (select 1 from services s where s.provider = providers.id));
create policy providers_import on providers for all to continuum_worker using (true) with check (true);
create policy providers_add on providers for insert to continuum_app
  with check (feed = 'network' and app.keeps_listing(organisation));
create policy providers_change on providers for update to continuum_app
  using (feed = 'network' and app.keeps_listing(organisation)) with check (feed = 'network' and app.keeps_listing(organisation));
grant select on providers to continuum_app, continuum_public, continuum_ministry;
grant insert, update on providers to continuum_app;
grant select, insert, update on providers to continuum_worker;

alter table services enable row level security;
alter table services force row level security;
create policy services_read on services for select to continuum_app, continuum_ministry, continuum_worker using (true);
create policy services_public on services for select to continuum_public using (not confidential and gone_on is null);
create policy services_import on services for all to continuum_worker using (true) with check (true);
create policy services_add on services for insert to continuum_app
  with check (source = 'network' and app.keeps_listing(organisation)
    and exists (select 1 from circles c where c.id = circle and c.organisation = (select app.organisation())));
create policy services_change on services for update to continuum_app
  using (source = 'network' and app.keeps_listing(organisation))
  with check (source = 'network' and app.keeps_listing(organisation)
    and exists (select 1 from circles c where c.id = circle and c.organisation = (select app.organisation())));
grant select on services to continuum_app, continuum_public, continuum_ministry;
grant insert, update on services to continuum_app;
grant select, insert, update on services to continuum_worker;

-- Whoever looks after the directory brings the lists of providers, and writes what stands in those and nothing else.
alter table directory_lists enable row level security;
alter table directory_lists force row level security;
create policy directory_lists_keep on directory_lists for all to continuum_app
  using ((select app.has_role('coordinator'))) with check ((select app.has_role('coordinator')));
grant select, insert, update on directory_lists to continuum_app;
create or replace function app.keeps_list(of_feed text) returns boolean language sql stable as $$
  select app.has_role('coordinator') and exists (select 1 from directory_lists l where l.feed = of_feed)
$$;
create policy areas_list on areas for insert to continuum_app with check ((select app.has_role('coordinator')));
create policy areas_list_middle on areas for update to continuum_app
  using ((select app.has_role('coordinator'))) with check ((select app.has_role('coordinator')));
grant update (latitude, longitude) on areas to continuum_app;
create policy providers_list_add on providers for insert to continuum_app with check (organisation is null and app.keeps_list(feed));
create policy providers_list_change on providers for update to continuum_app
  using (organisation is null and app.keeps_list(feed)) with check (organisation is null and app.keeps_list(feed));
create policy services_list_add on services for insert to continuum_app
  with check (source = 'table' and organisation is null and circle is null and app.keeps_list(feed));
create policy services_list_change on services for update to continuum_app
  using (source = 'table' and organisation is null and app.keeps_list(feed))
  with check (source = 'table' and organisation is null and circle is null and app.keeps_list(feed));

alter table service_index enable row level security;
alter table service_index force row level security;
create policy service_index_read on service_index for select to continuum_app, continuum_ministry, continuum_worker using (true);
create policy service_index_public on service_index for select to continuum_public using (not confidential);
grant select on service_index to continuum_app, continuum_public, continuum_ministry, continuum_worker;
