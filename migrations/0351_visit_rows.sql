-- What was written of each person met: sealed on the telephone to the visit's key, under an id that the telephone made, so that what
-- arrives twice after days is there once. That a bed was given travels by itself: nothing here says with whom it belongs.
create table visit_rows (
  id uuid primary key,
  visit uuid not null references visit_plans on delete cascade,
  brought_by uuid not null references users on delete cascade,
  receipt int not null check (receipt > 0),
  ciphertext bytea not null check (octet_length(ciphertext) between 200 and 40960),
  brought_on date not null,
  unique (visit, receipt)
);
create index visit_rows_brought_by on visit_rows (brought_by);
comment on table visit_rows is 'What was written of each person met on a visit, sealed; one length for short and long talks.';

create table visit_beds (
  id uuid primary key,
  visit uuid not null references visit_plans on delete cascade,
  hold uuid not null references bed_holds on delete cascade,
  brought_by uuid not null references users on delete cascade,
  state text not null check (state in ('given', 'not_confirmed')),
  brought_on date not null
);
create index visit_beds_visit on visit_beds (visit);
create index visit_beds_hold on visit_beds (hold);
create index visit_beds_brought_by on visit_beds (brought_by);
comment on table visit_beds is 'Held beds that were given away on a visit: to nobody who stands here.';

alter table bed_holds add column given smallint not null default 0 check (given >= 0);
