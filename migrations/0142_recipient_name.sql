-- Whoever gets something is a recipient everywhere: the name of one outside the network was the last column that said receiver,
-- and what a guard may know of a case answers under the new name (access.sql makes it again).
alter table referrals rename column receiver_name to recipient_name;
drop function if exists app.case_facts(uuid, timestamptz);
