-- A referral that nobody answers: it is reminded of, and the clear enquiry (need, urgency, language; no identity) goes on to the
-- next place that the worker named, one after the other.
create table referral_rungs (
  track uuid not null references referrals on delete cascade,
  position smallint not null check (position between 1 and 5),
  circle int not null references circles on delete cascade,
  asked uuid references referrals on delete set null,
  asked_at timestamptz,
  primary key (track, position),
  unique (track, circle),
  check (asked is null or asked_at is not null)
);
create index referral_rungs_asked on referral_rungs (asked) where asked is not null;
create index referral_rungs_circle on referral_rungs (circle);
comment on table referral_rungs is 'Who is asked next where nobody answers, in this order. Seen by who sent the referral.';
comment on column referral_rungs.asked is 'The enquiry that was made of them.';
alter table referrals add column reminded_at timestamptz;
comment on column referrals.reminded_at is 'When half of the time to answer had gone by without an answer.';
