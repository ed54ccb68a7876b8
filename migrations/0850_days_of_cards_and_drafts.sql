-- When a card was given, and when somebody typed what they have not sent, is kept by its day: nobody reads more of it, and a copy of the
-- database told the hour.
update cards set made_at = date_trunc('day', made_at, 'UTC') where made_at <> date_trunc('day', made_at, 'UTC');
update circles set made_at = date_trunc('day', made_at, 'UTC') where kind = 'person' and made_at <> date_trunc('day', made_at, 'UTC');
update drafts set saved_at = date_trunc('day', saved_at, 'UTC') where saved_at <> date_trunc('day', saved_at, 'UTC');
comment on column drafts.saved_at is 'The day on which it was kept, in UTC.';
