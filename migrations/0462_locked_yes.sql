-- In which language somebody said yes stands in what was signed of it: that part of a statement, and its signature, by which a guess could be
-- proved, are locked like other languages (src/database/locked.ts). Rows that lie open are locked at the next start.
alter table case_statements drop constraint case_statements_signature_check;
alter table case_statements drop constraint case_statements_body_check;
