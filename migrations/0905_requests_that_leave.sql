-- Whoever deletes their request can take that back for half a minute. From the press on nobody reads it; when the time is over it is deleted.
alter table reports add column leaves_at timestamptz;
create index reports_leaving on reports (leaves_at) where leaves_at is not null;
