-- Which agreement came in the place of an older one: what a receiver has accepted opens what they were given instead, and nothing that
-- merely was given for the same purpose. What was replaced before says nothing of it, and opens nothing more.
alter table consents add column replaced_by uuid references consents (track) on delete set null;
comment on column consents.replaced_by is 'The newer agreement that took its place.';
