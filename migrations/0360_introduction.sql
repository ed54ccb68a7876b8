-- What the organisation behind the public page says of itself to whoever reads it: in its own words, for everybody.
alter table organisations add column paid_by text check (length(paid_by) between 1 and 200);
comment on column organisations.paid_by is 'Who pays for its work, as it says so itself on the public page.';
