// What happens in a world without anybody pressing: a directory is imported by whoever runs the server, a course is finished, and the
// jobs of a minute.

import { randomUUID } from 'node:crypto'
import { newId } from '../src/api/new-id.ts'
import { importHsds } from '../bin/hsds.ts'
import type { Colleague } from '../demo/actor.ts'
import { sendReferral } from '../demo/case-work.ts'
import { learn } from '../demo/learning.ts'
import { trackFeatures } from '../src/app/tracks.ts'
import type { NetworkState } from '../src/app/boot.ts'
import { asOwner, type Database } from '../src/database/open.ts'
import { proposeLaw } from '../src/law/client/propose-law.ts'
import { mixFacts } from '../src/measures/jobs.ts'
import { foldMoves } from '../src/measures/server/fold-moves.ts'
import { climb } from '../src/referrals/server/ladder.ts'
import { referralFeature } from '../src/referrals/server/referrals.ts'
import type { CourseCode } from '../src/training/codes.ts'
import { makeDueMoves } from '../src/tracks/due.ts'

/** What jobs do while days go by: moves that are due, and at night what was counted is put down. */
export async function daysGoBy(database: Database, network: NetworkState): Promise<void> {
  await makeDueMoves(database, trackFeatures, network)
  await mixFacts(database)
  await foldMoves(database, network)
}

/** Since when organisations owe a drill of their recovery sheets in their first week: an instant, or `infinity`. */
export const recoveryRule = (database: Database, since: string) =>
  asOwner(database, (client) =>
    client.query("update settings set value = to_jsonb($1::text) where key = 'recovery_rule'", [since]),
  )

export const operatorActs = (database: Database, network: NetworkState) => ({
  /** Everybody here was there long before the rule, which came so many days ago. */
  recoveryRule: async (_who: unknown, days: number) => {
    await asOwner(database, (client) =>
      client.query("update organisations set joined_at = joined_at - interval '90 days'"),
    )
    await recoveryRule(database, new Date(network.now().getTime() - days * 86_400_000).toISOString())
  },
  /** What an operator does with a folder of HSDS files; answers with the report. */
  importDirectory: async (_who: unknown, folder: string, name: string) => {
    let out = ''
    const asked = { folder, feed: name, dryRun: false, json: true }
    const code = await importHsds(database, asked, {
      out: { write: (text: string) => (out += text) },
      err: process.stderr,
      now: network.now(),
    })
    if (code !== 0) throw new Error(`the import of ${folder} ended with ${code}: ${out}`)
    return JSON.parse(out) as unknown
  },
  /** Seven months pass for what is offered under a name, and nobody checks it. */
  uncheckedOffer: (_who: unknown, name: string) =>
    asOwner(database, (client) =>
      client.query('update services set checked_on = checked_on - 210 where name = $1', [name]),
    ),
  /** Whether a place could help: the need alone. */
  enquire: (
    who: Colleague,
    caseId: string,
    need: { recipient: number; serviceCode: string; urgency: 'now' | 'day' },
  ) => sendReferral(who, { track: newId(), caseId, party: 1, basis: 'consent', ...need, anonymous: true }),
  /** It was sent three hundred days ago, and nobody has answered since. */
  hasWaited: (_who: unknown, track: string) =>
    asOwner(database, (client) =>
      client.query(`update tracks set opened_at = opened_at - interval '300 days' where id = $1`, [track]),
    ),
  /** Ninety people, a few of them children, were counted two months ago, and what was done in a month that is over stands in the sums. */
  countedEarlier: () =>
    asOwner(database, (client) =>
      client.query(
        `with earlier as (select (date_trunc('month', $1::timestamptz at time zone 'UTC') - interval '2 months')::date as month),
        fresh as (select month from earlier where not exists (select from stat_facts f where f.month = earlier.month)),
        facts as (insert into stat_facts (id, month, age_band, gender, exploitation, abroad, citizenship)
          select gen_random_uuid(), month, case n % 7 when 0 then 'child' else 'adult' end, case when n <= 50 then 'woman' else 'man' end, 'labour', 'yes',
          case when n <= 70 then 'other' else 'own' end from fresh, generate_series(1, 90) n),
        registrations as (insert into stat_registrations (id, month, age_band, detected, registered, standing)
          select gen_random_uuid(), month, case n % 7 when 0 then 'child' else 'adult' end, case when n <= 60 then 'inspection' else 'self' end,
          case when n <= 40 then 'police' else 'aid' end, case when n <= 30 then 'identified' else 'presumed' end
          from fresh, generate_series(1, 90) n),
        means as (insert into stat_means (id, month, sector, control, recruiter)
          select gen_random_uuid(), month, case when n <= 45 then 'A' else 'F' end, 'documents', 'acquainted' from fresh, generate_series(1, 90) n)
        insert into event_counts (month, kind, move, to_state, code, n)
          select month, 'identification', 'presume', 'presumed', code, 30 from earlier, unnest(array['health', 'self_report']) code
          on conflict do nothing`,
        [network.now()],
      ),
    ),
  /** What was done two months ago was told by groups in the night after. */
  toldBreakdowns: () =>
    asOwner(database, (client) =>
      client.query(
        `insert into measure_breakdowns (indicator, breakdown, from_month, to_month, groups)
          select id, 'profession', m, m, jsonb_build_array(
            jsonb_build_object('group', 'inspection', 'well', 61, 'rest', 39, 'all', 100), jsonb_build_object('group', 'aid', 'well', 90, 'rest', 24, 'all', 114),
            jsonb_build_object('group', 'police', 'well', 18, 'rest', 12, 'all', 30), jsonb_build_object('group', 'health', 'well', null, 'rest', null, 'all', 22),
            jsonb_build_object('group', 'school', 'well', null, 'rest', null, 'all', null), jsonb_build_object('group', 'unknown', 'well', 0, 'rest', 0, 'all', 0))
          from (select (date_trunc('month', $1::timestamptz at time zone 'UTC') - interval '2 months')::date as m) months, unnest(array['4a', '6a', '7a']) id
          on conflict do nothing`,
        [network.now()],
      ),
    ),
  /** Somebody else is counted in the statistics. */
  count: (who: Colleague, { gender }: { gender: 'woman' | 'man' }) =>
    who.api.counted.add({
      id: randomUUID(),
      registration: randomUUID(),
      means: randomUUID(),
      age: 'adult',
      gender,
      exploitation: 'labour',
      abroad: 'yes',
      citizenship: 'other',
      detected: 'inspection',
      registered: 'aid',
      standing: 'presumed',
      sector: 'A',
      control: 'documents',
      recruiter: 'acquainted',
    }),
  /** Their house has said in which district it is. */
  isIn: (who: Colleague, district: string) =>
    asOwner(database, (client) =>
      client.query('update organisations set district = $2 where id = $1', [who.organisation, district]),
    ),
  /** Everything that was noted was talked about: it stands on the person's own page. */
  tellNotes: async (who: Colleague, caseId: string) => {
    const { records } = await who.api.cases.read({ id: caseId })
    for (const one of records)
      if (one.readable?.by === 'waits') await who.api.cases.tellNote({ caseId, record: one.id })
  },
  /** Finishes a course, every question answered rightly. */
  learn: (who: Colleague, course: CourseCode) => learn(who, course),
  /** A first member signs that a rule is to be another one; it waits for the second. */
  proposeRule: (who: Colleague, over: string, text: string) =>
    proposeLaw(who, { over, text, since: network.now().toISOString().slice(0, 10) }),
  /** What changed because of what survivors said, written for everybody; it waits for their council. */
  writeChange: (who: Colleague, words: Parameters<Colleague['api']['voices']['writeChange']>[0]) =>
    who.api.voices.writeChange(words),
  /** What the clock does each minute: moves that are due, and the ladders of referrals. */
  minute: async () => {
    await makeDueMoves(database, trackFeatures, network)
    return climb(database, referralFeature, network)
  },
})
