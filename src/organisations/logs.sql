-- Whose logs somebody reads (docs/decisions/0168).

-- A log says who works in an organisation, in which role and since when. Everybody reads that of their own, of whoever brought it in, and of
-- those who coordinate, oversee or speak for survivors: what vouches for the others stands there. What else somebody reads, their work says
-- (cases/logs.sql, and the policies of the features after it).
create or replace function app.logs_of_all() returns int[] language sql stable security definer set search_path = pg_catalog, public as $$
  select array_agg(o.id) from organisations o where app.organisation() is not null and (
    o.id = app.organisation() or o.kind in ('coordination', 'ministry', 'survivor_council')
    or o.id = (select (l.body::jsonb ->> 'originOrganisation')::int from log_statements l where l.organisation = app.organisation() and l.n = 1))
$$;
-- Whose circles these are, and where these people work: for rules about rows that the actor sees.
create or replace function app.homes_of(of_circles int[], of_users uuid[]) returns int[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select coalesce(array_agg(distinct organisation), '{}') from (
    select c.organisation from circles c where c.id = any (of_circles)
    union all select u.organisation from users u where u.id = any (of_users)) found where organisation is not null
$$;
create policy log_read on log_statements for select to continuum_app, continuum_ministry using (organisation = any ((select app.logs_of_all())::int[]));
-- A person's own session reads those of their file alone (portal/access.sql).
create policy log_read_person on log_statements for select to continuum_app using ((select app.has_role('person')));
create policy log_read_worker on log_statements for select to continuum_worker using (true);

-- For the server's own check of what is said next, never for an answer.
create or replace function app.logs_to_check(of_organisations int[], after_n int[]) returns table (organisation int, n int, body text, signature bytea)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select l.organisation, l.n, l.body, l.signature from unnest(of_organisations, after_n) as k(organisation, n)
  join log_statements l on l.organisation = k.organisation and l.n > k.n order by l.organisation, l.n
$$;
-- How far each log goes, and the hash there: what witnesses compare says nothing of who works where.
create or replace function app.log_heads() returns table (organisation int, n int, hash bytea) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select distinct on (l.organisation) l.organisation, l.n, l.hash from log_statements l order by l.organisation, l.n desc
$$;
-- The hash of the first statement of a log: what two organisations read to each other by voice.
create or replace function app.log_beginning(of_organisation int) returns bytea language sql stable security definer set search_path = pg_catalog, public as $$
  select l.hash from log_statements l where l.organisation = of_organisation and l.n = 1
$$;
-- The log of an organisation that somebody is about to name as a recipient, in the moment in which they do (organisations.logOfChosen, which their
-- own trail tells). One that the directory lists is chosen by whoever works on cases, or has somebody to tell of to a desk that takes that; one that
-- it does not list, by whoever carries the case for which they choose it.
create or replace function app.log_of_chosen(of_organisation int, of_case uuid, after_n int) returns table (body text, signature bytea)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select l.body, l.signature from log_statements l join organisations o on o.id = l.organisation and o.state = 'active'
    where o.id = of_organisation and l.n > after_n and (
      o.listed and (app.reach() in ('everything', 'circles', 'listed') or o.kind in ('hotline', 'child_welfare', 'ngo', 'labour_inspectorate'))
      or exists (select 1 from cases c where c.id = of_case and c.owner_circle = any (app.circles())
        and (app.reaches_by_circle() or c.id = any (app.listed_cases())) and (app.sees_everything() or app.carries())))
    order by l.n;
end $$;
do $$ declare f text; begin
  foreach f in array array['logs_of_all()', 'homes_of(int[], uuid[])', 'logs_to_check(int[], int[])', 'log_heads()', 'log_beginning(int)',
      'log_of_chosen(int, uuid, int)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_app', f);
  end loop;
end $$;
grant execute on function app.logs_of_all(), app.logs_to_check(int[], int[]), app.log_heads(), app.log_beginning(int) to continuum_ministry;
