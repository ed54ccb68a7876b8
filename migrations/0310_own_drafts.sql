-- What a person was typing on their own page: one row for a card, sealed under the key of its words.
create table own_drafts (
  circle int primary key references circles on delete cascade,
  draft bytea not null check (octet_length(draft) <= 40960),
  saved_at timestamptz not null
);
comment on table own_drafts is 'What a person was typing on their own page, sealed under the key of their card: emptied by the exit, and after a week.';
