-- What is counted of a person lies in three rows that nothing ties together: who they are (as before), how they were registered, and what
-- held them. The second says nothing that is sealed in a case: where a case came from, who carries it and how far it is stand in clear beside
-- the case, and whoever has the database would find the row by them. Of citizenship a coarse group is kept, and no country.
alter table stat_facts add column citizenship text not null default 'unknown';

create table stat_registrations (
  id uuid primary key,
  month date not null,
  age_band text not null,
  detected text not null,
  registered text not null,
  standing text not null
);
comment on table stat_registrations is 'How people came to be registered, coarse: read as sums alone, under numbers that only their sealed case knows.';
create index stat_registrations_month on stat_registrations (month);

create table stat_means (
  id uuid primary key,
  month date not null,
  exploitation text not null,
  sector text not null,
  control text not null,
  recruiter text not null
);
comment on table stat_means is 'What held people, coarse: read as sums alone, under numbers that only their sealed case knows.';
create index stat_means_month on stat_means (month);

-- Of those who were counted before nobody was asked more. Their rows say what is known already, under the number that it stands under.
insert into stat_registrations (id, month, age_band, detected, registered, standing)
  select id, month, age_band, 'unknown', 'unknown', 'unknown' from stat_facts order by gen_random_uuid();
insert into stat_means (id, month, exploitation, sector, control, recruiter)
  select id, month, exploitation, 'unknown', 'unknown', 'unknown' from stat_facts order by gen_random_uuid();
