-- Only a night desk of three stands by, or one of any size in a house of two. What other teams were named before is taken back, and the keys
-- that lay there for them go: each carrier's browser makes new ones once a night desk is named.
delete from duty_circles d using circles c where c.id = d.circle and (c.kind <> 'team' or c.purpose is distinct from 'night_desk'
  or (select count(distinct m.user_id) from circle_members m join users u on u.id = m.user_id where m.circle = c.id and u.state = 'active') < 3
    and (select count(*) from users u where u.organisation = c.organisation and u.state = 'active') > 2);
delete from duty_wraps w where not exists (select 1 from duty_circles d where d.circle = w.circle);
