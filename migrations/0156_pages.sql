-- Pages: copies of what stood in a file on one day, each sealed under a key of its own, given in place of a part and of all that is
-- written into it later. Nothing is written under that key again, so it is never turned.
create table pages (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  commitment bytea not null check (length(commitment) = 32),
  ciphertext bytea not null,
  visible_to int[] not null default '{}'
);
create index pages_case on pages (case_id);
comment on table pages is 'A page of a file as it was given: sealed, and never changed.';

create table page_wraps (
  page uuid not null references pages on delete cascade,
  circle int not null references circles on delete cascade,
  wrap bytea not null,
  consent_track uuid references tracks on delete cascade,
  withheld boolean not null default false,
  unique nulls not distinct (page, circle, consent_track)
);
create index page_wraps_consent on page_wraps (consent_track) where consent_track is not null;
create index page_wraps_circle on page_wraps (circle, page);
comment on table page_wraps is 'The key of a page, wrapped to one circle: by an agreement, or for who keeps it.';

alter table consents add column pages smallint not null default 0 check (pages between 0 and 40);
comment on column consents.pages is 'How many pages an agreement gives in place of parts.';
