-- Everybody who works with a person is called to their case at once. A call says to whom and as what, and never why.
create table alert_calls (
  id bigint generated always as identity primary key,
  track uuid not null references tracks on delete cascade,
  position text not null check (position in ('worker', 'second', 'team', 'shelter', 'duty')),
  circle int not null references circles on delete cascade,
  user_id uuid references users on delete cascade,
  stay uuid references tracks on delete cascade,
  called_at timestamptz not null,
  ended_at timestamptz,
  unique nulls not distinct (track, position, circle, user_id)
);
create index alert_calls_of_user on alert_calls (user_id) where ended_at is null;
create index alert_calls_of_circle on alert_calls (circle) where ended_at is null;
create index alert_calls_stay on alert_calls (stay) where stay is not null;
comment on table alert_calls is 'Somebody who works with a person is called to their case.';

create table alert_seen (
  call bigint not null references alert_calls on delete cascade,
  user_id uuid not null references users on delete cascade,
  seen_at timestamptz not null,
  primary key (call, user_id)
);
create index alert_seen_user on alert_seen (user_id);
comment on table alert_seen is 'Who has seen that they were called.';
