-- A case is taken over in the hours alone that the organisation's log names, by who stands there on that night by somebody else's word. A desk that
-- was named without hours counts for nothing: it is named again, and keys that lay ready for it go.
alter table duty_circles add column starts time;
alter table duty_circles add column ends time;
alter table duty_circles add column timezone text;
alter table duty_circles add column whole_days int[] not null default '{}';
alter table duty_circles add column most int;
comment on column duty_circles.most is 'How many cases one night needs: more than so many is told to the whole organisation.';
delete from duty_wraps;
delete from duty_circles;

create table duty_nights (
  organisation int not null references duty_circles on delete cascade,
  night date not null,
  user_id uuid not null references users on delete cascade,
  signed_by uuid not null references users on delete cascade,
  primary key (organisation, night, user_id),
  check (user_id <> signed_by)
);
comment on table duty_nights is 'Who stands at the night desk on which night, as a colleague has signed it in the log.';
