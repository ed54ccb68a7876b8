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

-- What strangers take of the disk with what has arrived: of all networks of this server, and of the desk that it came for.
create or replace function app.attachment_room(of_id uuid) returns table (taken bigint, of_desk bigint)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(sum(r.bytes), 0)::bigint,
    coalesce(sum(r.bytes) filter (where r.circle = (select coalesce(a.circle, 0) from attachments a where a.id = of_id)), 0)::bigint
  from attachment_rooms r
$$;
create or replace function app.attachment_grew(of_id uuid, by_bytes int) returns void
  language sql volatile security definer set search_path = pg_catalog, public as $$
  with grown as (update attachments set arrived = arrived + by_bytes where id = of_id returning coalesce(circle, 0) as circle)
  insert into attachment_rooms as r (circle, bytes) select circle, by_bytes from grown on conflict (circle) do update set bytes = r.bytes + excluded.bytes
$$;
create or replace function app.attachment_leaves_room() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update attachment_rooms set bytes = greatest(bytes - old.arrived, 0) where circle = coalesce(old.circle, 0);
  return null;
end $$;
create or replace trigger attachment_leaves_room after delete on attachments for each row when (old.arrived > 0) execute function app.attachment_leaves_room();
alter table attachment_rooms enable row level security;
alter table attachment_rooms force row level security;
create policy attachment_rooms_definer on attachment_rooms for all to continuum_definer using (true) with check (true);
-- Whose room a message takes is what its own row says, and nobody's to choose.
create or replace function app.attachment_desk() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  new.arrived := 0;
  new.circle := coalesce((select t.owner_circle from tracks t where t.id = new.report),
    (select c.owner_circle from messages m join cases c on c.id = m.case_id where m.id = new.message));
  return new;
end $$;
create or replace trigger attachment_desk before insert on attachments for each row execute function app.attachment_desk();
-- Answers one column more than it did, and what counted announced bytes is gone.
drop function if exists app.attachment_announced(uuid), app.attachment_bytes();
-- Whoever knows its name, which was drawn at random, may bring its bytes and say that they are whole; nothing of them can be read by it.
create or replace function app.attachment_announced(of_id uuid) returns table (object text, pieces int, padded int, arrived int, state text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select a.object, a.pieces, a.padded, a.arrived, a.state from attachments a where a.id = of_id
$$;
create or replace function app.attachment_arrived(of_id uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, public as $$
  update attachments set state = 'kept' where id = of_id
$$;
do $$ declare f text; begin
  foreach f in array array['attachment_leaves_room()', 'attachment_desk()',
    'attachment_room(uuid)', 'attachment_grew(uuid, int)', 'attachment_announced(uuid)', 'attachment_arrived(uuid)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.attachment_room(uuid), app.attachment_grew(uuid, int), app.attachment_announced(uuid), app.attachment_arrived(uuid)
  to continuum_public;
