-- What the coordinator keeps of the organisations of the network: when each one's agreement is looked at again, and what it was
-- reminded of. And what finds late duties and unanswered requests of the whole network without reading it all.
create table organisation_agreements (
  organisation int primary key references organisations on delete cascade,
  signed_on date not null,
  review_on date not null check (review_on > signed_on),
  noted_at timestamptz not null
);
comment on table organisation_agreements is 'Since when an organisation works under the agreement of the network, and when both look at it again.';

create table organisation_reminders (
  id uuid primary key,
  organisation int not null references organisations on delete cascade,
  about text not null check (about in ('late', 'referrals')),
  on_day date not null,
  waiting int not null check (waiting > 0),
  oldest_at timestamptz not null,
  sent_at timestamptz not null,
  answer text check (answer in ('on_it', 'need_help', 'done_already')),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null)),
  unique (organisation, about, on_day)
);
comment on table organisation_reminders is 'The coordinator reminds an organisation, never a person, and reads what it answers.';

create index clocks_late on clocks (due_at) where stopped_at is null;
create index tracks_unanswered on tracks (opened_at) where kind = 'referral' and state in ('enquiry', 'sent', 'received');
create index tracks_without_bed on tracks (opened_at) where kind = 'placement' and state in ('requested', 'matched');
