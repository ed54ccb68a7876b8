-- A provider's own list: what its columns mean is kept for the next time it is brought. What it holds stands in the directory.
create table directory_lists (
  feed text primary key collate "C" check (feed ~ '^table-[0-9a-f]{8}$'),
  name text not null check (length(name) between 2 and 120),
  mapping jsonb not null check (jsonb_typeof(mapping) = 'object'),
  brought_by uuid references users on delete set null,
  brought_on date not null
);
create index directory_lists_by on directory_lists (brought_by);
comment on table directory_lists is 'Lists of providers that were brought into the directory, and by heading what their columns mean.';

alter table services drop constraint services_source_check,
  add constraint services_source_check check (source in ('network', 'hsds', 'table'));
