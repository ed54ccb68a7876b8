-- A limit in hours is late before its day is over: it keeps its instant and no day, so that nobody reads "today" for "two hours ago".
update clocks c set due_on = null from settings s
where s.key = 'network' and c.due_on is not null and (c.due_at at time zone (s.value ->> 'timezone'))::time <> time '00:00';
comment on column clocks.due_on is 'The day on which it is due; nothing where its limit is an hour.';
