-- After an older backup was restored: two of a house say so, signed, with where the chains go now. Browsers that saw more believe it when
-- their human does.
create table restorations (
  id uuid primary key,
  organisation int not null references organisations,
  body text not null,
  heads text not null,
  stated_at timestamptz not null
);
create index restorations_of_organisation on restorations (organisation, stated_at);
comment on table restorations is 'What two members of an organisation have signed about a backup that was restored.';
create table restoration_signatures (
  restoration uuid not null references restorations on delete cascade,
  user_id uuid not null references users on delete cascade,
  signature bytea not null,
  primary key (restoration, user_id)
);
create index restoration_signatures_of_user on restoration_signatures (user_id);
