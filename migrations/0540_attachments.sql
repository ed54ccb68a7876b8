-- Photos and voice notes that somebody sends with a message: sealed under keys that stand in that message and nowhere else, their pieces in
-- the data folder beside those of papers. They end with the message.
create table attachments (
  id uuid primary key,
  report uuid references reports on delete cascade,
  message uuid references messages on delete cascade,
  object text not null unique check (object ~ '^[0-9a-f]{32}$'),
  pieces int not null check (pieces between 1 and 16),
  padded int not null check (padded between 4096 and 1048576),
  state text not null check (state in ('arriving', 'kept')),
  begun_on date not null,
  check (num_nonnulls(report, message) = 1)
);
create index attachments_report on attachments (report) where report is not null;
create index attachments_message on attachments (message) where message is not null;
create index attachments_arriving on attachments (begun_on) where state = 'arriving';
comment on table attachments is 'Photos and voice notes of sealed messages: where their sealed pieces lie, how long they are, whether all of them came.';
