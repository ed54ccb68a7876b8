-- The words that a person agreed to are kept once for each agreement: nobody adds others beside them later.
create unique index records_agreed on records (track) where kind = 'agreed';
