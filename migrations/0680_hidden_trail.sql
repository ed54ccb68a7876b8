-- Whether the id of what a line is about stands hidden: lines from before keep theirs as it was, since no line is ever changed.
alter table audit.entries add column hidden boolean not null default false;
