-- Notes that stood on a person's page before notes waited (0690) stay there: those of the last week would have gone from it with the update.
insert into note_readings (record, case_id, told_on)
  select r.id, r.case_id, (r.made_at at time zone coalesce((select n.value ->> 'timezone' from settings n where n.key = 'network'), 'Etc/UTC'))::date
  from records r, (select m.applied_at
      + coalesce((select (c.value #>> '{}')::numeric from settings c where c.key = 'clock'), 0) * interval '1 millisecond' as at
    from app.migrations m where m.name = '0690_note_readings.sql') began
  where r.kind = 'note' and r.author is not null and r.case_id is not null and r.made_at < began.at and r.made_at > began.at - interval '9 days'
  on conflict (record) do nothing;
comment on column note_readings.told_on is
  'The day on which it was talked about, or written where it stood on their page before notes waited: from then on it stands there.';
