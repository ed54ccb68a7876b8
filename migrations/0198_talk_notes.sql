-- What a counsellor notes of a talk, sealed under her own key: nobody else opens it, and no row of it is shown to anybody else. The day
-- and the words lie inside.
create table talk_notes (
  id uuid primary key,
  track uuid not null references tracks on delete cascade,
  author uuid not null references users on delete cascade,
  note bytea not null
);
create index talk_notes_track on talk_notes (track, author);
comment on table talk_notes is 'Notes of talks, sealed under the key of who wrote them and shown to nobody else.';
