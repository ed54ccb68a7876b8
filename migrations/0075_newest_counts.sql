-- Of some records only the newest counts: how to reach the person, their name. Its number stands in what is signed and grows by
-- one, so two who write at the same time cannot both be the newest.
create unique index records_newest on records (case_id, kind, version) where kind in ('profile', 'safe_contact') and version > 1;
