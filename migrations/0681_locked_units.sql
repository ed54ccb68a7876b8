-- For whom a unit is and how it lives, and what a room has, say of whoever sleeps there whether they are a woman, have children, or climb no
-- stairs. They stand locked (decision 99), as codes with commas between: no query of ours compares them.
alter table bed_units
  alter takes drop default, alter takes type text using array_to_string(takes, ','), alter takes set default '',
  alter rules drop default, alter rules type text using array_to_string(rules, ','), alter rules set default '';
alter table bed_rooms
  alter features drop default, alter features type text using array_to_string(features, ','), alter features set default '';
