-- A service with interpreters is found for a language that it does not speak, as one to ask. What is listed already gets the rows
-- that `app.service_indexed` gives what comes.
insert into service_index (code, area, language, service, confidential)
  select distinct i.code, i.area, '?', i.service, i.confidential
  from service_index i join services s on s.id = i.service where s.interpretation is not null
  on conflict do nothing;

-- Whether an agreement still waits for its referral: when another one ends, no open door may rest on it. Of those that stand
-- already, only what is kept back now is known to wait.
alter table consents add column waits boolean not null default false;
update consents a set waits = true where exists (select 1 from wraps w where w.consent = a.track and w.withheld);
comment on column consents.waits is 'Opens nothing before its receiver has accepted a referral.';
