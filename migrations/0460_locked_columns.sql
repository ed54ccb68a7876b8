-- Which language somebody understands, and what a worker signed of a case, stand locked under a key that is not in the database
-- (src/database/locked.ts). Rows that lie open are locked when the program next starts.
alter table signed_moves drop constraint signed_moves_signature_check;
alter table signed_moves drop constraint signed_moves_body_check;
alter table signed_moves alter column signature type text using translate(encode(signature, 'base64'), E'+/=\n', '-_');
alter table own_calendars drop constraint own_calendars_language_check;
comment on column cases.language is 'Which language the person understands, locked under a key outside the database.';
comment on column signed_moves.body is 'What was signed, locked under a key outside the database.';
