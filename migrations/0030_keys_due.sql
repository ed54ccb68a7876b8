-- After somebody has left, the cases that owe a new key are looked for again and again: they must be found without reading the rest.
create index compartments_due on compartments (case_id) where rotation_due and current;
