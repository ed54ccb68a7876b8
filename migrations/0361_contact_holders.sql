-- Who at a desk goes on with a contact, and what they have handed over at the end of their shift.
create table contact_holders (
  track uuid primary key references tracks on delete cascade,
  user_id uuid not null references users on delete cascade,
  since timestamptz not null,
  handed_at timestamptz
);
create index contact_holders_user on contact_holders (user_id);
comment on column contact_holders.handed_at is 'When whoever went on with it ended their shift: it waits for the next one.';
