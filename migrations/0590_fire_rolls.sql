-- That the list of who is in a house was printed or saved on an evening, and how many stood on it: whether it is on paper, and still true, is
-- asked every night. Who stands on it stays on the paper.
create table fire_rolls (
  house int not null references circles on delete cascade,
  night date not null,
  made_at timestamptz not null,
  inside int not null check (inside between 0 and 2000),
  primary key (house, night)
);
comment on table fire_rolls is 'That a house’s fire roll of a night was made, and how many stood on it.';
