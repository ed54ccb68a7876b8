-- A package can also go to whoever receives somebody who goes home.
alter table packages drop constraint packages_purpose_check;
alter table packages add constraint packages_purpose_check check (purpose in ('referral', 'return'));
