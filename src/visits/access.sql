-- What of a visit is said in codes is read by who sees the visit. What people told there is read by those who went, and by no role that
-- decides about somebody's stay or accuses.

alter table visit_plans enable row level security;
alter table visit_plans force row level security;
create policy visit_plans_read on visit_plans for select to continuum_app
  using (exists (select 1 from tracks t where t.id = visit));
-- A plan is made by who holds the visit.
create policy visit_plans_make on visit_plans for insert to continuum_app
  with check (planned_by = app.actor() and circle = any ((select app.outside_circles())::int[])
    and exists (select 1 from tracks t where t.id = visit and t.kind = 'visit' and t.owner_circle = circle));
grant select, insert on visit_plans to continuum_app;

-- Who goes along is known in the house that goes, and nowhere else.
alter table visit_members enable row level security;
alter table visit_members force row level security;
create policy visit_members_read on visit_members for select to continuum_app
  using (exists (select 1 from visit_plans p where p.visit = visit_members.visit and p.circle = any ((select app.home_circles())::int[])));
create policy visit_members_add on visit_members for insert to continuum_app
  with check ((user_id = app.actor() or app.is_colleague(user_id))
    and exists (select 1 from visit_plans p where p.visit = visit_members.visit and p.planned_by = app.actor()));
grant select, insert on visit_members to continuum_app;
