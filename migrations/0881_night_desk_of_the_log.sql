-- Which team stands by for the night is what the organisation's own log says: a night desk of three at least, and for the cases of those circles
-- alone that agreed. What was named before stood in a row that nobody had signed: it is named again, and keys that lay ready for it go.
alter table duty_circles add column agreed int[] not null default '{}';
comment on column duty_circles.agreed is 'Circles that let it stand by for the cases that they carry, as the log of their organisation says.';
delete from duty_wraps;
delete from duty_circles;
