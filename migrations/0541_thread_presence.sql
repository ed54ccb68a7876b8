-- Who has a thread of a request open at this moment, on either side, for as long as they have: so that each is told that the other is here.
-- Any server of the network reads it. Not worth a log nor a backup: after a crash both say it again within seconds.
create unlogged table thread_presence (
  track uuid primary key references tracks on delete cascade,
  person_at timestamptz,
  desk_at timestamptz
);
comment on table thread_presence is 'When whoever asked and the desk that answers last had a thread open; rows are taken away once both have gone.';
