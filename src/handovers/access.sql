-- Who may hand a case on is said in its chain; here stands what follows from that in the tables, and that nothing else does it.

create or replace function app.as_parts(parts text[]) returns text[] language sql immutable parallel safe as $$
  select array(select distinct p from unnest(parts) p order by p)
$$;
-- Whether the person has said yes to being carried by the other side: a consent for that, in force, of everything that
-- the carrier reads by carrying, and of nothing else. It does not depend on who asks; it answers whoever stands on the hand-over.
create or replace function app.yes_to_carrying(of_track uuid, on_day date) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select 1 from tracks t join consents a on a.case_id = t.case_id and a.recipient = t.counterparty_circle join tracks g on g.id = a.track
    where t.id = of_track and t.kind = 'handover' and (app.circles() is null or t.visible_to && app.circles())
      and g.state = 'granted' and a.basis = 'consent' and a.purpose = 'carrying' and a.valid_until >= on_day
      and app.as_parts(a.compartments) = app.as_parts(array(select w.compartment from wraps w join compartments k using (case_id, compartment, epoch)
        where w.case_id = t.case_id and w.circle = t.owner_circle and w.consent_track is null and k.current
          and w.compartment <> 'working')))
$$;

-- Whether somebody in a circle has one of these professions: a question that nobody there could answer is not asked.
create or replace function app.has_one_of(of_circle int, wanted text[]) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select 1 from circle_members m join users u on u.id = m.user_id where m.circle = of_circle and u.state = 'active' and u.roles && wanted)
$$;

-- A case changes hands. The database does it where the newest signed statement of the case says so and nowhere else: the next
-- carrier reads as carrier, the last one's keys and copies go, what it carried of the work goes along. What somebody else holds
-- (a bed, a proceeding, a part that a lawyer began) stays with them.
drop function if exists app.hand_case_on(uuid, text[], timestamptz);
drop function if exists app.hand_case_on(uuid, text[], text[], timestamptz);
drop function if exists app.hand_case_on(uuid, text[], text[], text[], timestamptz);
create or replace function app.hand_case_on(of_track uuid, carried text[], of_the_house text[],
  of_the_carrier text[], named bytea[], at timestamptz) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  of_case uuid;
  old int;
  next int;
  lodging uuid[];
begin
  select t.case_id, t.owner_circle, t.counterparty_circle into of_case, old, next from tracks t
    join cases c on c.id = t.case_id and c.owner_circle = t.owner_circle
    where t.id = of_track and t.kind = 'handover' and t.state = 'handed_over' and t.owner_circle = any (app.circles());
  if not found or not exists (select 1 from case_statements s where s.case_id = of_case
      and s.n = (select max(n) from case_statements where case_id = of_case)
      and s.body::jsonb ->> 't' = 'transfer' and s.body::jsonb ->> 'to' = next::text) then
    raise exception 'nobody signed this' using errcode = '42501';
  end if;
  -- Nobody lets go of the keys before somebody else holds them.
  if exists (select 1 from compartments k where k.case_id = of_case and k.current and k.compartment = any (carried)
      and not exists (select 1 from wraps w where w.case_id = of_case and w.compartment = k.compartment and w.epoch = k.epoch and w.circle = next)) then
    raise exception 'the next carrier does not hold every key' using errcode = '42501';
  end if;
  update wraps set consent_track = null, withheld = false where case_id = of_case and circle = next and compartment = any (carried);
  -- What the person agreed to with the last carrier for itself goes on; everything else owes a new key.
  update wraps w set consent_track = a.track from consents a join tracks t on t.id = a.track
    where w.case_id = of_case and w.circle = old and w.compartment = any (carried) and a.case_id = of_case and a.recipient = old
      and t.counterparty_circle = old and t.state = 'granted' and w.compartment = any (a.compartments);
  update compartments k set rotation_due = true where k.case_id = of_case and k.current and exists (select 1 from wraps w
    where w.case_id = of_case and w.compartment = k.compartment and w.circle = old and w.consent_track is null and w.compartment = any (carried));
  delete from wraps w where w.case_id = of_case and w.circle = old and w.consent_track is null and w.compartment = any (carried);
  -- What it noted for itself is no part of the file that goes on: nobody reads it there.
  delete from wraps w where w.case_id = of_case and w.circle = old and w.compartment = 'working';
  delete from records r where r.case_id = of_case and r.compartment = 'working';
  delete from page_wraps w using pages p where p.id = w.page and p.case_id = of_case and w.circle = old and w.consent_track is null;
  if not exists (select 1 from wraps w where w.case_id = of_case and w.circle = old and w.compartment = 'identity') then
    delete from headers h where h.case_id = of_case and h.circle = old;
  end if;
  -- What its people were typing on the case, sealed under their own keys: there is nowhere left where they could keep it.
  if not exists (select 1 from wraps w where w.case_id = of_case and w.circle = old) then
    delete from drafts d using users u, circles c where c.id = old and u.id = d.user_id and u.organisation = c.organisation
      and d.about <> '{}' and d.about && app.draft_marks(named, d.user_id);
  end if;
  -- A bed of its own house stays that house's: from here on it is the other side of that stay, with the duties of one.
  lodging := array(select distinct o.track from bed_times o join beds b on b.id = o.bed join tracks t on t.id = o.track
    where t.case_id = of_case and t.owner_circle = old and t.counterparty_circle is null and o.live and b.circle = old);
  -- Also what the carrier owes on a track that somebody else holds.
  update clocks k set circle = next from tracks t where t.id = k.track and t.case_id = of_case
    and (t.owner_circle = old or t.counterparty_circle is distinct from old or k.clock = any (of_the_carrier))
    and t.kind <> 'handover' and k.circle = old and k.stopped_at is null and not (k.track = any (lodging) and k.clock = any (of_the_house));
  -- What was agreed for somebody outside the network is kept under the number of whoever writes to them.
  update consents a set recipient = next from tracks t where t.id = a.track and a.case_id = of_case and a.recipient = old
    and t.owner_circle = old and t.counterparty_circle is null;
  -- The hand-over itself stays in the log of work of whoever did it.
  update tracks set owner_circle = next, counterparty_circle = case when id = any (lodging) then old else counterparty_circle end
    where case_id = of_case and owner_circle = old and kind <> 'handover';
  update cases set owner_circle = next, updated_at = at, version = version + 1 where id = of_case;
end $$;

alter function app.yes_to_carrying(uuid, date) owner to continuum_definer;
alter function app.has_one_of(int, text[]) owner to continuum_definer;
alter function app.hand_case_on(uuid, text[], text[], text[], bytea[], timestamptz) owner to continuum_definer;
revoke execute on function app.yes_to_carrying(uuid, date), app.has_one_of(int, text[]),
  app.hand_case_on(uuid, text[], text[], text[], bytea[], timestamptz) from public;
grant execute on function app.yes_to_carrying(uuid, date) to continuum_app, continuum_worker;
grant execute on function app.hand_case_on(uuid, text[], text[], text[], bytea[], timestamptz), app.has_one_of(int, text[]) to continuum_app;
-- Who carries a case is changed by what was signed and by nothing else.
revoke update (owner_circle) on cases from continuum_app;
revoke update (owner_circle) on tracks from continuum_app, continuum_worker;
