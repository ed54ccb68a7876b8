-- Teams: further circles inside an organisation. What one is for is a code that others may see, so that they can ask for it;
-- what it is called at home is sealed under the organisation's key.

alter table circles add column purpose text check (purpose ~ '^[a-z_]+$');
alter table circles add check ((kind = 'team') = (purpose is not null));
comment on column circles.purpose is 'What a team is for; the same word stands signed in its organisation''s log.';

create table team_names (
  circle int primary key references circles on delete cascade,
  sealed_name bytea not null check (length(sealed_name) between 29 and 1024)
);
