-- Of two colleagues who read the same reasons in the same second one is asked again: there is one last reading.
create unique index reason_readings_nth on reason_readings (reasons, nth);
