-- An organisation tries its recovery sheets in its first week (app.recovery_drill_by). Those that are here already have a week from this day.
insert into settings (key, value) values ('recovery_rule', to_jsonb(now()));
