-- Which of several second readings of the same reasons is the last: their ids begin with their day and say no moment.
alter table reason_readings add column nth smallint not null default 1;
update reason_readings r set nth = n.nth from (select id, row_number() over (partition by reasons order by read_on, id) as nth from reason_readings) n
  where n.id = r.id and n.nth > 1;
comment on column reason_readings.nth is 'The how manyth second reading of the same reasons it is.';
