-- Times of the work lose their hour after thirty days (src/measures/access.sql, app.coarsen_times). No table changes its form for that.
comment on column track_events.at is 'When it happened; after thirty days the day alone, and the order within it.';
comment on column records.made_at is 'When it was written; after thirty days the day alone, and the order within it.';
