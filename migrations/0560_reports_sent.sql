
-- Which figures that the country owes were sent, and when: which ones are owed, to whom and by when, says its pack.
create table reports_sent (
  report text not null check (report ~ '^[a-z][a-z0-9_.-]{0,59}$'),
  due_on date not null,
  sent_on date not null,
  noted_at timestamptz not null,
  primary key (report, due_on)
);
comment on table reports_sent is 'Figures that were owed by a day and sent; of a report without a known day, the day on which it was sent.';
