-- How much danger somebody is in, apart from the row of the case: a policy of its own says which professions read it.
create table case_risks (
  case_id uuid primary key references cases on delete cascade,
  level text not null check (level in ('high', 'medium', 'low'))
);
insert into case_risks (case_id, level) select id, risk from cases;
alter table cases drop column risk;
comment on table case_risks is 'How much danger somebody is in: high until it is assessed. The reasons are sealed.';
