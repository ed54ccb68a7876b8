-- Whoever reads a locator, at the desk or in a stolen database, could delete a request or write in its writer's name. The
-- key that grows from the receipt now signs both; of it only the hash of its public half is kept. Requests that came
-- before have none, and go by themselves ninety days after their last line.
alter table reports add column writer bytea check (octet_length(writer) = 32);
alter table reports add constraint reports_have_a_writer check (writer is not null) not valid;
drop function if exists app.report_by(bytea);
