-- Copies of papers that stand on pages: each sealed once more under a key that lies on its page and nowhere else, so that whoever has the
-- page opens this one paper as it was, and nothing of the part from which it was copied.
create table paper_copies (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  page uuid unique references pages on delete cascade,
  object text not null unique check (object ~ '^[0-9a-f]{32}$'),
  pieces int not null check (pieces between 1 and 160),
  padded bigint not null check (padded between 4096 and 41943040),
  state text not null check (state in ('arriving', 'kept')),
  author uuid not null references users on delete cascade,
  begun_on date not null
);
create index paper_copies_case on paper_copies (case_id);
create index paper_copies_author on paper_copies (author);
create index paper_copies_loose on paper_copies (begun_on) where page is null;
comment on table paper_copies is 'A paper as it was copied onto a page: its sealed pieces lie in the data folder, its key on the page.';
