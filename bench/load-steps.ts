// The invented country of the bench as a list of set-based statements. Rows go in with triggers off, so everything that
// triggers would have written (visible_to, case_access, the search's index, the roll-up) is written here, in one
// pass; proof.ts then lets the real functions work it out again on a sample and compares.

import { openedCompartments } from '../src/cases/codes.ts'

export const organisations = 50

// A third of everything belongs to few: shares fall as 1/n, so the largest organisation owns 22 %, the smallest 0.4 %.
const weights = Array.from({ length: organisations }, (_, at) => 1 / (at + 1))
const total = weights.reduce((sum, weight) => sum + weight, 0)
const shares = weights.map(
  (_, at) => weights.slice(0, at + 1).reduce((sum, weight) => sum + weight, 0) / total,
)

/** The token of an organisation's one session, as its cookie would hold it. */
export const tokenOf = (organisation: number): string => `bench-${organisation}`

// An id whose order follows time, as those that the program makes; the same at every load.
const idFunction = `create function bench.id(at timestamptz, seed text) returns uuid language sql immutable parallel safe as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(seed), 1, 3) || 'a' || substr(md5(seed), 4, 15))::uuid $$`
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const letter = (shift: number) => `substr('${alphabet}', (1 + ((v >> ${shift}) & 31))::int, 1)`
const reference = `'C-' || ${[35, 30, 25, 20].map(letter).join(' || ')} || '-' || ${[15, 10, 5, 0].map(letter).join(' || ')}`
const long = (seed: string, times: number) =>
  `('\\x01'::bytea || decode(repeat(md5(${seed}), ${times}), 'hex'))`
const user = (circle: string) => `bench.id('2023-01-01Z', 'user' || ${circle})`
// Identity, contact and narrative are what a grant opens; the rest stays with the owner.
const viewers =
  'case when other is null then array[owner] else array[least(owner, other), greatest(owner, other)] end'
const own = 'c.own'
const pair = 'c.viewers'
/** Every compartment that a case begins with. */
const opened = `array[${openedCompartments.map((one) => `'${one}'`).join(', ')}]`
const granted = `('identity', 'contact', 'narrative')`

interface Step {
  name: string
  sql: string
}

const network = (now: string): Step[] => [
  { name: 'schema', sql: `create schema bench; ${idFunction}` },
  {
    name: 'organisations',
    sql: `insert into settings (key, value) values ('network', '{"id":"bench","name":"Bench","pack":"uk","timezone":"Europe/London"}') on conflict (key) do update set value = excluded.value;
      insert into organisations (id, kind, name, pack, joined_at) overriding system value
        select n, case when n % 7 = 0 then 'shelter' else 'ngo' end, 'Organisation ' || n, 'uk', '${now}' from generate_series(1, ${organisations}) n;
      insert into circles (id, organisation, kind, public_key, made_at) overriding system value
        select n, n, 'organisation', sha256(n::text::bytea), '${now}' from generate_series(1, ${organisations}) n;
      insert into users (id, organisation, handle, roles, state, sig_public, joined_at)
        select ${user('n')}, n, 'bench-' || n, '{caseworker,coordinator}', 'active', sha256(n::text::bytea), '${now}' from generate_series(1, ${organisations}) n;
      insert into circle_members (circle, user_id, epoch, sealed_seed) select n, ${user('n')}, 1, sha256(n::text::bytea) from generate_series(1, ${organisations}) n;
      insert into sessions (hash, kind, user_id, circles, organisation, roles, started_at, seen_at, ends_at)
        select sha256(('bench-' || n)::bytea), 'staff', ${user('n')}, array[n], n, '{caseworker,coordinator}', '${now}', '${now}', '${now}'::timestamptz + interval '1 year'
        from generate_series(1, ${organisations}) n;
      select setval(pg_get_serial_sequence('organisations', 'id'), ${organisations}), setval(pg_get_serial_sequence('circles', 'id'), ${organisations})`,
  },
]

const cases = (count: number, now: string): Step[] => [
  {
    // What everything else follows from. The reference is a permutation of the number, so that none comes twice.
    name: 'plan',
    sql: `select setseed(0.42);
      create unlogged table bench.cases as
      select *, array[owner] as own, ${viewers} as viewers, ${user('owner')} as author from (select n, bench.id(opened, 'person' || n) as id, ${reference} as reference, owner, case when shared < 0.2 and other <> owner then other end as other,
        opened, opened + done * ('${now}'::timestamptz - opened) as updated,
        case when life < 0.7 then 'active' when life < 0.8 then 'follow_up' else 'closed' end as state,
        case when danger < 0.2 then 'high' when danger < 0.6 then 'medium' else 'low' end as risk
      from (select n, (n::bigint * 679493128857) & 1099511627775 as v, 1 + width_bucket(random(), array[${shares.join(',')}]::float8[]) as owner,
          random() as shared, 1 + floor(random() * ${organisations})::int as other, '${now}'::timestamptz - random() * interval '3 years' as opened,
          random() as done, random() as life, random() as danger from generate_series(1, ${count}) n) drawn) planned;
      alter table bench.cases add primary key (n); create index on bench.cases (owner, n); analyze bench.cases`,
  },
  {
    name: 'cases',
    sql: `insert into cases (id, reference, owner_circle, pack, language, age_group, origin, state, opened_at, updated_at, visible_to)
      select id, reference, owner, 'uk', (array['en','es','ar','uk','th','fr'])[1 + n % 6], case when n % 9 = 0 then 'child' else 'adult' end, 'ngo', state, opened, updated, ${pair}
      from bench.cases c`,
  },
  {
    name: 'case_risks',
    // Each case begins with one that says high.
    sql: `update case_risks r set level = c.risk from bench.cases c where c.id = r.case_id and c.risk <> 'high'`,
  },
  {
    name: 'case_access',
    // The last event that each side can see: the review of the case, or the answer to the referral (below).
    sql: `insert into case_access (circle, case_id, state, updated_at)
      select v, id, state, greatest(updated, opened + case when v = owner then 30 else 7 end * interval '1 day') from bench.cases c, unnest(${pair}) v`,
  },
  {
    name: 'tracks',
    sql: `insert into tracks (id, case_id, kind, subkind, state, compartment, pack, owner_circle, counterparty_circle, carrier_circle, opened_at, updated_at, visible_to)
      select bench.id(c.opened, k.kind || c.n), c.id, k.kind, k.subkind, case when k.kind = 'case' then c.state else k.state end, k.compartment, 'uk', c.owner,
        case when k.sides = 2 then c.other end, c.owner, c.opened, c.updated, case when k.compartment in ${granted} or k.sides = 2 then ${pair} else ${own} end
      from bench.cases c join (values ('case', null, '', 'open', 1, null), ('risk', null, 'current', 'contact', 1, null), ('goal', 'shelter', 'in_progress', 'narrative', 1, null),
        ('identification', null, 'under_determination', 'identity', 1, false), ('consent', null, 'granted', 'open', 2, true), ('referral', 'shelter', 'accepted', 'contact', 2, true))
        k(kind, subkind, state, compartment, sides, shared) on k.shared is null or k.shared = (c.other is not null)`,
  },
  {
    name: 'track_events',
    sql: `insert into track_events (id, track, case_id, kind, move, from_state, to_state, at, by_side, by_user, by_circle, facts, visible_to, owner_circle, counterparty_circle, carrier_circle)
      select bench.id(c.opened + e.place * interval '1 day', e.kind || '.' || e.move || c.n), bench.id(c.opened, e.kind || c.n), c.id, e.kind, e.move, e.before, e.after,
        c.opened + e.place * interval '1 day', 'holder', c.author, c.owner, e.facts,
        case when e.everybody then ${pair} else ${own} end, c.owner, case when e.kind in ('consent', 'referral') then c.other end, c.owner
      from bench.cases c join (values
        (0, 'case', 'opened', null, 'active', '{"urgency":"routine"}'::jsonb, false, null), (1, 'case', 'explain_rights', 'active', 'active', '{"how":"spoken","language":"es","understood":true}', false, null),
        (30, 'case', 'review', 'active', 'active', '{}', false, null), (0, 'risk', 'opened', null, 'current', '{"level":"high","own_view":"unsure","family_considered":true}', true, null),
        (2, 'risk', 'plan', 'current', 'current', '{"family_included":true}', true, null), (1, 'goal', 'opened', null, 'proposed', '{}', true, null), (3, 'goal', 'agree', 'proposed', 'agreed', '{}', true, null),
        (5, 'goal', 'start', 'agreed', 'in_progress', '{}', true, null), (4, 'identification', 'opened', null, 'none', '{}', true, false), (6, 'identification', 'presume', 'none', 'presumed', '{}', true, false),
        (9, 'identification', 'refer', 'presumed', 'under_determination', '{}', true, false), (4, 'consent', 'opened', null, 'proposed', '{}', true, true), (4, 'consent', 'grant', 'explained', 'granted', '{}', true, true),
        (6, 'referral', 'send', 'draft', 'sent', '{}', true, true), (7, 'referral', 'accept', 'received', 'accepted', '{}', true, true))
        e(place, kind, move, before, after, facts, everybody, shared) on e.shared is null or e.shared = (c.other is not null)`,
  },
  {
    name: 'clocks',
    sql: `insert into clocks (id, track, case_id, circle, clock, urgency, started_at, due_at, enforced, verified, source, pack, stopped_at, outcome, visible_to, track_kind, owner_circle, carrier_circle)
      select bench.id(c.opened, k.clock || c.n), bench.id(c.opened, k.kind || c.n), c.id, c.owner, k.clock, case when k.kind = 'risk' and c.risk = 'high' and c.n % 50 = 0 then 0 else 1 end,
        c.opened, c.updated + k.days * interval '1 day', false, false, 'bench', 'uk', case when k.over or c.state = 'closed' then c.updated end,
        case when k.over or c.state = 'closed' then 'done' end, case when k.kind = 'risk' then ${pair} else ${own} end, k.kind, c.owner, c.owner
      from bench.cases c, (values ('case', 'case.review', 90, false), ('case', 'case.rights', 3, true), ('risk', 'risk.review.medium', 30, false)) k(kind, clock, days, over)`,
  },
  {
    name: 'compartments',
    sql: `insert into compartments (case_id, compartment, epoch, commitment, visible_to)
      select c.id, k, 1, ${long(`'m' || c.n || k`, 2)}, case when k in ${granted} then ${pair} else ${own} end
      from bench.cases c, unnest(${opened}) k`,
  },
  {
    // Of the size of a true one; nobody checks the signature of what is only read.
    name: 'case_statements',
    sql: `insert into case_statements (case_id, n, body, signature, hash)
      select c.id, 1, json_build_object('t', 'open', 'at', to_char(c.opened at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"'), 'from', c.owner, 'log', 2, 'owner', c.owner, 'n', 1, 'prev', '', 'by', c.author,
        'commits', (select json_object_agg(k, 'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk') from unnest(${opened}) k))::text,
        '\\x01'::bytea || sha256(('a' || c.n)::bytea) || sha256(('b' || c.n)::bytea), sha256(('c' || c.n)::bytea)
      from bench.cases c`,
  },
  {
    name: 'wraps',
    sql: `insert into wraps (case_id, compartment, epoch, circle, circle_epoch, form, wrap, consent_track, made_at)
      select c.id, k, 1, v, 1, case when v = c.owner then 'circle' else 'hpke' end, ${long(`'w' || c.n || k`, 5)}, case when v <> c.owner then bench.id(c.opened, 'consent' || c.n) end, c.opened
      from bench.cases c, unnest(${opened}) k,
        unnest(case when k in ${granted} then ${pair} else ${own} end) v`,
  },
  {
    name: 'headers',
    sql: `insert into headers (case_id, circle, circle_epoch, header) select c.id, c.owner, 1, ${long(`'h' || c.n`, 10)} from bench.cases c order by n`,
  },
  {
    name: 'records',
    sql: `insert into records (id, case_id, compartment, epoch, kind, author, author_circle, made_at, ciphertext, signature, visible_to)
      select bench.id(c.opened, k.compartment || '.' || k.kind || c.n), c.id, k.compartment, 1, k.kind, c.author, c.owner, date_trunc('minute', c.opened + k.place * interval '1 day'),
        ${long(`'r' || c.n || k.place`, 20)}, ${long(`'s' || c.n || k.place`, 4)}, case when k.compartment in ${granted} then ${pair} else ${own} end
      from bench.cases c, (values (0, 'identity', 'profile'), (0, 'contact', 'safe_contact'), (1, 'narrative', 'note'), (5, 'health', 'note')) k(place, compartment, kind)`,
  },
  {
    name: 'consents',
    sql: `insert into consents (track, case_id, recipient, compartments, purpose, basis, valid_until, given_on)
      select bench.id(opened, 'consent' || n), id, other, array['identity','contact','narrative'], 'shelter', 'consent', (updated + interval '1 year')::date, opened::date from bench.cases where other is not null;
      insert into referrals (track, case_id, service_code, urgency, consent_track)
      select bench.id(opened, 'referral' || n), id, 'shelter', 'day', bench.id(opened, 'consent' || n) from bench.cases where other is not null`,
  },
  {
    name: 'event_counts',
    sql: `insert into event_counts (month, kind, subkind, move, to_state, n)
      select date_trunc('month', e.at at time zone 'Europe/London')::date, e.kind, coalesce(t.subkind, ''), e.move, e.to_state, count(*)
      from track_events e join tracks t on t.id = e.track group by 1, 2, 3, 4, 5`,
  },
]

/** Areas and languages that the directory's services name, and the needs they answer. */
export const directoryWords = {
  areas: Array.from({ length: 20 }, (_, at) => `area-${at + 1}`),
  languages: ['en', 'es', 'fr', 'ar', 'uk', 'th'],
}

const directory = (codes: readonly string[], services: number, now: string): Step => ({
  name: 'services',
  sql: `insert into areas (code, name) select 'area-' || n, 'Area ' || n from generate_series(1, 20) n;
    insert into providers (id, name, feed, checked_on) select bench.id('2024-01-01Z', 'provider' || n), 'Provider ' || n, 'bench', '${now}'::date from generate_series(0, ${services / 5 - 1}) n;
    insert into services (id, provider, name, codes, languages, interpretation, serves, areas, phone, source, feed, source_id, checked_on)
    select bench.id('2024-01-01Z', 'service' || n), bench.id('2024-01-01Z', 'provider' || n % ${services / 5}), 'Service ' || n,
      array[(array[${codes.map((code) => `'${code}'`).join(',')}])[1 + n % ${codes.length}]],
      case when n % 3 = 0 then null else array[(array['en','es','fr','ar','uk','th'])[1 + n % 6], 'en'] end,
      case when n % 7 = 0 then 'Interpreters by telephone' end,
      case when n % 4 = 0 then array['women'] end, case when n % 5 = 0 then null else array['area-' || (1 + n * 7 % 20)] end, '020 7946 0000', 'hsds', 'bench', n::text, '${now}'::date
    from generate_series(1, ${services}) n;
    insert into service_index (code, area, language, service, confidential)
    select distinct c, a, l, s.id, s.confidential from services s, unnest(s.codes) c, unnest(coalesce(s.areas, array['?']) || '*'::text) a,
      unnest(coalesce(s.languages, array['?']) || '*'::text || case when s.interpretation is not null then '?' end) l
    where s.feed = 'bench' and l is not null`,
})

/** All statements in order. `now` is an ISO time; `codes` are the directory's service codes. */
export const stepsOf = (count: number, services: number, codes: readonly string[], now: string): Step[] => [
  ...network(now),
  ...cases(count, now),
  directory(codes, services, now),
]
