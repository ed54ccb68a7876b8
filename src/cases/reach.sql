-- Need-to-know, as reach.ts says it (a test holds the two equal): how far a profession reaches, and which lanes and parts it sees of a
-- case that it reaches. Whoever sees everything of what their circles hold pays one comparison a statement for it.

create or replace function app.role_reach()
  returns table (role text, reach text, carries boolean, outside boolean, risk boolean, lanes text[], parts text[])
  language sql immutable parallel safe as $$
  values
    ('caseworker', 'circles', true, true, true,
      '{identification,support,justice,status,solution}'::text[],
        '{identity,contact,narrative,health,legal,privileged,immigration,finance,messages,health_sexual,health_mind,health_substances,working}'::text[]),
    ('advocate', 'circles', true, true, true,
      '{identification,support,justice,status,solution}'::text[],
        '{identity,contact,narrative,health,legal,privileged,immigration,finance,messages,health_sexual,health_mind,health_substances,working}'::text[]),
    ('guardian', 'circles', true, true, true,
      '{identification,support,justice,status,solution}'::text[],
        '{identity,contact,narrative,health,legal,privileged,immigration,finance,messages,health_sexual,health_mind,health_substances,working}'::text[]),
    ('supervisor', 'supervision', true, true, true,
      '{identification,support,justice,status,solution}'::text[],
        '{identity,contact,narrative,health,legal,privileged,immigration,finance,messages,health_sexual,health_mind,health_substances,working}'::text[]),
    ('child_welfare', 'circles', true, true, true,
      '{identification,support,justice,status,solution}'::text[],
        '{identity,contact,narrative,health,legal,immigration,finance,messages,health_sexual,health_mind,health_substances,working}'::text[]),
    ('hotline', 'circles', true, true, true, '{identification,support}'::text[], '{identity,contact,narrative,messages}'::text[]),
    ('shelter', 'placements', true, true, true, '{support}'::text[], '{identity,contact,health,finance,messages}'::text[]),
    ('health', 'circles', false, true, true, '{support}'::text[],
      '{identity,contact,health,messages,health_sexual,health_mind,health_substances}'::text[]),
    ('teacher', 'circles', false, true, false, '{}'::text[], '{identity}'::text[]),
    ('inspector', 'circles', false, true, false, '{identification,justice}'::text[], '{identity,narrative,legal,finance}'::text[]),
    ('police', 'circles', false, true, true, '{identification,justice}'::text[], '{identity,contact,narrative,legal}'::text[]),
    ('prosecutor', 'circles', false, true, true, '{identification,justice}'::text[], '{identity,contact,narrative,legal}'::text[]),
    ('immigration', 'circles', false, true, false, '{identification,status}'::text[], '{identity,narrative,immigration}'::text[]),
    ('lawyer', 'circles', false, true, true,
      '{identification,justice,status,solution}'::text[],
        '{identity,contact,narrative,health,legal,privileged,immigration,finance,messages,health_sexual,health_mind,health_substances}'::text[]),
    ('authority', 'circles', false, true, true, '{identification,status,solution}'::text[], '{identity,contact,narrative,health,legal,immigration}'::text[]),
    ('coordinator', 'circles', false, true, true, '{identification,support,justice,status,solution}'::text[], '{identity}'::text[]),
    ('interpreter', 'assignment', false, false, false, '{}'::text[], '{}'::text[]),
    ('trainee', 'assignment', false, false, false, '{}'::text[], '{}'::text[]),
    ('volunteer', 'assignment', false, false, false, '{}'::text[], '{}'::text[]),
    ('administrator', 'none', false, true, false, '{}'::text[], '{}'::text[]),
    ('ministry', 'none', false, true, false, '{}'::text[], '{}'::text[]),
    ('funder', 'pages', false, true, false, '{}'::text[], '{}'::text[]),
    ('trainer', 'none', false, true, false, '{}'::text[], '{}'::text[])
$$;
-- The processes of each lane.
create or replace function app.lane_kinds() returns table (lane text, kind text) language sql immutable parallel safe as $$
  values ('identification', 'screening'), ('identification', 'identification'), ('identification', 'notification'),
    ('support', 'referral'), ('support', 'risk'), ('support', 'placement'), ('support', 'hotel_night'),
    ('support', 'goal'), ('support', 'job'), ('support', 'tracing'), ('support', 'paper_translation'),
    ('justice', 'interview'), ('justice', 'proceeding'), ('justice', 'penalty'), ('justice', 'demand'),
    ('justice', 'testimony'), ('justice', 'impact'), ('justice', 'custody'),
    ('status', 'status'), ('solution', 'solution'), ('solution', 'homecoming'),
    ('support', 'best_interests'), ('support', 'adulthood'), ('support', 'appointment'),
    ('support', 'missing'), ('support', 'close_watch'), ('support', 'urgent_care'),
    ('support', 'alert'), ('support', 'protection')
$$;
-- What others asked of one's own circle. A penalty is to be held by whoever imposes it, and that may be immigration. Who reads pages alone is asked
-- for nothing else.
create or replace function app.asked_kinds() returns text[] language sql stable parallel safe as $$
  select case when app.reach() = 'pages' then array['consent']
    else array['referral', 'consent', 'handover', 'disclosure', 'goal', 'interview', 'penalty', 'demand', 'custody'] end
$$;

-- How far somebody of these professions reaches at most. A profession that is not named reaches nothing.
create or replace function app.reach_of(of_roles text[]) returns text language plpgsql stable as $$
begin
  -- Those that see everything of what their circles hold, first: nearly everybody who works on cases.
  if of_roles && array['caseworker', 'advocate', 'guardian', 'supervisor'] then return 'everything'; end if;
  return case
    when exists (select from app.role_reach() r where r.role = any (of_roles) and r.reach in ('circles', 'supervision')) then 'circles'
    when exists (select from app.role_reach() r where r.role = any (of_roles) and r.reach = 'placements') then 'listed'
    when exists (select from app.role_reach() r where r.role = any (of_roles) and r.reach = 'pages') then 'pages'
    else 'none' end;
end $$;
create or replace function app.reaches_outside(of_roles text[]) returns boolean language sql immutable parallel safe as $$
  select exists (select from app.role_reach() r where r.role = any (of_roles) and r.outside)
$$;

-- What the actor sees of a case that they reach: worked out once, when they enter (accounts/access.sql), and read by each statement.
-- Who sees everything is asked for none of it.
create or replace function app.enter_reach(of_roles text[]) returns text language plpgsql as $$
declare reach text := app.reach_of(of_roles);
begin
  if reach = 'everything' then return reach; end if;
  perform
    set_config('app.parts', (select string_agg(distinct p, ',') from app.role_reach() r, unnest(r.parts) p where r.role = any (of_roles)), true),
    set_config('app.kinds', (select string_agg(distinct k.kind, ',') from app.role_reach() r join app.lane_kinds() k on k.lane = any (r.lanes)
      where r.role = any (of_roles)), true),
    set_config('app.carries', exists (select from app.role_reach() r where r.role = any (of_roles) and r.carries)::text, true),
    set_config('app.sees_risk', exists (select from app.role_reach() r where r.role = any (of_roles) and r.risk)::text, true);
  return reach;
end $$;
create or replace function app.parts() returns text[] language sql stable parallel safe as $$
  select coalesce(string_to_array(nullif(current_setting('app.parts', true), ''), ','), '{}')
$$;
create or replace function app.kinds() returns text[] language sql stable parallel safe as $$
  select coalesce(string_to_array(nullif(current_setting('app.kinds', true), ''), ','), '{}')
$$;
create or replace function app.carries() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('app.carries', true), '') = 'true'
$$;
create or replace function app.sees_risk() returns boolean language sql stable parallel safe as $$
  select app.sees_everything() or coalesce(current_setting('app.sees_risk', true), '') = 'true'
$$;

-- The cases of whoever reaches only what is listed for them: whom they work with by name, who sleeps in their house or comes tonight,
-- and whom the house was asked for and took on.
create or replace function app.listed_cases() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if app.reach() <> 'listed' then return '{}'; end if;
  return (select coalesce(array_agg(listed.case_id), '{}') from (
    select w.case_id from case_workers w where w.user_id = app.actor()
    union
    select t.case_id from tracks t where t.kind = 'placement' and t.state in ('held', 'resident', 'away')
      and coalesce(t.counterparty_circle, t.owner_circle) = any (app.circles()) and t.case_id is not null
    union
    select t.case_id from tracks t where t.kind = 'referral' and t.state in ('accepted', 'not_attended', 'in_service')
      and t.counterparty_circle = any (app.circles()) and t.case_id is not null
  ) listed);
end $$;
create or replace function app.reaches(of_case uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return app.reaches_by_circle() or of_case = any (app.listed_cases());
end $$;
alter function app.listed_cases() owner to continuum_definer;
alter function app.reaches(uuid) owner to continuum_definer;
revoke execute on function app.listed_cases(), app.reaches(uuid) from public;
grant execute on function app.listed_cases(), app.reaches(uuid) to continuum_app;

-- Beside who holds a key of a case: which cases.
create policy cases_reach on cases as restrictive for select to continuum_app
  using ((select app.reaches_by_circle()) or id = any ((select app.listed_cases())::uuid[]));
do $$ declare t text; begin
  foreach t in array array['case_access', 'compartments', 'wraps', 'headers', 'records', 'papers', 'messages'] loop
    execute format('create policy %I on %I as restrictive for select to continuum_app
      using ((select app.reaches_by_circle()) or case_id = any ((select app.listed_cases())::uuid[]))', t || '_reach', t);
  end loop;
end $$;

-- Whether one's own circle carries a case that one is shown: a function for the reason that app.shows_track is one.
create or replace function app.carries_case(of_case uuid) returns boolean language plpgsql stable parallel safe cost 4000 as $$
begin
  return exists (select 1 from public.cases c where c.id = of_case and c.owner_circle = any (app.circles()));
end $$;

-- Pages are given to a house: those there who reach cases read them, and a funder, who reaches no case, what a person gave it.
create policy pages_reach on pages as restrictive for select to continuum_app using ((select app.reaches_by_circle())
  or (select app.has_role('funder')) or case_id = any ((select app.listed_cases())::uuid[]));
create policy page_wraps_reach on page_wraps as restrictive for select to continuum_app
  using (exists (select 1 from pages p where p.id = page_wraps.page));

-- Which parts: those of one's profession, and all of a case that one's own circle carries, for who carries cases.
do $$ declare t record; begin
  for t in select * from (values ('compartments', 'compartment'), ('wraps', 'compartment'), ('records', 'compartment'),
      ('papers', 'compartment'), ('messages', '''messages'''), ('headers', '''identity''')) named (name, part) loop
    execute format('create policy %I on %I as restrictive for all to continuum_app using ((select app.sees_everything())
      or %s = any ((select app.parts())::text[])
      or (select app.carries()) and app.carries_case(%I.case_id))',
      t.name || '_parts', t.name, t.part, t.name);
  end loop;
end $$;

-- Which lanes. What was asked of one's own circle is seen in every lane, and what it began on a case that others carry. The rule stands once,
-- and is asked of what a row itself says: of a process, and of what hangs on it and is seen with it. A duty is its circle's too, which need
-- not see the process.
do $$ declare t record; begin
  for t in select * from (values
      ('tracks', 'kind', ''), ('track_events', 'kind', ''), ('permits', 'track_kind', ''), ('amounts', 'track_kind', ''),
      ('clocks', 'track_kind', 'and (circle_sees_track or visible_to && array_remove((select app.circles())::int[], circle)
        or case_id is null and visible_to && array_remove((select app.outside_circles())::int[], circle))')) named (name, kind, seen) loop
    execute format($policy$create policy %1$I on %2$I as restrictive for select to continuum_app using ((select app.sees_everything())
      or (case_id is null
        or (%3$I = any ((select app.kinds())::text[])
          or counterparty_circle = any ((select app.circles())::int[]) and %3$I = any ((select app.asked_kinds())::text[])
          or owner_circle = any ((select app.circles())::int[])
            and ((select app.carries()) or carrier_circle <> all ((select app.circles())::int[])
              or not ((select app.reaches_by_circle()) or case_id = any ((select app.listed_cases())::uuid[])))
          or (select app.carries()) and carrier_circle = any ((select app.circles())::int[])
            and ((select app.reaches_by_circle()) or case_id = any ((select app.listed_cases())::uuid[])))
        and ((select app.reaches_by_circle()) or counterparty_circle = any ((select app.circles())::int[])
          or case_id = any ((select app.listed_cases())::uuid[])))
      %4$s)$policy$, t.name || '_lanes', t.name, t.kind, t.seen);
  end loop;
end $$;
-- Whether the one who asks is shown a process: a row beside it that says nothing of it is seen with it. A function of its own, which runs as
-- whoever asks and so under the policies of tracks. Written out in the policy of each table these stood in one statement by the hundred, and a
-- page of My work took a fifth of a second to plan (docs/decisions/0122). Its cost is what the planner said of it written out: a list that ends
-- after a page is read in its order, and not sorted whole.
create or replace function app.shows_track(of_track uuid) returns boolean language plpgsql stable parallel safe cost 4000 as $$
begin
  return exists (select 1 from public.tracks t where t.id = of_track);
end $$;
-- What was signed of a case says how much danger somebody is in; what was signed of a process is seen with the process (access.sql).
create policy signed_moves_lanes on signed_moves as restrictive for select to continuum_app
  using (track is not null or (select app.sees_risk()));
-- Ids by which a place of a draft may name a case, for who carries it: the case, and the processes of its carrier or all of them.
create or replace function app.named_in_drafts(of_case uuid, all_processes boolean) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  with mine as (select c.id, c.owner_circle from cases c where c.id = of_case and c.owner_circle = any (app.circles()))
  select id from mine union all select t.id from mine join tracks t on t.case_id = mine.id where all_processes or t.owner_circle = mine.owner_circle
$$;
alter function app.named_in_drafts(uuid, boolean) owner to continuum_definer;
revoke execute on function app.named_in_drafts(uuid, boolean) from public;
grant execute on function app.named_in_drafts(uuid, boolean) to continuum_app;
