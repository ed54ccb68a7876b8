// What else belongs to a person's whole file when they take it away from their own page: papers, steps, who looked, and the
// words around them. Read as the person; what a paper says, the server hands on as it is sealed.

import { base64url, sql, type Statement } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { speaker } from '../../language/say.ts'
import { purposes } from '../../consent/terms.ts'
import type { Compartment } from '../../cases/model.ts'
import { namedKinds } from '../../papers/whole-file.ts'
import { readOwnPage } from './own-page.ts'
import { circlesOf, readTracks, type Features } from '../../rights/server/own-tracks.ts'
import { COMPARTMENTS } from '../../sealing/shapes.ts'
import { shownTo } from './records.ts'

const contactParts = ['how', 'when', 'word', 'never']
const wholeWords = [
  'title',
  'lead',
  'careful',
  'papers',
  'until',
  'missing',
  'closed',
  'unopened',
  'papersMissing',
  'elsewhere',
]
const named = [
  'own.you',
  'own.notes',
  'own.messages',
  'own.contact',
  'own.counted',
  'who',
  'who.place',
  'tracks',
  'looked',
]
const always = [
  ...named,
  ...wholeWords.map((one) => `whole.${one}`),
  ...contactParts.map((one) => `own.contact.${one}`),
  ...[...namedKinds, 'other'].map((one) => `own.kind.${one}`),
  ...COMPARTMENTS.map((one) => `part.${one}`),
  ...purposes.map((one) => `why.${one}`),
].map((one) => `person.${one}`)

/** Bytes of a voice of two minutes, padded. */
const mostSpoken = 2_000_000

interface PaperRow {
  id: string
  case_id: string
  track: string | null
  compartment: Compartment
  epoch: number
  on: string
  by: string | null
  key: Buffer | null
  ciphertext: Buffer
  signature: Buffer
}

/** Papers of the parts that the card holds, finished ones alone. */
async function papersOf(ctx: Ctx, which: Statement = sql`true`) {
  const rows = await ctx.tx.rows<PaperRow>(sql`select r.id, r.case_id, r.track, r.compartment, r.epoch,
      (r.made_at at time zone ${ctx.network.timezone})::date as on, o.name as by, a.key, r.ciphertext, r.signature
    from papers r join cases c on c.id = r.case_id and c.person_circle = any (${circlesOf(ctx)})
    left join circles k on k.id = r.author_circle left join organisations o on o.id = k.organisation
    cross join lateral (select key from app.paper_keys(r.case_id) known where known.paper = r.id) a
    where r.state = 'kept' and ${which} and ${shownTo} order by r.made_at desc, r.id desc limit 5000`)
  return rows.map(({ case_id, key, ciphertext, signature, ...row }) => ({
    ...row,
    caseId: case_id,
    author: key && base64url(key),
    ciphertext: base64url(ciphertext),
    signature: base64url(signature),
  }))
}

/** What is short and lies beside a process was spoken for the person: an interpreter's voice, to be heard again. */
export async function spokenOf(ctx: Ctx) {
  const papers = await papersOf(ctx, sql`r.track is not null and r.padded <= ${mostSpoken}`)
  return { papers: papers.flatMap(({ track, ...paper }) => (track === null ? [] : [{ ...paper, track }])) }
}

/** Everything beside the sealed file itself, in one transaction. */
export async function wholeOf(ctx: Ctx, features: Features, language: string) {
  const speak = speaker(language)
  const [papers, tracks, { looks }] = [
    await papersOf(ctx),
    await readTracks(ctx, features),
    await readOwnPage(ctx, features),
  ]
  const days = await ctx.tx.rows<{ id: string; on: string }>(
    sql`select id, (updated_at at time zone ${ctx.network.timezone})::date as on from tracks where id = any (${tracks.map(({ id }) => id)})`,
  )
  const ids = [
    ...always,
    ...tracks.flatMap(({ kind, state }) => [`person.kind.${kind}`, `person.${kind}.${state}`]),
  ]
  return {
    papers: papers.map(({ track: _track, ...paper }) => paper),
    steps: tracks.map(({ id, kind, state, place }) => ({
      kind,
      state,
      place,
      on: days.find((one) => one.id === id)?.on ?? '',
    })),
    looks: looks.map(({ organisation, day }) => ({ place: organisation, on: day })),
    direction: speak.direction,
    words: Object.fromEntries(ids.map((id) => [id, speak.text(id)])),
  }
}
