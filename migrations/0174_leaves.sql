-- Who is away from when to when, and who covers meanwhile. It opens nothing: it says whose list a duty stands in.
create table leaves (
  id uuid primary key,
  organisation int not null references organisations on delete cascade,
  user_id uuid not null references users on delete cascade,
  cover uuid not null references users on delete cascade,
  from_day date not null,
  to_day date not null,
  check (cover <> user_id and to_day >= from_day and to_day <= from_day + 180)
);
create index leaves_of_organisation on leaves (organisation, to_day);
create index leaves_of_user on leaves (user_id, to_day);
create index leaves_of_cover on leaves (cover, to_day);
comment on table leaves is 'Who of a house is away and who covers for them, from the first to the last day.';
