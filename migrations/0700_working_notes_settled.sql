-- What became of a working note: it was put into the file, where its person reads it, or it is about others. Until somebody says so, whoever
-- wrote it is asked from the seventh day on: what is about the person belongs into the file.
create table working_notes_settled (
  record uuid primary key references records on delete cascade,
  case_id uuid not null references cases on delete cascade,
  settled_as text not null check (settled_as in ('filed', 'of_others'))
);
create index working_notes_settled_of_case on working_notes_settled (case_id);
comment on table working_notes_settled is 'Working notes that were put into the file, or are about others: nobody is asked about them any more.';
comment on column working_notes_settled.settled_as is 'Put into the file, or about others.';
