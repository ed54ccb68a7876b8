-- The network: who the organisations are, the people who work in them, the circles that hold keys, and sessions.
-- Names of people never stand here in clear: a staff member has an invented handle, a survivor is a number.

create schema if not exists app;

-- Roles are cluster wide, so they may already be there. Nobody logs in as any of them but continuum_login.
do $$
begin
  if not exists (select from pg_roles where rolname = 'continuum_app') then create role continuum_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'continuum_public') then create role continuum_public nologin; end if;
  if not exists (select from pg_roles where rolname = 'continuum_ministry') then create role continuum_ministry nologin; end if;
  if not exists (select from pg_roles where rolname = 'continuum_worker') then create role continuum_worker nologin; end if;
  if not exists (select from pg_roles where rolname = 'continuum_definer') then create role continuum_definer nologin bypassrls; end if;
end $$;

create table organisations (
  id int generated always as identity primary key,
  kind text not null check (kind ~ '^[a-z_]+$'),
  name text not null,
  district text,
  languages text[] not null default '{}',
  phone text,
  listed boolean not null default true,
  pack text not null default 'palermo',
  state text not null default 'active' check (state in ('active', 'left')),
  joined_at timestamptz not null
);
comment on table organisations is 'Members of the network. A shelter has no address here or anywhere on the server.';

create table circles (
  id int generated always as identity primary key,
  organisation int references organisations on delete restrict,
  kind text not null check (kind in ('organisation', 'team', 'person')),
  epoch int not null default 1,
  public_key bytea check (length(public_key) = 32),
  commitment bytea,
  made_at timestamptz not null,
  check ((kind = 'person') = (organisation is null))
);
create index circles_organisation on circles (organisation);
comment on table circles is 'Everybody who shares a key. A survivor is a circle of one.';

create table circle_epochs (
  circle int not null references circles on delete cascade,
  epoch int not null,
  public_key bytea not null,
  commitment bytea not null,
  previous_box bytea,
  primary key (circle, epoch)
);

create table users (
  id uuid primary key,
  organisation int not null references organisations on delete restrict,
  handle text not null unique collate "C" check (handle ~ '^[a-z0-9-]{2,40}$'),
  roles text[] not null,
  language text not null default 'en',
  state text not null default 'invited' check (state in ('invited', 'active', 'suspended')),
  enc_public bytea,
  sig_public bytea,
  sealed_keys bytea,
  sealed_name bytea,
  opaque_record text,
  invitation_hash bytea,
  joined_at timestamptz not null
);
create index users_organisation on users (organisation);

create table circle_members (
  circle int not null references circles on delete cascade,
  user_id uuid not null references users on delete cascade,
  epoch int not null,
  sealed_seed bytea not null,
  primary key (circle, user_id, epoch)
);
create index circle_members_user on circle_members (user_id);

create table unlockers (
  user_id uuid not null references users on delete cascade,
  kind text not null check (kind in ('passphrase', 'recovery')),
  unlocker jsonb not null,
  primary key (user_id, kind)
);
comment on column unlockers.unlocker is 'Public half, sealed private half, commitment and wrapped root secret: bytes only.';

-- A survivor's card: words on paper lead to a locator and to keys; neither words nor person can be found from here.
create table cards (
  circle int primary key references circles on delete cascade,
  locator bytea not null unique,
  sig_public bytea not null,
  language text not null,
  state text not null default 'active' check (state in ('active', 'frozen')),
  made_at timestamptz not null
);

create table sessions (
  hash bytea primary key check (length(hash) = 32),
  kind text not null check (kind in ('staff', 'person')),
  user_id uuid references users on delete cascade,
  circles int[] not null,
  organisation int references organisations on delete cascade,
  roles text[] not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null
);
create index sessions_user on sessions (user_id);

create table settings (
  key text primary key,
  value jsonb not null
);
comment on table settings is 'The network''s own facts: country, time zone, emergency number, whether it is a demonstration and how far its clock was moved.';

-- One answer for each key, so that a repeated request is the same request.
create table idempotency (
  actor text not null,
  key text not null,
  endpoint text not null,
  body_hash bytea not null,
  answer jsonb,
  made_at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_age on idempotency (made_at);
