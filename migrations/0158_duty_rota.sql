-- Who stands at a desk, when. A desk is a circle that answers: a team, or a whole organisation such as a hotline. Times are those of the
-- clock on the wall where the network is; a shift that ends at or before the hour at which it begins ends on the next day.
create table duty_desks (
  circle int primary key references circles on delete cascade,
  organisation int not null references organisations on delete cascade,
  phone text check (length(phone) between 2 and 40),
  answer_minutes smallint not null default 15 check (answer_minutes between 1 and 240),
  for_network boolean not null default false
);
create index duty_desks_of_organisation on duty_desks (organisation);
create unique index duty_desks_for_network on duty_desks (for_network) where for_network;
comment on table duty_desks is 'A circle that keeps a duty rota, and whom one rings when nobody is on duty.';

create table duty_weekly (
  id uuid primary key,
  circle int not null references duty_desks on delete cascade,
  weekdays smallint[] not null check (weekdays <@ '{1,2,3,4,5,6,7}'::smallint[] and cardinality(weekdays) between 1 and 7),
  starts time not null,
  ends time not null,
  from_day date not null,
  until_day date check (until_day >= from_day),
  user_id uuid not null references users on delete cascade,
  deputy uuid references users on delete set null check (deputy <> user_id)
);
create index duty_weekly_of_circle on duty_weekly (circle, from_day);
create index duty_weekly_of_user on duty_weekly (user_id);
create index duty_weekly_of_deputy on duty_weekly (deputy) where deputy is not null;
comment on table duty_weekly is 'A shift that comes again every week.';

create table duty_shifts (
  id uuid primary key,
  circle int not null references duty_desks on delete cascade,
  day date not null,
  starts time not null,
  ends time not null,
  user_id uuid references users on delete cascade,
  deputy uuid references users on delete set null check (deputy <> user_id),
  instead_of uuid references duty_weekly on delete cascade,
  check (user_id is not null or instead_of is not null),
  unique (instead_of, day)
);
create index duty_shifts_of_circle on duty_shifts (circle, day);
create index duty_shifts_of_user on duty_shifts (user_id);
create index duty_shifts_of_deputy on duty_shifts (deputy) where deputy is not null;
comment on table duty_shifts is 'A single shift, or what one day is instead of a weekly one.';

create table duty_closed (
  circle int not null references duty_desks on delete cascade,
  day date not null,
  primary key (circle, day)
);
comment on table duty_closed is 'Days on which no weekly shift of a desk begins.';
