-- Three sheets of paper bring an organisation back whose administrators have all lost their ways in. The server keeps where to
-- find it by them, and the circles' seeds sealed to their key; it can open nothing.

create table recovery_sheets (
  organisation int not null references organisations on delete cascade,
  n int not null check (n > 0),
  locator_hash bytea not null unique check (length(locator_hash) = 32),
  drilled_at timestamptz,
  primary key (organisation, n)
);
comment on table recovery_sheets is 'One line for each making of sheets: the statement that names it, and a hash by which two sheets find it.';

alter table circle_epochs add column recovery_n int;
comment on column circle_epochs.recovery_n is 'Which statement named the key that recovery_seed is sealed to.';
