-- Of two colleagues who read the same reasons in the same second one is asked again: there is one last reading. Those of before are put in order.
update reason_readings r set nth = n.nth from (select id, row_number() over (partition by reasons order by nth, read_on, id) as nth from reason_readings) n
  where n.id = r.id and n.nth <> r.nth;
create unique index reason_readings_nth on reason_readings (reasons, nth);
