-- What is aimed at with a number of the scorecard, in whole percent; said by the ministry or the coordinator.
create table indicator_targets (
  indicator text primary key check (indicator ~ '^[0-9]{1,2}[a-z]$'),
  percent smallint not null check (percent between 1 and 100),
  set_at timestamptz not null
);
comment on table indicator_targets is 'Targets of the scorecard: none for what a person says yes to, nor for what a rule makes certain.';
