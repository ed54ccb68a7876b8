-- A link that somebody at work gives to a colleague outside the network: one report to their own organisation, until a day. The server
-- keeps the hash of the token alone.
create table report_links (
  id uuid primary key,
  circle int not null references circles on delete cascade,
  made_by uuid not null references users on delete cascade,
  given_to text not null check (given_to ~ '^[a-z_]+$'),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  made_on date not null,
  until date not null,
  used_on date,
  used_id uuid,
  revoked_on date
);
create index report_links_of_circle on report_links (circle, made_on desc, id);
comment on table report_links is 'Links for one report from outside: whose, to what kind of place, the hash of its token, until when, used or taken back.';
