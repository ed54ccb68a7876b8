-- Where people were met: kind of place, kind of work, district, profession and way, one fact for each time and none of them beside a case or
-- a person. They wait locked and are put down each night in a drawn order, like the facts about people (decision 99).
create table found_inbox (
  id uuid primary key,
  month date not null,
  fact text not null
);
comment on table found_inbox is 'Facts about where people were met since the last night, each locked under a key outside the database.';

create table found_facts (
  id uuid primary key,
  month date not null,
  venue text not null,
  section text not null check (section ~ '^([A-U]|unknown)$'),
  district text not null check (length(district) <= 60),
  profession text not null,
  channel text not null
);
comment on table found_facts is 'Where people were met, coarse: read as sums alone, and no small one.';
