-- Adds only.
-- The house's own sign-in, which stands in front of everybody's own way in where its administrators want that.
create table identity_providers (
  id uuid primary key,
  organisation int not null unique references organisations on delete cascade,
  settings text not null check (settings like 'locked1:%'),
  state text not null check (state in ('offered', 'required')),
  suspended_until date,
  made_on date not null
);
comment on table identity_providers is 'The provider (OpenID Connect) at which an organisation''s people sign in before their own way in.';
comment on column identity_providers.settings is 'Its address, our name and secret there, locked.';
comment on column identity_providers.state is 'offered: colleagues may bind their account; required: nobody comes in without it.';
comment on column identity_providers.suspended_until is 'The last day on which it is not asked for, as two administrators wanted while it was down.';

create table identity_provider_changes (
  id uuid not null,
  organisation int primary key references organisations on delete cascade,
  kind text not null check (kind in ('use', 'require', 'suspend', 'end')),
  settings text check (settings like 'locked1:%'),
  until date,
  asked_by uuid not null references users on delete cascade,
  asked_on date not null,
  check ((kind = 'use') = (settings is not null) and (kind = 'suspend') = (until is not null))
);
comment on table identity_provider_changes is 'What one administrator wants of the organisation''s sign-in, until a second one agrees.';

create table identity_bindings (
  user_id uuid primary key references users on delete cascade,
  provider uuid not null references identity_providers on delete cascade,
  subject bytea not null check (length(subject) = 32),
  bound_on date not null,
  unique (provider, subject)
);
comment on table identity_bindings is 'Which account at the provider is whose, by a keyed hash that only a server with the secrets can make.';

alter table sessions add column provider_at timestamptz;
comment on column sessions.provider_at is 'When the organisation''s own sign-in last said that it is they; NULL where it was not asked.';
