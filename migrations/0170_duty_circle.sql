-- The circle of a house that stands by for the night: its wraps of each case lie apart, and come among the others only while somebody who
-- is on duty has taken the case over.
create table duty_circles (
  organisation int primary key references organisations on delete cascade,
  circle int not null unique references circles on delete cascade
);
comment on table duty_circles is 'Which team of a house stands by for the night.';

create table duty_wraps (
  case_id uuid not null references cases on delete cascade,
  compartment text not null,
  epoch int not null,
  circle int not null references circles on delete cascade,
  circle_epoch int not null,
  wrap bytea not null,
  primary key (case_id, compartment, epoch, circle),
  foreign key (case_id, compartment, epoch) references compartments on delete cascade
);
create index duty_wraps_of_circle on duty_wraps (circle, case_id);
comment on table duty_wraps is 'Keys of a case for the circle that stands by: shown to nobody before it is taken over.';

create table take_overs (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  organisation int not null references organisations on delete cascade,
  circle int not null references circles on delete cascade,
  user_id uuid references users on delete set null,
  reason text not null,
  at timestamptz not null,
  until timestamptz not null,
  ended_at timestamptz,
  seen_at timestamptz
);
create unique index take_overs_running on take_overs (case_id, user_id) where ended_at is null;
create index take_overs_of_case on take_overs (case_id, at);
create index take_overs_of_organisation on take_overs (organisation, at);
create index take_overs_of_user on take_overs (user_id);
comment on table take_overs is 'Who of the duty circle took a case over for a night, and why.';

alter table wraps add column duty boolean not null default false;
comment on column wraps.duty is 'Stands here only while somebody of the duty circle has taken the case over.';
