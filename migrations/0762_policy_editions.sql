-- Adds only.
-- What the council says is of a policy's words: these have a count of their own, so that another owner or day leaves it where it is.
alter table policies add column edition int not null default 1;
update policies set edition = version;
comment on column policies.edition is 'The how manyth wording it is; version counts every change.';
