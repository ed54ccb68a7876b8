-- A photo or a voice note is seen by whoever sees the message that it came with, once it is whole.

create or replace trigger attachment_gone after delete on attachments for each row execute function app.paper_gone();

alter table attachments enable row level security;
alter table attachments force row level security;
create policy attachments_read on attachments for select to continuum_app using (
  exists (select 1 from reports r where r.track = report) or exists (select 1 from messages m where m.id = message));
-- With a message of one's own, in the same breath.
create policy attachments_announce on attachments for insert to continuum_app with check (state = 'arriving' and report is null
  and exists (select 1 from messages m where m.id = message and m.author is not distinct from (select app.actor())));
create policy attachments_worker on attachments for all to continuum_worker using (true) with check (true);
grant select, insert on attachments to continuum_app;
grant select, insert, delete on attachments to continuum_worker;

-- What strangers take of the disk with what they send, of all networks of this server.
create or replace function app.attachment_bytes() returns bigint language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(sum(padded), 0) from attachments
$$;
-- Whoever knows its name, which was drawn at random, may bring its bytes and say that they are whole; nothing of them can be read by it.
create or replace function app.attachment_announced(of_id uuid) returns table (object text, pieces int, padded int, state text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select a.object, a.pieces, a.padded, a.state from attachments a where a.id = of_id
$$;
create or replace function app.attachment_arrived(of_id uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, public as $$
  update attachments set state = 'kept' where id = of_id
$$;
do $$ declare f text; begin
  foreach f in array array['attachment_bytes()', 'attachment_announced(uuid)', 'attachment_arrived(uuid)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.attachment_bytes() to continuum_app, continuum_worker, continuum_public;
grant execute on function app.attachment_announced(uuid), app.attachment_arrived(uuid) to continuum_public;
