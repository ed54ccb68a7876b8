-- A house has units (for whom, by which rules), rooms in them, and beds in rooms; a stay takes as many beds as people come, one
-- row a bed under one exclusion constraint, and a bed that is out of order is taken in the same table. What stands overbooked
-- (more people than beds) keeps its one bed: the board shows it, nothing is refused here.
create table bed_units (
  id int generated always as identity primary key,
  circle int not null references circles on delete cascade,
  takes text[] not null default '{}',
  rules text[] not null default '{}'
);
create index bed_units_circle on bed_units (circle);

create table bed_rooms (
  id int generated always as identity primary key,
  circle int not null references circles on delete cascade,
  unit int not null references bed_units on delete cascade,
  number smallint not null check (number > 0),
  features text[] not null default '{}',
  unique (circle, number)
);
create index bed_rooms_unit on bed_rooms (unit);

alter table beds add column room int references bed_rooms on delete cascade, add column letter smallint;

insert into bed_units (circle, takes) select distinct circle, takes from beds;
insert into bed_rooms (circle, unit, number)
  select b.circle, u.id, row_number() over (partition by b.circle order by b.id)
  from beds b join bed_units u on u.circle = b.circle and u.takes = b.takes;
update beds b set room = r.id, letter = 1
  from (select id, circle, row_number() over (partition by circle order by id) as number from beds) old
  join bed_rooms r on r.circle = old.circle and r.number = old.number where old.id = b.id;

create table bed_times (
  id bigint generated always as identity primary key,
  bed int not null references beds on delete restrict,
  track uuid references placements on delete cascade,
  closed text,
  during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  live boolean not null default true,
  check ((track is null) <> (closed is null)),
  constraint one_stay_a_bed exclude using gist (bed with =, during with &&) where (live)
);
create index bed_times_track on bed_times (track);

insert into bed_times (bed, track, during, live) select bed, track, during, live from placements where bed is not null and during is not null;
-- Who sleeps in a bed that was closed for others goes on sleeping there: it is closed again when they have left.
insert into bed_times (bed, closed, during) select b.id, 'other', tstzrange(now(), null) from beds b
  where not b.open and not exists (select 1 from bed_times o where o.bed = b.id and o.live);

drop function if exists app.take_bed(uuid, int, uuid, smallint, tstzrange);
alter table placements drop constraint one_person_a_bed, drop constraint one_bed_a_person;
update placements set live = false where bed is null;
alter table placements drop column bed;
alter table placements add constraint one_stay_a_person exclude using gist (case_id with =, during with &&) where (live);
alter table beds alter column room set not null, alter column letter set not null, drop column takes, drop column open;
alter table beds add constraint one_letter_a_bed unique (room, letter);
