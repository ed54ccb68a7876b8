-- The way to a house: who of those that asked for a bed brings somebody to it, and where it is, sealed to that one person until the
-- journey is over. That it was told, and read, stays; the address does not.
create table journeys (
  id uuid primary key,
  track uuid not null references tracks on delete cascade,
  house int not null references circles on delete cascade,
  escort uuid not null references users on delete cascade,
  asked_at timestamptz not null,
  told_by uuid references users on delete set null,
  told_at timestamptz,
  ends_at timestamptz,
  read_at timestamptz,
  address bytea,
  address_signature bytea,
  check ((address is null) = (address_signature is null)),
  check (address is null or ends_at is not null)
);
create index journeys_of_track on journeys (track, asked_at);
create index journeys_of_house on journeys (house);
create index journeys_of_escort on journeys (escort);
create index journeys_told_by on journeys (told_by) where told_by is not null;
create index journeys_sealed on journeys (ends_at) where address is not null;
comment on table journeys is 'Who brings somebody to a house: asked, told, read, over; the address is sealed to them alone and is gone when it is over.';
