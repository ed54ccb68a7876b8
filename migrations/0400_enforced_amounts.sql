-- What a bailiff or a court has taken in is neither awarded any more nor in the person's hand yet.
alter table amounts drop constraint amounts_kind_check;
alter table amounts add constraint amounts_kind_check check (kind in ('claimed', 'awarded', 'enforced', 'paid'));
