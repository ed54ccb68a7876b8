-- Whether the id of what a line is about stands hidden anew in each hour; lines from before stand hidden by their day, or in clear.
alter table audit.entries add column by_hour boolean not null default false;
