-- What was opened without the person's yes (danger to life, a court's order): whether the person was told of it.

alter table consents add column told text check (told in ('told', 'unsafe_to_tell'));
comment on column consents.told is 'Whether the person was told, or telling was held back because the notice itself would endanger; nothing where it rests on a yes.';
