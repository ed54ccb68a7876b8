-- A program of an organisation's own that signs in: called so in every line of the trail, for some months at most, and never with the key of the whole house.
alter table users add column ends_on date,
  add constraint a_program_is_called_so check (ends_on is null or handle like 'program-%');
comment on column users.ends_on is 'Of a program: the last day on which it may sign in. NULL of everybody else.';
