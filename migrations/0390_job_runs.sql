-- When each job ran last: a job that has stopped is an alarm, since without it duties never fall due.
create table job_runs (
  job text primary key,
  ran_at timestamptz,
  failed_at timestamptz,
  failures int not null default 0
);
comment on table job_runs is 'When each job of the program ran last, and how often in a row it has failed: seen by whoever looks after the machine.';
