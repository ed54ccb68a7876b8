-- What need-to-know asks of a process stands at the rows that hang on it: a list is read without asking a function for each row.
alter table tracks add column carrier_circle int;
comment on column tracks.carrier_circle is 'Who carries the case, as the case says; written by triggers.';
alter table track_events add column owner_circle int, add column counterparty_circle int, add column carrier_circle int;
alter table clocks add column track_kind text, add column owner_circle int, add column counterparty_circle int,
  add column carrier_circle int, add column circle_sees_track boolean not null default true;
alter table permits add column track_kind text, add column owner_circle int, add column counterparty_circle int, add column carrier_circle int;
alter table amounts add column case_id uuid references cases on delete cascade, add column track_kind text, add column owner_circle int,
  add column counterparty_circle int, add column carrier_circle int;

alter table tracks disable trigger user;
alter table track_events disable trigger user;
alter table clocks disable trigger user;
alter table permits disable trigger user;
alter table amounts disable trigger user;
update tracks t set carrier_circle = c.owner_circle from cases c where c.id = t.case_id;
update track_events e set owner_circle = t.owner_circle, counterparty_circle = t.counterparty_circle, carrier_circle = t.carrier_circle
  from tracks t where t.id = e.track;
update clocks k set track_kind = t.kind, owner_circle = t.owner_circle, counterparty_circle = t.counterparty_circle,
  carrier_circle = t.carrier_circle, circle_sees_track = k.circle = any (t.visible_to) from tracks t where t.id = k.track;
update permits p set track_kind = t.kind, owner_circle = t.owner_circle, counterparty_circle = t.counterparty_circle,
  carrier_circle = t.carrier_circle from tracks t where t.id = p.track;
update amounts a set case_id = t.case_id, track_kind = t.kind, owner_circle = t.owner_circle, counterparty_circle = t.counterparty_circle,
  carrier_circle = t.carrier_circle from tracks t where t.id = a.track;
alter table clocks alter column track_kind set not null;
alter table permits alter column track_kind set not null;
alter table amounts alter column track_kind set not null;
alter table tracks enable trigger user;
alter table track_events enable trigger user;
alter table clocks enable trigger user;
alter table permits enable trigger user;
alter table amounts enable trigger user;
create index amounts_case on amounts (case_id) where case_id is not null;

-- Who sleeps in a house or comes tonight, found without reading every process of the country.
create index tracks_lodged on tracks ((coalesce(counterparty_circle, owner_circle))) where kind = 'placement' and state in ('held', 'resident', 'away');
-- Doubts about guardians are few, and asked for as a whole.
create index track_events_doubts on track_events (track) where kind = 'guardianship' and move in ('doubt', 'clear_doubt');
