-- A wrap and a record hang on their part of the case, and the part hangs on the case. A second reference, from each row to
-- the case itself, said nothing more and was looked up again for every row that was written.
alter table wraps drop constraint wraps_case_id_fkey;
alter table records drop constraint records_case_id_fkey;
