-- A consent is seen by its two sides, the person and whoever carries the case: exactly who sees its track.

alter table consents enable row level security;
alter table consents force row level security;
create policy consents_read on consents for select to continuum_app using (app.shows_track(track));
create policy consents_add on consents for insert to continuum_app with check (app.shows_track(track));
create policy consents_change on consents for update to continuum_app using (app.shows_track(track));
create policy consents_worker on consents for select to continuum_worker using (true);
grant select, insert, update (given_on, language, method, valid_until, told, replaced_by) on consents to continuum_app;
grant select on consents to continuum_worker;

-- Two consents may give one circle the same part, for two purposes or one after the other. There is one wrap, and it rests
-- on one of them: on the newest; when that ends, on another that is still in force. So a part is open as long as any
-- consent opens it, and no longer. What was agreed for somebody outside has no other side and opens nothing; nor does one that
-- waits for a referral to be accepted: a door that stands open rests on it only where it came in the place of the one that opened it.
drop function if exists app.rest_wraps(uuid, boolean);
create or replace function app.rest_wraps(of_consent uuid) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare n int;
begin
  if not exists (select 1 from tracks t where t.id = of_consent and t.kind = 'consent' and t.state = 'granted' and t.counterparty_circle is not null
    and t.visible_to && app.circles()) then return 0; end if;
  update wraps w set consent_track = of_consent, withheld = w.withheld and a.waits from consents a
    where a.track = of_consent and w.case_id = a.case_id and w.circle = a.recipient and w.compartment = any (a.compartments)
      and w.consent_track is not null and (w.withheld or not a.waits) and app.may_wrap(w.case_id, w.compartment);
  get diagnostics n = row_count;
  return n;
end $$;
create or replace function app.rest_elsewhere(of_consent uuid) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update wraps w set consent_track = other.track from wraps old cross join lateral (
      select a.track from consents a join tracks t on t.id = a.track where a.case_id = old.case_id and a.recipient = old.circle
        and old.compartment = any (a.compartments) and t.state = 'granted' and t.counterparty_circle = a.recipient and a.track <> of_consent
        and (old.withheld or not a.waits or exists (select 1 from tracks ended where ended.id = of_consent and ended.state = 'superseded'))
        order by a.valid_until desc, a.track limit 1) other
    where old.consent_track = of_consent and w.case_id = old.case_id and w.compartment = old.compartment and w.epoch = old.epoch and w.circle = old.circle;
end $$;

-- Withdrawing deletes the wraps of one consent and marks their compartments for a new key, whoever asks: the person on a
-- phone without script holds no keys, and still the door must close at once.
create or replace function app.withdraw_wraps(of_consent uuid) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare n int;
begin
  if not exists (select 1 from tracks t where t.id = of_consent and t.kind = 'consent'
    and (app.circles() is null or t.visible_to && app.circles())) then return 0; end if;
  -- First, and alone: a key that is being turned at this moment is then seen, with whom it was given to.
  perform 1 from compartments k where k.current and k.case_id = (select case_id from consents where track = of_consent) for update;
  perform app.rest_elsewhere(of_consent);
  update compartments k set rotation_due = true where k.current and exists (select 1 from wraps w
    where w.consent_track = of_consent and w.case_id = k.case_id and w.compartment = k.compartment and not w.withheld);
  -- The door closes; what another consent will open once it is accepted is kept back for it.
  update wraps w set consent_track = other.track, withheld = true from wraps old cross join lateral (
      select a.track from consents a join tracks t on t.id = a.track where a.case_id = old.case_id and a.recipient = old.circle and a.waits
        and old.compartment = any (a.compartments) and t.state = 'granted' and t.counterparty_circle = a.recipient
        and a.track <> of_consent order by a.valid_until desc, a.track limit 1) other
    where old.consent_track = of_consent and w.case_id = old.case_id and w.compartment = old.compartment and w.epoch = old.epoch and w.circle = old.circle;
  delete from waiting_readers w where w.consent_track = of_consent;
  delete from page_wraps w where w.consent_track = of_consent;
  delete from wraps w where w.consent_track = of_consent;
  get diagnostics n = row_count;
  -- Whoever may not open the name any more keeps no copy of it here either.
  delete from headers h using consents a where a.track = of_consent and h.case_id = a.case_id and h.circle = a.recipient
    and not exists (select 1 from wraps w where w.case_id = h.case_id and w.circle = h.circle and w.compartment = 'identity' and not w.withheld);
  return n;
end $$;
alter function app.rest_wraps(uuid) owner to continuum_definer;
revoke execute on function app.rest_wraps(uuid) from public;
grant execute on function app.rest_wraps(uuid) to continuum_app;
alter function app.rest_elsewhere(uuid) owner to continuum_definer;
revoke execute on function app.rest_elsewhere(uuid) from public;
alter function app.withdraw_wraps(uuid) owner to continuum_definer;
revoke execute on function app.withdraw_wraps(uuid) from public;
grant execute on function app.withdraw_wraps(uuid) to continuum_app, continuum_worker;

-- The keys that a stop is about to take away, for the person who stops it: whoever holds them for half a minute cannot open them.
create or replace function app.wraps_of_stop(of_consent uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(jsonb_agg(jsonb_build_object('compartment', w.compartment, 'epoch', w.epoch, 'circle', w.circle, 'circle_epoch', w.circle_epoch,
      'form', w.form, 'wrap', encode(w.wrap, 'base64'), 'made_at', w.made_at)), '[]')
  from wraps w join tracks t on t.id = w.consent_track
  where w.consent_track = of_consent and not w.withheld and t.kind = 'consent' and t.person_circle = any (app.circles())
$$;
alter function app.wraps_of_stop(uuid) owner to continuum_definer;
revoke execute on function app.wraps_of_stop(uuid) from public;
grant execute on function app.wraps_of_stop(uuid) to continuum_app;

-- Gives them back to the one place that had them, after the person has undone the stop. Not where a key was changed since, nor where the stop
-- stands in the chain: then it takes a new yes. That a new key is due stays so; whoever carries the case makes it for all who read.
create or replace function app.put_wraps_back(of_consent uuid, kept jsonb) returns boolean language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare of_case uuid; recipient int; parts text[];
begin
  select a.case_id, a.recipient, a.compartments into of_case, recipient, parts from consents a join tracks t on t.id = a.track
    where a.track = of_consent and t.state = 'granted' and t.person_circle = any (app.circles());
  if of_case is null or exists (select 1 from case_statements s where s.case_id = of_case
    and s.body::jsonb ->> 't' = 'revoke' and s.body::jsonb ->> 'grant' = of_consent::text) then return false; end if;
  perform 1 from compartments k where k.current and k.case_id = of_case for update;
  if exists (select 1 from unnest(parts) part where not exists (select 1 from jsonb_to_recordset(kept) as w(compartment text, epoch int, circle int)
      join compartments k on k.case_id = of_case and k.compartment = w.compartment and k.epoch = w.epoch and k.current
      where w.compartment = part and w.circle = recipient)) then return false; end if;
  insert into wraps (case_id, compartment, epoch, circle, circle_epoch, form, wrap, consent_track, withheld, made_at)
    select of_case, w.compartment, w.epoch, w.circle, w.circle_epoch, w.form, decode(w.wrap, 'base64'), of_consent, false, w.made_at
    from jsonb_to_recordset(kept) as w(compartment text, epoch int, circle int, circle_epoch int, form text, wrap text, made_at timestamptz)
    where w.circle = recipient and w.compartment = any (parts)
    on conflict (case_id, compartment, epoch, circle) do update set consent_track = of_consent, withheld = false;
  return true;
end $$;
alter function app.put_wraps_back(uuid, jsonb) owner to continuum_definer;
revoke execute on function app.put_wraps_back(uuid, jsonb) from public;
grant execute on function app.put_wraps_back(uuid, jsonb) to continuum_app;

-- Opens the door that a consent made ready: its recipient has accepted the very referral that rests on it. Where a newer yes has come in
-- its place and waits for a referral of its own, they read what both name; where it adds nothing, it waits no longer.
create or replace function app.release_wraps(of_consent uuid) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare n int; heirs uuid[];
begin
  if not exists (select 1 from consents a join tracks t on t.id = a.track join referrals r on r.consent_track = a.track and r.case_id = a.case_id
      join tracks asked on asked.id = r.track and asked.state = 'accepted' and asked.owner_circle = t.owner_circle and asked.counterparty_circle = a.recipient
    where a.track = of_consent and t.state in ('granted', 'superseded') and a.recipient = any (app.circles())) then return 0; end if;
  with recursive heir(track) as (
    select of_consent union select c.replaced_by from heir h join consents c on c.track = h.track where c.replaced_by is not null)
  select array_agg(h.track) into heirs from heir h join tracks t on t.id = h.track where t.state = 'granted';
  update consents h set waits = false from consents a where a.track = of_consent and h.track = any (heirs) and h.compartments <@ a.compartments;
  update page_wraps w set withheld = false where w.consent_track = any (heirs) and w.withheld;
  update wraps w set withheld = false from consents a where a.track = of_consent and w.case_id = a.case_id
    and w.circle = a.recipient and w.compartment = any (a.compartments) and w.withheld
    and (of_consent = any (heirs) or w.consent_track = any (heirs));
  get diagnostics n = row_count;
  return n;
end $$;
alter function app.release_wraps(uuid) owner to continuum_definer;
revoke execute on function app.release_wraps(uuid) from public;
grant execute on function app.release_wraps(uuid) to continuum_app;

-- Who waits for a part: a consent with them is in force, and opens it once they accept, or has opened it with a key that was turned
-- without them. Whoever turns it gives them the new one too, kept back where the old one is; so who may turn it is told, and nobody else.
create or replace function app.awaiting(of_case uuid, of_compartment text, on_day date) returns int[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  if not app.may_turn(of_case, of_compartment) then return '{}'; end if;
  return (select coalesce(array_agg(distinct w.circle order by w.circle), '{}') from wraps w
    join consents a on a.track = w.consent_track join tracks t on t.id = a.track
    where w.case_id = of_case and w.compartment = of_compartment and t.state = 'granted' and a.valid_until >= on_day
      and w.circle <> all (app.holders(of_case, of_compartment)));
end $$;
alter function app.awaiting(uuid, text, date) owner to continuum_definer;
revoke execute on function app.awaiting(uuid, text, date) from public;
grant execute on function app.awaiting(uuid, text, date) to continuum_app;

-- Who reads by a consent in force that waits for a referral, whether one is on its way or has been declined: the chain names them,
-- so a new key is wrapped for them too, and kept back.
create or replace function app.agreed_and_waiting(of_case uuid, of_compartment text, on_day date) returns table (circle int, consent_track uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct on (a.recipient) a.recipient, a.track from consents a join tracks t on t.id = a.track
  where a.case_id = of_case and a.waits and of_compartment = any (a.compartments) and t.state = 'granted' and a.valid_until >= on_day
    and a.recipient <> all (app.holders(of_case, of_compartment)) and app.may_turn(of_case, of_compartment) order by a.recipient, a.valid_until desc
$$;
alter function app.agreed_and_waiting(uuid, text, date) owner to continuum_definer;
revoke execute on function app.agreed_and_waiting(uuid, text, date) from public;
grant execute on function app.agreed_and_waiting(uuid, text, date) to continuum_app;

-- Which consent each circle's newest key rests on, and whether it is kept back, so that a turned key goes on as the old one did.
drop function if exists app.wrap_consents(uuid);
create or replace function app.wrap_consents(of_case uuid)
  returns table (compartment text, circle int, consent_track uuid, withheld boolean) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select distinct on (w.compartment, w.circle) w.compartment, w.circle, w.consent_track, w.withheld from wraps w join cases c on c.id = w.case_id
  where w.case_id = of_case and c.visible_to && app.circles() order by w.compartment, w.circle, w.epoch desc
$$;
alter function app.wrap_consents(uuid) owner to continuum_definer;
revoke execute on function app.wrap_consents(uuid) from public;
grant execute on function app.wrap_consents(uuid) to continuum_app;

-- A referral was declined, recalled or forgotten: keys that were still waiting for its answer go.
create or replace function app.drop_withheld(of_consent uuid) returns int language plpgsql security definer set search_path = pg_catalog, public as $$
declare n int;
begin
  if not exists (select 1 from tracks t where t.id = of_consent and (app.circles() is null or t.visible_to && app.circles())) then return 0; end if;
  perform app.rest_elsewhere(of_consent) where exists (select 1 from wraps w where w.consent_track = of_consent and w.withheld);
  delete from page_wraps w where w.consent_track = of_consent and w.withheld;
  delete from wraps w where w.consent_track = of_consent and w.withheld;
  get diagnostics n = row_count;
  return n;
end $$;
alter function app.drop_withheld(uuid) owner to continuum_definer;
revoke execute on function app.drop_withheld(uuid) from public;
grant execute on function app.drop_withheld(uuid) to continuum_app, continuum_worker;

-- Whether a guardian was doubted after something was agreed to for a child, and nobody has said that it holds all the same.
create or replace function app.guardian_doubted(of_case uuid, agreed_at timestamptz) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select 1 from tracks t join track_events e on e.track = t.id and e.move = 'doubt' and e.at >= agreed_at
    where t.case_id = of_case and t.kind = 'guardianship' and not exists (select 1 from track_events d where d.track = t.id
      and d.move = 'decide_agreements' and d.at >= e.at and d.facts ->> 'agreements' = 'agreements_hold'))
$$;
alter function app.guardian_doubted(uuid, timestamptz) owner to continuum_definer;
revoke execute on function app.guardian_doubted(uuid, timestamptz) from public;

-- Whether the person's yes is in force on a day: with one circle, or, where none is named, with anybody; for one of these purposes
-- and to all of these parts, where they are named. What was written down for somebody outside is no yes to whoever wrote it down,
-- and what was opened by a court's order or for life's sake is none at all.
drop function if exists app.agreed(uuid, int, date);
drop function if exists app.agreed(uuid, int, date, text);
create or replace function app.agreed(of_case uuid, with_circle int, on_day date, for_purposes text[], to_parts text[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select 1 from consents a join tracks t on t.id = a.track where a.case_id = of_case
    and t.state = 'granted' and a.basis = 'consent' and a.valid_until >= on_day
    and (with_circle is null or t.counterparty_circle = with_circle) and (for_purposes is null or a.purpose = any (for_purposes))
    and (to_parts is null or a.compartments @> to_parts)
    and not exists (select 1 from track_events g where g.track = a.track and g.move = 'grant' and g.facts ->> 'on_behalf' = 'guardian_agreed'
      and app.guardian_doubted(of_case, g.at))
    and (app.circles() is null or exists (select 1 from tracks mine where mine.case_id = of_case and mine.visible_to && app.circles())))
$$;
alter function app.agreed(uuid, int, date, text[], text[]) owner to continuum_definer;
revoke execute on function app.agreed(uuid, int, date, text[], text[]) from public;
grant execute on function app.agreed(uuid, int, date, text[], text[]) to continuum_app, continuum_worker;

-- With which key the person of a case signs: whoever carries the case writes it into the chain.
create or replace function app.card_signature(of_case uuid) returns bytea language sql stable security definer set search_path = pg_catalog, public as $$
  select k.sig_public from cases c join cards k on k.circle = c.person_circle where c.id = of_case and c.owner_circle = any (app.circles())
$$;
alter function app.card_signature(uuid) owner to continuum_definer;
revoke execute on function app.card_signature(uuid) from public;
grant execute on function app.card_signature(uuid) to continuum_app;

-- Whom a house has named outside, for a rule that asks for two.
alter table outside_seconds enable row level security;
alter table outside_seconds force row level security;
create policy outside_seconds_read on outside_seconds for select to continuum_app using (organisation = (select app.organisation()));
create policy outside_seconds_name on outside_seconds for insert to continuum_app
  with check (organisation = (select app.organisation()) and ((select app.has_role('supervisor')) or (select app.has_role('administrator'))));
create policy outside_seconds_drop on outside_seconds for delete to continuum_app
  using (organisation = (select app.organisation()) and ((select app.has_role('supervisor')) or (select app.has_role('administrator'))));
grant select, insert, delete on outside_seconds to continuum_app;

-- What was done alone is seen at home and by whoever looks back at it: that it was done and why, and nothing of the case.
alter table alone_acts enable row level security;
alter table alone_acts force row level security;
create policy alone_acts_read on alone_acts for select to continuum_app
  using (organisation = (select app.organisation()) or reviewer = any ((select app.circles())::int[]));
create policy alone_acts_add on alone_acts for insert to continuum_app
  with check (organisation = (select app.organisation()) and user_id = (select app.actor()) and app.shows_track(track)
    and exists (select 1 from outside_seconds s where s.organisation = alone_acts.organisation and s.rule = alone_acts.rule and s.circle = reviewer));
-- Never by the house itself.
create policy alone_acts_review on alone_acts for update to continuum_app
  using (reviewer = any ((select app.circles())::int[]) and organisation <> (select app.organisation()));
grant select, insert (track, organisation, rule, reason, user_id, reviewer, done_on, due_on), update (reviewed_on, reviewed_by, finding)
  on alone_acts to continuum_app;

-- Whose logs: whom the own house has named to look back at what somebody did alone, for those there who reach cases.
create policy log_read_seconds on log_statements for select to continuum_app using (not (select app.has_role('person'))
  and (select app.reaches_by_circle()) and organisation = any ((select app.homes_of(array(select s.circle from outside_seconds s), '{}'))::int[]));
