-- That the law sets no limit is another thing than that nobody knows one. And the entry of the country's list under which an
-- organisation stands there by name: only those on it may refer somebody to the authority.
alter table clocks add column no_limit boolean not null default false;
comment on column clocks.no_limit is 'The law sets no limit: another thing than that none is known.';
alter table organisations add column designation text check (designation ~ '^[a-z][a-z0-9_.-]{0,59}$');
comment on column organisations.designation is 'The entry of the country''s list of first responders under which it stands there by name.';
