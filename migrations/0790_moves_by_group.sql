-- What is counted of a move is told by groups too: who came upon the person, the way of contact, the district of whoever carries it, the kind of
-- work. Until the night it waits beside nothing but its month. Then it is added to the sums of its month, which stand locked; what stands open is
-- only what anybody may be told who reads the scorecard.
create table move_inbox (
  id uuid primary key,
  month date not null,
  fact text not null,
  origin text not null,
  district text not null,
  section text not null,
  arrival text not null
);
comment on table move_inbox is 'Counted moves that wait for the night, each under a drawn number: no case, no organisation, no day.';

create table measure_sums (
  month date primary key,
  sums text not null
);
comment on table measure_sums is 'Counted moves of a month by group, locked: read by the program alone.';

create table measure_breakdowns (
  indicator text not null,
  breakdown text not null,
  from_month date not null,
  to_month date not null,
  groups jsonb not null,
  primary key (breakdown, indicator, to_month)
);
comment on table measure_breakdowns is 'Numbers of the scorecard by group, as far as they may be told; once told, a row is not changed.';
