-- A lost card is frozen by whoever holds its number, which stands on another paper than the words; cards from before have none.
alter table cards add column freeze_hash bytea unique check (length(freeze_hash) = 32);
