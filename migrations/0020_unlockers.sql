-- Several ways in for each member of staff: a passphrase, a recovery code, any number of passkeys; and when somebody last
-- proved that it is they who sit there.

alter table unlockers add column id uuid not null default gen_random_uuid();
alter table unlockers add column sealed_name bytea;
alter table unlockers add column made_at timestamptz not null default clock_timestamp();
alter table unlockers alter column made_at drop default;
alter table unlockers drop constraint unlockers_pkey;
alter table unlockers add primary key (id);
alter table unlockers drop constraint unlockers_kind_check;
alter table unlockers add constraint unlockers_kind_check check (kind in ('passphrase', 'recovery', 'passkey'));
create unique index unlockers_one_each on unlockers (user_id, kind) where kind <> 'passkey';
create index unlockers_user on unlockers (user_id);

-- What the server needs to check an assertion. Which authenticator it is, and on which device, is not asked.
create table passkeys (
  credential bytea primary key check (length(credential) between 16 and 1023),
  unlocker uuid not null unique references unlockers on delete cascade,
  user_id uuid not null references users on delete cascade,
  public_key bytea not null,
  counter bigint not null
);
create index passkeys_user on passkeys (user_id);

alter table sessions add column proved_at timestamptz not null default clock_timestamp();

-- It answers with one column more; access.sql makes it again.
drop function if exists app.session(text);
