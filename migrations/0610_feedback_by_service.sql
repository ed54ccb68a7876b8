-- The sums of feedback by the kind of help as well, coarse as it stands elsewhere in clear; `several` where no one kind had ten people.
alter table feedback_totals add column service text not null default 'several' check (service ~ '^[a-z_]{2,40}$');
alter table feedback_totals alter column service drop default;
alter table feedback_totals drop constraint feedback_totals_pkey;
alter table feedback_totals add primary key (organisation, service, question, answer);
comment on table feedback_totals is
  'How people answered after a help was given, by organisation and kind of help: sums that grow by ten people or more at a time.';
