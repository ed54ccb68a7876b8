-- Files of rules that were brought in by the command line (`continuum pack import`). They are paper: nobody has signed them, and no clock
-- reads them. A member reads one, sees what it would change, and signs it; a second one signs too.
create table law_drafts (
  id uuid primary key,
  pack text not null check (pack ~ '^[a-z][a-z0-9_.-]{0,59}$'),
  over text not null,
  text text not null check (length(text) <= 1048576),
  brought_on date not null
);
comment on table law_drafts is 'Files of rules that were brought in by the command line, and that nobody has signed.';
