-- The list of cases goes by what happened last, and no longer by what was last written into the case itself. Each circle goes by what
-- it can see.
update case_access a set updated_at = greatest(a.updated_at, (select e.at from track_events e
  where e.case_id = a.case_id and e.visible_to && array[a.circle] order by e.at desc limit 1));
comment on column case_access.updated_at is 'When something last happened on the case that this circle can see, to ten minutes.';
