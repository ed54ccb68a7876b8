-- On what somebody was typing stands hidden under the secret beside the database: the place as a mark of its own for each of them, and what
-- it names, so that the draft goes with it. Rows from before are hidden at the next start (src/database/lock-rows.ts).
alter table drafts add column about bytea[] not null default '{}';
comment on column drafts.place is 'A mark of the form that it was typed in, made under a key outside the database.';
comment on column drafts.about is 'A mark for each id in that place, made in the same way.';
