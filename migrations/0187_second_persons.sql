-- A supervisor's yes also before a level of danger is lowered, in houses that want it, and a supervisor asked to erase what one may not erase oneself.
alter table approval_rules add column lowering boolean not null default false;
alter table approvals add column about text not null default 'closing' check (about in ('closing', 'lowering', 'erasing'));
alter table approvals alter column reason drop not null, alter column person_told drop not null;
alter table approvals add column level text check (level in ('medium', 'low'));
alter table approvals add column own_view text check (own_view ~ '^[a-z_]+$');
alter table approvals add column family_considered boolean;
alter table approvals add constraint approvals_answers check (case about
  when 'closing' then reason is not null and person_told is not null
  when 'lowering' then level is not null and own_view is not null and family_considered is not null
  else true end);
drop index approvals_asked;
create unique index approvals_asked on approvals (case_id, about) where state = 'asked';
comment on column approvals.about is 'For what a yes is asked: closing, lowering the level of danger, erasing.';
