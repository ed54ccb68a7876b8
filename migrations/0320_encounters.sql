-- Who at work met somebody and told a desk. What was told is a report like any other; here stands only whose it is, so that its finder
-- reads how far it has come, and nobody else of their house learns that there was one.
create table encounters (
  track uuid primary key references tracks on delete cascade,
  finder uuid not null references users on delete cascade,
  circle int not null references circles,
  day date not null
);
create index encounters_of_finder on encounters (finder, day desc, track);
comment on table encounters is 'Reports by people at work of somebody whom they met: whose, to which circle, the day.';
