// Consents on the server. A grant and its wraps are one transaction; so are a withdrawal and the end of its wraps.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { locked } from '../../database/locked.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { packOf } from '../../../jurisdictions/packs.ts'
import { executeMove, openTrack, type AskedMove, type TrackFeature } from '../../tracks/execute.ts'
import type { consentApi } from '../api.ts'
import { actingCircle } from '../../cases/server/acting-circle.ts'
import { caseFacts } from '../../cases/server/facts.ts'
import { addToChain } from '../../cases/server/case-chain.ts'
import { mustFollow, storeRecords } from '../../cases/server/records.ts'
import { keepHeader } from '../../cases/server/cases.ts'
import { consentMachine } from '../consent.ts'
import { mayBeCarried } from './carry.ts'
import { partsSigned, signedPages, storePages, type PagesIn } from './given-pages.ts'
import { consentsOf } from './list-consents.ts'
import { pagesServer } from './read-pages.ts'
import { renewalsServer } from './renewals.ts'
import { listReaders } from './readers.ts'
import { dropWraps, onWithdrawn } from './withdrawal.ts'
import { checkWord, keepWords, mustBeUnderstood } from './consent-text.ts'
import { keepDutyWraps } from '../../cases/server/duty-wraps.ts'
import { byConsent, onlyFor, storeWraps, storeRotatedKeys } from '../../cases/server/keys.ts'
import type { EpochRow, WrapRow } from '../../cases/server/keys.ts'
import type { Compartment } from '../../cases/model.ts'
import type { Input, Side } from '../../tracks/define.ts'
import type { SealedNote } from '../../tracks/input.ts'
import type { Statement } from '../../sealing/chain.ts'
import type { Said } from '../../sealing/chain.ts'
import type { CaseNow } from '../../sealing/case-shape.ts'

/** A move that needs no version: the statement that comes with it says already what it follows. */
export const moveOn = (ctx: Ctx, asked: AskedMove) =>
  executeMove({ ...ctx, ifMatch: undefined }, consentFeature, asked)

/** Whatever ends a consent closes the door in the same transaction. */
export const consentFeature: TrackFeature = {
  machine: consentMachine,
  // Its keys decide who sees the case.
  facts: {
    ...caseFacts,
    /** Whether a newer consent with the same recipient is in force, so that the old one may be replaced. */
    replacementGranted: (ctx, track) =>
      ctx.tx
        .holds(sql`exists (select 1 from tracks t where t.case_id = ${track.case_id} and t.kind = 'consent'
        and t.counterparty_circle = ${track.counterparty_circle} and t.state = 'granted' and t.id <> ${track.id} and t.opened_at > ${track.opened_at})`),
    releaseMaxDays: async (_ctx, track) => packOf(track.pack).consent.releaseMaxDays,
    daysUntil: async (ctx, track) => {
      const row = await ctx.tx.maybe<{ days: number }>(
        sql`select valid_until - ${today(ctx)}::date as days from consents where track = ${track.id}`,
      )
      return row?.days
    },
    basis: async (ctx, track) =>
      (await ctx.tx.maybe<{ basis: string }>(sql`select basis from consents where track = ${track.id}`))
        ?.basis,
    /** Whether the actor asked for the broken glass or agreed to it. */
    tookPart: (ctx, track) => {
      const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
      return ctx.tx.holds(sql`exists (select 1 from track_events e
        where e.track = ${track.id} and e.by_user = ${by} and e.move in ('ask_break', 'agree_break', 'grant'))`)
    },
  },
  after: {
    async tell(ctx, track) {
      await ctx.tx.run(sql`update consents set told = 'told' where track = ${track.id}`)
    },
    withdraw: onWithdrawn,
    lapse: dropWraps,
    replace: dropWraps,
    refuse: dropWraps,
  },
}

/** Consents in whose place a newer one comes: the statement names them, the chain has checked that they may be named. */
async function endReplaced(ctx: Ctx, caseId: string, track: string, said: Said): Promise<void> {
  const names = Array.isArray(said['replaces']) ? said['replaces'].map(String) : []
  const rows = await ctx.tx.rows<{ id: string }>(
    sql`select id from tracks where case_id = ${caseId} and kind = 'consent' and state = 'granted' and id::text = any (${names}::text[])`,
  )
  // Who may end it has been checked with the statement: they stand on the holder's side, whoever gave it first.
  for (const { id } of rows) await moveOn(ctx, { move: 'replace', track: id, proven: ['holder'] })
  if (rows.length > 0)
    await ctx.tx.run(
      sql`update consents set replaced_by = ${track} where track = any (${rows.map(({ id }) => id)}::uuid[])`,
    )
}

/** The terms that stand in the row and in the statement alike. */
interface Begun {
  caseId: string
  track: string
  /** Who carries the consent: whoever writes it down, or for the person whoever carries their case. */
  carrier?: number
  recipient: number
  purpose: string
  basis: string
  until: string
  language?: string | undefined
  method?: string | undefined
  told?: string | undefined
  /** Opens nothing before its recipient has accepted a referral. */
  whenAccepted?: boolean
  statement: Statement
}

/** A sealed note as a machine takes it. */
const noteOf = (note: SealedNote | undefined): Input => (note ? { note: note as never } : {})

/** Consents and broken glass begin alike: a track, its terms, and a statement that says the same. */
async function begin(
  ctx: Ctx,
  input: Begun,
  compartments: readonly string[] | undefined,
): Promise<{ said: Said; now: CaseNow }> {
  const { caseId, track, recipient, purpose, basis, until } = input
  await mayBeCarried(ctx, input)
  await openTrack(ctx, consentFeature, {
    id: track,
    caseId,
    ownerCircle: input.carrier ?? (await actingCircle(ctx, caseId)),
    otherCircle: recipient,
  })
  const { said, now } = await addToChain(ctx, caseId, input.statement, {
    t: 'grant',
    grant: track,
    to: recipient,
    compartments,
    basis,
    purpose,
    until,
  })
  checkWord(said, input)
  await ctx.tx
    .run(sql`insert into consents (track, case_id, recipient, compartments, pages, purpose, basis, valid_until, given_on, language, method, told, waits)
    values (${track}, ${caseId}, ${recipient}, ${[...(compartments ?? [])]}, ${signedPages(said).length}, ${purpose}, ${basis}, ${until}, ${today(ctx)},
      ${locked(input.language)}, ${input.method ?? null}, ${input.told ?? null}, ${input.whenAccepted ?? false})`)
  return { said, now }
}

interface Waiting {
  owner: number
  recipient: number
  compartments: string[]
  told: string
}

/** Broken glass that waits, and whose side the actor is on: the asking organisation's or the carrier's. */
export async function waitingGlass(
  ctx: Ctx,
  caseId: string,
  track: string,
): Promise<Waiting & { sides: Side[] }> {
  const found = await ctx.tx
    .one<Waiting>(sql`select c.owner_circle as owner, a.recipient, a.compartments, a.told
    from consents a join cases c on c.id = a.case_id where a.track = ${track} and a.case_id = ${caseId} and a.basis = 'vital_interest'`)
  // Whoever carries the case stands beside the organisation that asked.
  return { ...found, sides: staffOf(ctx).circles.includes(found.owner) ? ['holder'] : [] }
}

/** So many questions of one side may wait on a case: a hundred would bury all else on it. */
const glassesAtMost = 3

/** Whoever asked to open something waits for the answers before they ask on. */
async function mayAskOn(ctx: Ctx, { caseId }: Pick<Begun, 'caseId'>): Promise<void> {
  const { n } = await ctx.tx.one<{
    n: number
  }>(sql`select count(*)::int as n from tracks t where t.case_id = ${caseId}
    and t.kind = 'consent' and t.state = 'waiting' and t.owner_circle = ${await actingCircle(ctx, caseId)}`)
  if (n >= glassesAtMost) throw new Problem('refused', { because: 'answers-first' })
}

/** A consent with its keys, from its first word to its wraps. `more` is what else the move has to know. */
export async function giveWith(
  ctx: Ctx,
  given: Begun & { language: string; method: string; wraps: WrapRow[]; pages?: PagesIn | undefined },
  more: Input,
): Promise<{ track: string; version: number; parts: readonly string[] }> {
  const { caseId, track, recipient, wraps, pages, whenAccepted = false } = given
  onlyFor([recipient], wraps)
  // Parts from now on or pages of a day, one of the two.
  if (wraps.length > 0 === (pages !== undefined)) throw new Problem('refused', { because: 'bad-statement' })
  // Only who holds a compartment can give it on; the database shows an epoch to nobody else.
  const parts = pages ? undefined : [...new Set(wraps.map((wrap) => wrap.compartment))]
  const { said, now } = await begin(ctx, given, parts)
  await moveOn(ctx, { move: 'explain', track, input: { language: given.language, method: given.method } })
  const { version } = await moveOn(ctx, { move: 'grant', track, input: { until: given.until, ...more } })
  await ctx.tx.run(sql`select app.rest_wraps(${track})`)
  await storeWraps(ctx, caseId, wraps, { consent: track, withheld: whenAccepted, again: true })
  if (pages) await storePages(ctx, { ...given, pages }, { said, now, withheld: whenAccepted })
  await endReplaced(ctx, caseId, track, said)
  return { track, version, parts: parts ?? partsSigned(said) }
}

/** A consent is withdrawn, signed; its wraps go with the move. */
export async function withdrawConsent(
  ctx: Ctx,
  caseId: string,
  track: string,
  statement: Statement,
): Promise<void> {
  const { state } = await ctx.tx.one<{ state: string }>(
    sql`select state from tracks where id = ${track} and case_id = ${caseId} and kind = 'consent'`,
  )
  await addToChain(ctx, caseId, statement, { t: 'revoke', grant: track })
  // It may have ended before, by its day or from a page without script: then only the chain was behind.
  if (state === 'granted') await moveOn(ctx, { move: 'withdraw', track })
}

/** New keys for some compartments, with the statement that names them. Answers with their names. */
export async function takeNewKeys(
  ctx: Ctx,
  caseId: string,
  {
    statement,
    epochs,
    wraps,
    duty = [],
  }: { statement: Statement; epochs: EpochRow[]; wraps: WrapRow[]; duty?: WrapRow[] },
): Promise<string[]> {
  const commits = Object.fromEntries(epochs.map((one) => [one.compartment, one.commit]))
  const { now } = await addToChain(ctx, caseId, statement, { t: 'epoch', commits })
  const rotated = await storeRotatedKeys(ctx, caseId, { epochs, wraps, waits: now.waits })
  await keepDutyWraps(ctx, caseId, now.duty, duty)
  return rotated
}

export const consentServer: Handlers<typeof consentApi, Ctx> = {
  ...pagesServer,
  ...renewalsServer,

  async give(input, ctx) {
    if (input.basis === 'court_order' && !input.note)
      throw new Problem('refused', { because: 'order-needs-its-reference' })
    mustBeUnderstood(input)
    // One person alone opens nothing but by a yes or a court's order: a duty in law carries a letter, and no key.
    if (input.basis === 'vital_interest' || input.basis === 'legal_duty')
      throw new Problem('refused', { because: 'second-person-first' })
    const { parts, ...made } = await giveWith(ctx, input, {
      basis: input.basis,
      assent: input.assent,
      on_behalf: input.onBehalf,
      told: input.told,
      ...noteOf(input.note),
    })
    await keepWords(ctx, { ...input, parts })
    return made
  },

  async askToBreak(input, ctx) {
    ctx.about(input.track)
    await mayAskOn(ctx, input)
    await begin(ctx, { ...input, basis: 'vital_interest' }, input.compartments)
    const { until, reason, told, note } = input
    await moveOn(ctx, {
      move: 'ask_break',
      track: input.track,
      input: { until, reason, told, ...noteOf(note) },
    })
    return { track: input.track }
  },

  async agreeToBreak({ caseId, track, statement, n, wraps }, ctx) {
    ctx.about(track)
    const { recipient, compartments, told, sides } = await waitingGlass(ctx, caseId, track)
    onlyFor([recipient], wraps)
    const wrapped = new Set<string>(wraps.map((wrap) => wrap.compartment))
    if (wrapped.size !== compartments.length || compartments.some((one) => !wrapped.has(one)))
      throw new Problem('refused', { because: 'wrap-for-somebody-else' })
    const { before } = await addToChain(ctx, caseId, statement, { t: 'second', to: n })
    if (before.waiting.get(n)?.id !== track) throw new Problem('refused', { because: 'bad-statement' })
    await moveOn(ctx, { move: 'agree_break', track, input: { told }, proven: sides })
    await ctx.tx.run(sql`select app.rest_wraps(${track})`)
    await storeWraps(ctx, caseId, wraps, { consent: track, again: true })
    return { track }
  },

  async declineToBreak({ caseId, track, statement, n }, ctx) {
    ctx.about(track)
    const { sides } = await waitingGlass(ctx, caseId, track)
    const { before } = await addToChain(ctx, caseId, statement, { t: 'decline', to: n })
    if (before.waiting.get(n)?.id !== track) throw new Problem('refused', { because: 'bad-statement' })
    await moveOn(ctx, { move: 'refuse', track, proven: sides })
    return { track }
  },

  async list({ caseId }, ctx) {
    await ctx.tx.one(sql`select 1 from cases where id = ${caseId}`)
    const [consents, readers, looks, { card }] = await Promise.all([
      consentsOf(ctx, caseId),
      listReaders(ctx, caseId),
      ctx.tx.rows<{
        organisation: string
        role: string
        day: string
      }>(sql`select o.name as organisation, l.role, l.day from looks l join organisations o on o.id = l.organisation
        where l.case_id = ${caseId} order by l.day desc, o.name limit 100`),
      ctx.tx.one<{ card: 'active' | 'frozen' | null }>(sql`select app.card_state(${caseId}) as card`),
    ])
    return { consents, readers, looks, card: card ?? 'none' }
  },

  async rotateKeys(input, ctx) {
    ctx.about(input.caseId)
    const rotated = await takeNewKeys(ctx, input.caseId, input)
    for (const record of input.records) {
      const { kind, compartment, epoch } = record
      const next = input.epochs.some((one) => one.compartment === compartment && one.epoch === epoch)
      if (kind !== 'safe_contact' || compartment !== 'contact' || !next)
        throw new Problem('refused', { because: 'bad-statement' })
      await mustFollow(ctx, input.caseId, record)
    }
    await storeRecords(ctx, input.caseId, input.records)
    if (input.header) await keepHeader(ctx, input.caseId, input.header)
    return { rotated }
  },

  async include(input, ctx) {
    ctx.about(input.caseId)
    const found = await ctx.tx.one<{
      person_circle: number | null
      owner_circle: number
      enc: Buffer | null
      sig: Buffer | null
    }>(sql`select c.person_circle, c.owner_circle, k.public_key as enc, app.card_signature(c.id) as sig
      from cases c left join circles k on k.id = c.person_circle where c.id = ${input.caseId}`)
    // A made-up key in the person's name would keep the true one out, so only whoever carries the case brings it.
    if (!staffOf(ctx).circles.includes(found.owner_circle)) throw new Problem('not-found')
    onlyFor([found.person_circle], input.wraps)
    await addToChain(ctx, input.caseId, input.statement, {
      t: 'person',
      circle: found.person_circle,
      enc: found.enc && base64url(found.enc),
      sig: found.sig && base64url(found.sig),
      // Older keys travel beside the newest.
      compartments: [...new Set(input.wraps.map((wrap) => wrap.compartment))],
    })
    await storeWraps(ctx, input.caseId, input.wraps, {})
    await ctx.tx.run(sql`update cards set note = ${bytes(input.note)} where circle = ${found.person_circle}`)
    return { included: true }
  },

  async waiting(_input, ctx) {
    const circles = [...staffOf(ctx).circles]
    const rows = await ctx.tx.rows<{ id: string; reference: string; ours: boolean; owed: boolean }>(sql`
      select c.id, c.reference, bool_or(w.circle = any (${circles})) as ours, c.owner_circle = any (${circles}) as owed
      from waiting_readers w join cases c on c.id = w.case_id group by c.id, c.reference, c.owner_circle order by c.reference limit 50`)
    const named = rows.map(({ id, reference, ...of }) => ({ caseId: id, reference, ...of }))
    const only = (which: 'ours' | 'owed') =>
      named.filter((one) => one[which]).map(({ caseId, reference }) => ({ caseId, reference }))
    return { ours: only('ours'), owed: only('owed') }
  },

  async look({ caseId, statement, wraps }, ctx) {
    ctx.about(caseId)
    const { before } = await addToChain(ctx, caseId, statement, { t: 'look' })
    // Those who wait by the chain, for the newest keys, and nobody else.
    const isWaiting = ({ compartment, circleId, epoch }: WrapRow): boolean =>
      before.waits.get(compartment as Compartment)?.includes(circleId) === true &&
      before.commits.get(compartment as Compartment)?.length === epoch
    if (!wraps.every(isWaiting)) throw new Problem('refused', { because: 'wrap-for-somebody-else' })
    for (const { wraps: group, ...options } of await byConsent(ctx, caseId, wraps))
      await storeWraps(ctx, caseId, group, options)
    await ctx.tx.run(sql`select app.readers_seen(${caseId})`)
    return { looked: true }
  },

  async freeze({ caseId, statement }, ctx) {
    ctx.about(caseId)
    const { circle } = await ctx.tx.one<{ circle: number | null }>(
      sql`select person_circle as circle from cases where id = ${caseId}`,
    )
    await addToChain(ctx, caseId, statement, { t: 'freeze', circle })
    await ctx.tx.run(sql`select app.freeze_person(${caseId})`)
    return { frozen: true }
  },

  async revoke({ caseId, track, statement }, ctx) {
    ctx.about(track)
    await withdrawConsent(ctx, caseId, track, statement)
    return { revoked: true }
  },
}
