-- A program of an organisation does one thing, and is nobody of whom a yes is asked: no roles that it is given later change that.
-- One that was invited with the last day on it is let go rather than refused to whoever updates.
update users set state = 'suspended' where ends_on is not null and (cardinality(roles) <> 1 or roles && array['supervisor', 'administrator', 'coordinator']);
delete from sessions s using users u where u.id = s.user_id and u.ends_on is not null and u.state = 'suspended';
delete from circle_members m using users u where u.id = m.user_id and u.ends_on is not null and u.state = 'suspended';
alter table users add constraint a_program_does_one_thing
  check (ends_on is null or state = 'suspended' or (cardinality(roles) = 1 and not roles && array['supervisor', 'administrator', 'coordinator']));
