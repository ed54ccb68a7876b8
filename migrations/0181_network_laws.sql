-- Rules of a country that the network changes for itself: the file, and where the log says so. Nothing here is law by itself: what a
-- clock reads is what two members signed in the log of the founding house, and the file whose hash stands there.
create table network_laws (
  id uuid primary key,
  pack text not null unique check (pack ~ '^[a-z][a-z0-9_.-]{0,59}$'),
  organisation int not null references organisations,
  n int not null,
  over text not null,
  hash text not null check (length(hash) = 64),
  since date not null,
  said_on date not null,
  text text not null check (length(text) <= 1048576),
  unique (organisation, n)
);
comment on table network_laws is 'Files of rules that the network changed for itself; they hold where two members signed them in the log.';
