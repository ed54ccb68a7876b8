-- Reasons that were sealed without a file are read by a second person of the authority too: their key, wrapped to the circle of that house.
alter table sealed_reasons add column wrap_house bytea;
