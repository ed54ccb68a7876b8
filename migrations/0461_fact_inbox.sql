-- Statistics that cannot be tied back. A fact used to be written in the very transaction of whoever counted, so its transaction number
-- and its place among the rows named the case beside it. Now it waits locked, and a job puts all facts down anew in a drawn order.
create table stat_inbox (
  id uuid primary key,
  month date not null,
  fact text not null
);
comment on table stat_inbox is 'Facts for statistics that were counted since the last night, each locked under a key outside the database.';
drop function if exists app.count_person(uuid, date, text, text, text, text);
