-- The columns are called what the field calls them, before version 1.0 freezes them: how many people come, what an unlocker is
-- made of, the circle on the other side, the last day of a consent, whether a clock may block or expire, and the track of the
-- consent that a wrap or a referral rests on.
alter table referrals rename column party to party_size;
alter table placements rename column party to party_size;
alter table unlockers rename column unlocker to key_material;
alter table tracks rename column other_circle to counterparty_circle;
alter table consents rename column until to valid_until;
alter table clocks rename column hard to enforced;
alter table wraps rename column consent to consent_track;
alter table referrals rename column consent to consent_track;
