-- Requests for help. A visitor may only bring one, and may come back to it by the receipt's locator; the hotline sees
-- what is addressed to it.

alter table reports enable row level security;
alter table reports force row level security;
create policy reports_read on reports for select to continuum_app using (exists (select 1 from tracks t where t.id = track));
grant select on reports to continuum_app;

alter table report_messages enable row level security;
alter table report_messages force row level security;
create policy report_messages_read on report_messages for select to continuum_app using (exists (select 1 from tracks t where t.id = track));
create policy report_messages_add on report_messages for insert to continuum_app with check (from_side = 'hotline' and exists (select 1 from tracks t where t.id = track));
grant select, insert (id, track, from_side, ciphertext, day) on report_messages to continuum_app;

-- What a receipt opens: sealed bytes and the state, never whose. Hit and miss take the same path.
create or replace function app.report_by(of_locator bytea) returns table (track uuid, state text, version int, wrap_own bytea, own_public bytea, ciphertext bytea, day date, sealed_by text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select r.track, t.state, t.version, r.wrap_own, r.own_public, r.ciphertext, r.day, r.sealed_by from reports r join tracks t on t.id = r.track where r.locator = of_locator
$$;
create or replace function app.report_thread(of_locator bytea) returns table (from_side text, ciphertext bytea, day date)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select m.from_side, m.ciphertext, m.day from report_messages m join reports r using (track) where r.locator = of_locator order by m.seq
$$;
create or replace function app.bring_report(of_track uuid, to_circle int, of_locator bytea, own bytea, hotline bytea, for_own bytea, sealed bytea, by text, lang text, at timestamptz)
  returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into tracks (id, kind, state, compartment, owner_circle, opened_at, updated_at) values (of_track, 'contact', 'new', 'open', to_circle, at, at);
  insert into reports values (of_track, of_locator, own, hotline, for_own, sealed, by, lang, (at at time zone 'UTC')::date);
end $$;
create or replace function app.add_to_report(of_locator bytea, message uuid, sealed bytea, at timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into report_messages (id, track, from_side, ciphertext, day)
    select message, r.track, 'person', sealed, (at at time zone 'UTC')::date from reports r where r.locator = of_locator;
  return found;
end $$;
do $$ declare f text; begin
  foreach f in array array['report_by(bytea)', 'report_thread(bytea)',
    'bring_report(uuid,int,bytea,bytea,bytea,bytea,bytea,text,text,timestamptz)', 'add_to_report(bytea,uuid,bytea,timestamptz)'] loop
    execute format('alter function app.%s owner to continuum_definer', f);
    execute format('revoke execute on function app.%s from public', f);
    execute format('grant execute on function app.%s to continuum_public', f);
  end loop;
end $$;
