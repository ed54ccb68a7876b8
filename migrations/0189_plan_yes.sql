-- A supervisor's yes to a plan, in houses that want it; and whom a supervision note is for, so that it is not found by chance.
alter table approval_rules add column plan boolean not null default false;
alter table approvals drop constraint approvals_about_check;
alter table approvals add constraint approvals_about_check check (about in ('closing', 'lowering', 'erasing', 'plan'));
comment on column approvals.about is 'For what a yes is asked: closing, lowering the level of danger, erasing, a plan.';

create table note_notices (
  record uuid not null references records on delete cascade,
  user_id uuid not null references users on delete cascade,
  case_id uuid not null references cases on delete cascade,
  written_by uuid not null references users on delete cascade,
  told_on date not null,
  primary key (record, user_id)
);
create index note_notices_of_user on note_notices (user_id, told_on);
create index note_notices_of_case on note_notices (case_id);
create index note_notices_of_writer on note_notices (written_by);
comment on table note_notices is 'That a supervisor has left a note for whoever works on a case; gone once it is read.';
