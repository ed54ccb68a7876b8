-- What is urgent and nobody has opened within the minutes of its desk is called out: to who is on duty, then to the deputy, then to the
-- desk of the network. A call says what kind of duty waits in which house, and never whose.
create table duty_calls (
  id uuid primary key,
  clock uuid not null references clocks on delete cascade,
  step smallint not null check (step between 1 and 3),
  from_circle int not null references circles on delete cascade,
  circle int not null references circles on delete cascade,
  user_id uuid references users on delete cascade,
  kind text not null,
  duty text not null,
  called_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid references users on delete set null,
  unique (clock, step)
);
create index duty_calls_of_user on duty_calls (user_id, called_at) where answered_at is null;
create index duty_calls_of_circle on duty_calls (circle, called_at) where answered_at is null;
create index duty_calls_answered_by on duty_calls (answered_by) where answered_by is not null;
create index duty_calls_from on duty_calls (from_circle);
comment on table duty_calls is 'Somebody on duty is called to an urgent duty that nobody has opened.';
