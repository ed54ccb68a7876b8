-- What leaves the house: that there is something, never what. Where it goes lies sealed to the sender's own key, which this server
-- does not have; the queue names it by a random number. Channel and hours are sealed in the same way.
create table sender (
  only_one boolean primary key default true check (only_one),
  public_key bytea not null check (octet_length(public_key) = 32),
  channels text[] not null check (channels <@ array['mail', 'sms']),
  seen_at timestamptz not null
);
comment on table sender is 'The process that sends: its public key, what it can send by, and when it was last there.';

create table destinations (
  id uuid primary key,
  user_id uuid unique references users on delete cascade,
  case_id uuid unique references cases on delete cascade,
  sealed bytea not null check (octet_length(sealed) between 82 and 2048),
  hours bytea not null check (octet_length(hours) between 82 and 2048),
  sealed_to bytea not null check (octet_length(sealed_to) = 32),
  digest boolean not null default false,
  made_on date not null,
  check ((user_id is null) <> (case_id is null))
);
comment on table destinations is 'Where somebody wants to be told that there is something, sealed to the sender; gone as soon as they no longer want it.';

create table outbox (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z]+:[0-9a-z:-]{1,120}$'),
  destination uuid not null references destinations on delete cascade,
  kind text not null check (kind in ('something_new', 'duty', 'digest')),
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'receipt', 'failed')),
  tries smallint not null default 0,
  queued_at timestamptz not null,
  next_at timestamptz not null,
  sent_on date
);
create index outbox_waiting on outbox (next_at) where state in ('queued', 'sending', 'sent');
create index outbox_of_destination on outbox (destination);
comment on table outbox is 'Notices that wait, leave and have left: which kind, to which sealed destination, how far. No word and no address.';
