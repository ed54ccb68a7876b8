-- Of what was counted about a person only the newest counts: two who correct it at once cannot both be the newest.
create unique index records_newest_statistics on records (case_id, version) where kind = 'statistics' and version > 1;
