-- In houses that want it a case is closed by a supervisor: a worker asks, and gets a yes or a comment.
create table approval_rules (
  organisation int primary key references organisations on delete cascade,
  closing boolean not null
);
comment on table approval_rules is 'For what a house wants a supervisor''s yes.';

create table approvals (
  id uuid primary key,
  case_id uuid not null references cases on delete cascade,
  organisation int not null references organisations on delete cascade,
  reason text not null check (reason ~ '^[a-z_]+$'),
  person_told text not null check (person_told ~ '^[a-z_]+$'),
  asked_by uuid not null references users on delete cascade,
  asked_at timestamptz not null,
  state text not null check (state in ('asked', 'given', 'returned', 'done')),
  answered_by uuid references users on delete set null,
  comment bytea check (octet_length(comment) <= 4096),
  comment_signature bytea check (octet_length(comment_signature) <= 128)
);
create unique index approvals_asked on approvals (case_id) where state = 'asked';
create index approvals_of_organisation on approvals (organisation, state);
create index approvals_of_asker on approvals (asked_by, state);
create index approvals_of_answerer on approvals (answered_by);
comment on table approvals is 'What waits for a supervisor''s yes, and what was given back.';
