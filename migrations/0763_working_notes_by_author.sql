-- Adds only.
-- Whoever opens My work is asked about their own working notes: found by their author, and not by going through the notes of every case.
create index records_working_by_author on records (author, made_at) where kind = 'note' and compartment = 'working';
