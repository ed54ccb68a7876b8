-- How many places a service has free, where its provider says so: a number that stands a week. Never of a place to sleep, which says yes, few
-- or no to the outside, so that nobody can watch one person come and go.
alter table services
  add column free_places smallint check (free_places between 0 and 200),
  add column free_on date,
  add constraint services_free_with_day check ((free_places is null) = (free_on is null)),
  add constraint services_free_no_beds check (free_places is null
    or not codes && array['emergency_housing', 'transitional_housing', 'long_term_housing']);
