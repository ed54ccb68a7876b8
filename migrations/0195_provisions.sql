-- What was given out, counted: kind, units and cost code by the month, for totals alone. Who got what stands sealed in the case.
create table provisions (
  id uuid primary key,
  circle int not null references circles on delete cascade,
  month date not null check (extract(day from month) = 1),
  kind text not null check (kind in ('voucher', 'clothes', 'food', 'hours', 'nights')),
  units int not null check (units between 1 and 999),
  cost_code text not null check (cost_code ~ '^([A-Z0-9][A-Z0-9.-]{0,11})?$'),
  person uuid not null
);
create index provisions_month on provisions (circle, month);
comment on table provisions is 'What was given out, counted by month: whoever got it stands sealed in the case and nowhere here.';
