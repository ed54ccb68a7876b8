-- Who must not meet whom under one roof, for a house that sees pages of a person and not their case: marks that only its browser can open, of
-- the person and of those whom they must not meet. They go when the stay is over.
create table roof_marks (
  track uuid primary key references tracks on delete cascade,
  house int not null references circles on delete cascade,
  of_version int not null check (of_version >= 0),
  locator bytea not null check (octet_length(locator) = 16),
  wrap_reader bytea not null,
  wrap_own bytea not null,
  ciphertext bytea not null
);
create index roof_marks_of_house on roof_marks (house);
comment on table roof_marks is
  'Marks by which a house’s browser finds out that two people must not sleep under one roof; sealed, none of them a name.';
