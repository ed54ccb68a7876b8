// Packages on the server: rows about a file that it never sees. What one may be made for, and until when, is held to the person's yes to
// that very place; nothing here can open a package or an answer.

import { Problem } from '../../api/problem.ts'
import type { Handlers, InputOf } from '../../api/endpoint.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { referralMachine } from '../../referrals/referral.ts'
import { purposeOf } from '../answers.ts'
import type { PackageOut, packagesApi } from '../api.ts'
import { bring, take } from './answers.ts'

/** Longest that a package is answered where no yes of the person ends it: it tells a need alone then. */
const longestDays = 90

interface Sent {
  case_id: string
  owner_circle: number
  state: string
  outside: boolean
  consent: string | null
  service: string
  stands: boolean
  last: string
}

/** What a package would be made for, with the yes on which it rests. `not-found` for a process that is not mine. */
const sentBy = (ctx: Ctx, track: string): Promise<Sent> =>
  ctx.tx
    .one<Sent>(sql`select t.case_id, t.owner_circle, t.state, r.outside, r.consent_track as consent, r.service_code as service, coalesce(y.state = 'granted', false) as stands,
    coalesce(c.valid_until, ${today(ctx)}::date + ${longestDays}::int) as last
    from tracks t join referrals r on r.track = t.id left join tracks y on y.id = r.consent_track left join consents c on c.track = r.consent_track
    where t.id = ${track} and t.owner_circle = any (${[...staffOf(ctx).circles]})`)

/** Referrals that are over are answered already. */
const over: readonly string[] = referralMachine.final

function checkSent(ctx: Ctx, { outside, state, consent, stands, last }: Sent, until: string): void {
  if (!outside) throw new Problem('refused', { because: 'not-outside' })
  if (over.includes(state)) throw new Problem('refused', { because: 'answered-already' })
  if (consent !== null && !stands) throw new Problem('refused', { because: 'needs-consent' })
  if (until < today(ctx) || until > last)
    throw new Problem('invalid', { fields: [{ field: 'until', code: 'invalid-value' }] })
}

async function make(
  { track, id, until, tokenHash, note }: InputOf<typeof packagesApi.make>,
  ctx: Ctx,
): Promise<{ made: boolean }> {
  ctx.about(track)
  const sent = await sentBy(ctx, track)
  checkSent(ctx, sent, until)
  await ctx.tx.run(
    sql`update packages set recalled_at = ${ctx.now} where track = ${track} and recalled_at is null`,
  )
  await ctx.tx
    .run(sql`insert into packages (id, track, case_id, circle, consent, purpose, token_hash, note, note_epoch, made_at, until)
    values (${id}, ${track}, ${sent.case_id}, ${sent.owner_circle}, ${sent.consent}, ${purposeOf(sent.service)}, ${bytes(tokenHash)}, ${bytes(note.ciphertext)}, ${note.circleEpoch}, ${ctx.now}, ${until})`)
  return { made: true }
}

interface PackageRow {
  id: string
  track: string
  case_id: string
  circle: number
  purpose: PackageOut['purpose']
  note: Buffer
  note_epoch: number
  made_at: Date
  until: string
  recalled_at: Date | null
  is_open: boolean
}
interface AnswerRow {
  package: string
  digest: Buffer
  ciphertext: Buffer
  came: 'line' | 'hand'
  came_at: Date
  taken_at: Date | null
}

const shown = (row: PackageRow, answers: readonly AnswerRow[]): PackageOut => ({
  id: row.id,
  track: row.track,
  caseId: row.case_id,
  circle: row.circle,
  purpose: row.purpose,
  note: { circleEpoch: row.note_epoch, ciphertext: base64url(row.note) },
  madeAt: row.made_at.toISOString(),
  until: row.until,
  recalledAt: row.recalled_at?.toISOString() ?? null,
  isOpen: row.is_open,
  answers: answers
    .filter((one) => one.package === row.id)
    .map((one) => ({
      digest: base64url(one.digest),
      ciphertext: base64url(one.ciphertext),
      came: one.came,
      cameAt: one.came_at.toISOString(),
      takenAt: one.taken_at?.toISOString() ?? null,
    })),
})

async function list(ctx: Ctx, track: string | undefined): Promise<PackageOut[]> {
  const which = track === undefined ? sql`true` : sql`track = ${track}`
  const rows = await ctx.tx
    .rows<PackageRow>(sql`select id, track, case_id, circle, purpose, note, note_epoch, made_at, until, recalled_at,
      app.package_is_open(p, ${today(ctx)}::date) as is_open
    from packages p where ${which} order by made_at desc, id limit 200`)
  const answers = await ctx.tx
    .rows<AnswerRow>(sql`select package, digest, ciphertext, came, came_at, taken_at from package_answers
    where package = any (${rows.map(({ id }) => id)}) order by came_at, digest`)
  return rows.map((row) => shown(row, answers))
}

/** Whose process it is, where it is one of mine. */
async function carrierOf(ctx: Ctx, track: string): Promise<number | null> {
  const found = await ctx.tx.maybe<{ owner_circle: number }>(
    sql`select owner_circle from tracks where id = ${track} and owner_circle = any (${[...staffOf(ctx).circles]})`,
  )
  return found?.owner_circle ?? null
}

export const packagesServer = (publicUrl: string): Handlers<typeof packagesApi, Ctx> => ({
  make,
  bring,
  take,
  list: async ({ track }, ctx) => ({
    packages: await list(ctx, track),
    circle: track === undefined ? null : await carrierOf(ctx, track),
    answerAt: publicUrl,
    today: today(ctx),
  }),

  async recall({ id }, ctx) {
    ctx.about(id)
    await ctx.tx.one(sql`select 1 from packages where id = ${id}`)
    await ctx.tx.run(
      sql`update packages set recalled_at = ${ctx.now} where id = ${id} and recalled_at is null`,
    )
    return { recalled: true }
  },
})
