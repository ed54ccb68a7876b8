-- When the newest urgent duty of a circle came: the alarm on screen asks for it every quarter of a minute, however many wait.
create index clocks_newest_urgent on clocks (circle, started_at desc) where stopped_at is null and urgency = 0;
