// The vault's part in what the browsers of one circle remember for each other. A browser that comes with no memory of its own takes
// theirs: it believes no log and no chain that is shorter than one of them has seen, and it seals and wraps nothing before two of
// them were asked, or a human has read that nobody could be. (Decision 48.)
import { checkPin, type Statement } from './chain.ts'
import { newSecret } from './keys.ts'
import { SealingError } from './suite.ts'
import { toText } from './text.ts'
import { slotOf } from './register.ts'
import { keepList, listedFor, listFrom } from './vault-lists.ts'
import { pinWitness, restoredAt, witnessSeen } from './vault-pins.ts'
import { isRecent, minuteOfWitness } from './vault-time.ts'
import { circleOf, isPractice, unlocked, type Held, type VaultState } from './vault-state.ts'
import type { ShownWitness, Witness, WitnessCalls, WitnessStatus } from './vault-witness-shape.ts'
import {
  isAnswerOf,
  isWitnessOf,
  makeAnswer,
  makeWitness,
  openWitness,
  readAnswer,
  readWitness,
  type NamedHead,
  type SeenStatement,
  type Witnessed,
} from './witness.ts'

/** So many colleagues are asked. */
const ASKED = 2
/** A memory that was left behind counts for three days: over a weekend, and no longer. */
const COUNTS_HOURS = 72
/** What was listed ten minutes ago is said of now, and not later. */
const LISTED_HOURS = 1 / 6
/** A statement is made anew where nothing is new after an hour: its day is what it is worth. */
const ANEW_HOURS = 1

/** The circles of this user's house that they are in, by the log, and whose present key is held. */
function circlesOf(held: Held): { id: number; epoch: number; members: readonly string[] }[] {
  const log = held.logs.get(held.home ?? 0)
  return [...(log?.now.circles ?? [])]
    .filter(([id, { members, epoch }]) => members.includes(held.userId) && held.circles.get(id)?.has(epoch))
    .map(([id, { epoch, members }]) => ({ id, epoch, members }))
}

/** Everybody else in them who has keys. */
function colleaguesOf(held: Held): Set<string> {
  const log = held.logs.get(held.home ?? 0)
  const all = circlesOf(held).flatMap(({ members }) => members)
  return new Set(all.filter((user) => user !== held.userId && log?.now.members.get(user)?.sig !== undefined))
}

/** The key with which somebody of this house signs now, and those that they had before. */
function keysOf(held: Held, user: string): readonly string[] {
  const { sig, earlier = [] } = held.logs.get(held.home ?? 0)?.now.members.get(user) ?? {}
  return sig === undefined ? [] : [sig, ...earlier]
}

/** Holds a chain, by the hash of each statement, against all that colleagues have said of it. */
export function checkTold(held: Held, name: string, hashes: readonly string[]): void {
  if (!held.restoring) for (const head of held.witness.told.get(name) ?? []) checkPin(hashes, head)
}

/**
 * Those whose browser spoke under a newer key of a circle than the log shows here. After an honest restore that is a window which was open
 * all the while; else a server that keeps a key back. What it says cannot be opened either way, so it is named, and is no alarm that
 * nobody could ever end: whoever remembers nothing waits as long as there is one.
 */
function aheadOf(held: Held): string[] {
  const circles = circlesOf(held)
  const users = circles.flatMap(({ id, epoch, members }) =>
    members.filter((user) => (held.witness.epochs.get(`${id} ${user}`) ?? 0) > epoch),
  )
  return [...new Set(users)]
}

function tell(held: Held, [name, n, hash]: NamedHead): void {
  const heads = held.witness.told.get(name) ?? []
  if (!heads.some((one) => one.n === n && one.hash === hash)) heads.push({ n, hash })
  held.witness.told.set(name, heads)
  const [about, id = ''] = name.split(' ')
  const known = about === 'case' ? held.chains.get(id) : held.logs.get(Number(id))
  // What goes further than was read here so far is held against the chain when it is read on: nobody has to be as fast as a colleague.
  if (known && known.hashes.length >= n && !held.restoring) checkPin(known.hashes, { n, hash })
}

/** The newest statement of somebody that is shown now is none that is older than one that was seen, by whomever. */
function checkShown(held: Held, [circle, user, counter, hash]: SeenStatement): void {
  // Nobody is asked any more who is in the circle no longer.
  if (!circlesOf(held).some(({ id, members }) => id === circle && members.includes(user))) return
  if (held.restoring) return
  const shown = held.witness.shown.get(`${circle} ${user}`)
  if (!shown || shown.n < counter) throw new SealingError('rollback')
  if (shown.n === counter && shown.hash !== hash) throw new SealingError('fork')
}

/**
 * Reads a statement of a circle of this user's; undefined where nobody vouches for it. `saw` is what lies in it, where that opens, and where
 * it was signed with a present key: with one that its owner has given up it says how far they had counted, and nothing else.
 */
export async function readStatementOfCircle(held: Held, { body, signature, sealed }: ShownWitness) {
  const said = readWitness({ body })
  const { user, circle, epoch } = said
  const mine = circlesOf(held).find(({ id }) => id === circle)
  const by = mine?.members.includes(user) ? await signerOf(held, said, { body, signature }) : undefined
  if (by === undefined) return undefined
  const kw = held.circles.get(circle)?.get(epoch)?.kw
  const opens = by === 'now' && kw !== undefined && sealed !== undefined
  const saw = opens ? await openWitness(kw, held.network, said, sealed).catch(() => undefined) : undefined
  return { said, ...(saw && kw && !knowsLess(held, saw) && { saw, kw }) }
}

/** Takes one statement; what nobody vouches for, or what cannot be opened, is no memory of anybody's. Answers with what it has seen. */
async function take(held: Held, statement: ShownWitness): Promise<readonly SeenStatement[] | undefined> {
  const read = await readStatementOfCircle(held, statement)
  if (!read) return undefined
  const { said, saw } = read
  const { user, circle, epoch, counter, at } = said
  held.witness.epochs.set(`${circle} ${user}`, epoch)
  const { hash } = await pinWitness(held, { circle, user }, counter, statement)
  held.witness.shown.set(`${circle} ${user}`, { n: counter, hash })
  if (!saw) return undefined
  if (saw.listed) keepList(held, `${circle} ${user}`, listFrom(at, saw.listed))
  for (const head of saw.heads) tell(held, head)
  if (user === held.userId) {
    for (const head of saw.heads) remindOf(held, head, circle)
    // What this window has said itself since says nothing of when they were here before.
    const isFromBefore = counter < (held.witness.sealed.get(circle)?.first ?? Infinity)
    if (isFromBefore && at > (held.witness.lastHere ?? '')) held.witness.lastHere = at
  } else addWitness(held, { user, at, live: false })
  return saw.seen
}

/** Whoever has not heard yet of a backup that was restored remembers what is no more. */
const knowsLess = (held: Held, { restored = '' }: { restored?: string | undefined }): boolean =>
  restored < (restoredAt(held) ?? '')

/** With which of their keys somebody has signed a statement. */
async function signerOf(
  held: Held,
  { user, circle }: Witnessed,
  statement: Statement,
): Promise<'now' | 'before' | undefined> {
  for (const [place, sig] of keysOf(held, user).entries())
    if (await isWitnessOf(sig, held.network, circle, statement)) return place === 0 ? 'now' : 'before'
  return undefined
}

/** What this user's own statement has seen is their own memory, whatever became of the pins. */
function remindOf(held: Held, [name, n, hash]: NamedHead, circle: number): void {
  if (n > (held.pins.get(name)?.n ?? 0)) held.pins.set(name, { n, hash, circles: [circle] })
}

/** Of two memories of one colleague the fresher counts. */
function addWitness({ witness }: Held, one: Witness): void {
  const before = witness.witnesses.get(one.user)
  if (!before || (one.live && !before.live) || (one.live === before.live && one.at > before.at))
    witness.witnesses.set(one.user, one)
}

/** An answer to this browser's own question. Answers with what it has seen. */
async function hear(held: Held, answer: Statement): Promise<readonly SeenStatement[] | undefined> {
  const heard = readAnswer(answer)
  const { nonce, asker, user, at, seen } = heard
  if (knowsLess(held, heard)) return undefined
  const { witness, network, userId } = held
  const [sig] = colleaguesOf(held).has(user) ? keysOf(held, user) : []
  if (!sig || asker !== userId || witness.nonce === undefined || nonce !== witness.nonce) return undefined
  if (!(await isAnswerOf(sig, network, answer))) return undefined
  addWitness(held, { user, at, live: true })
  return seen
}

/** What is not even of the right shape is nobody's. */
const unlessBroken = (refusal: unknown): undefined => {
  if (refusal instanceof SealingError && refusal.code === 'broken') return undefined
  throw refusal
}

function statusOf(vault: VaultState, held: Held): WitnessStatus {
  const { witness } = held
  const colleagues = colleaguesOf(held)
  const witnesses = [...witness.witnesses.values()].filter(
    ({ user, at, live }) => colleagues.has(user) && (live || isRecent(vault, held, at, COUNTS_HOURS)),
  )
  const needed = Math.min(ASKED, colleagues.size)
  const isAsked = needed > 0 && witnesses.length >= needed
  const ahead = aheadOf(held)
  witness.waits = !witness.remembers && (!isAsked || ahead.length > 0) && !isPractice(held)
  const { lastHere, waits, remembers } = witness
  return { remembers, witnesses, needed, ahead, waits, ...(lastHere !== undefined && { lastHere }) }
}

/** Where this browser remembers nothing and could ask too few, nothing is sealed and no key is given. */
export function mustBeWitnessed({ witness, restoring }: Held): void {
  if (witness.isLiedTo || restoring) throw new SealingError('rollback')
  if (witness.waits) throw new SealingError('unwitnessed')
}

/** How far the chains went that a circle may know of, and whose statements were seen. */
function sawIn(held: Held, circle: number): { heads: NamedHead[]; seen: SeenStatement[] } {
  const heads: NamedHead[] = []
  const seen: SeenStatement[] = []
  for (const [name, { n, hash, circles }] of held.pins) {
    const [kind, first, user] = name.split(' ')
    if (kind === 'organisation' || (kind === 'case' && circles?.includes(circle))) heads.push([name, n, hash])
    if (kind === 'witness' && Number(first) === circle && user) seen.push([circle, user, n, hash])
  }
  return { heads, seen }
}

/** What this browser tells one circle; nothing where that is no news, and was told this hour. */
async function sealFor(
  vault: VaultState,
  held: Held,
  { id: circle, epoch }: { id: number; epoch: number },
  at: string,
) {
  const { network, sig, userId, witness } = held
  const { heads, seen } = sawIn(held, circle)
  // One's own counter is no news.
  const others = seen.filter(([, user]) => user !== userId)
  // A laptop may sleep between asking and saying: what it was shown before is not said of this minute.
  const isNow = isRecent(vault, held, held.witness.listedAt, LISTED_HOURS)
  const listed = isNow ? listedFor(held, circle) : undefined
  const saw = { heads, seen: others, restored: restoredAt(held), ...(listed && { listed }) }
  const news = JSON.stringify(saw)
  const last = witness.sealed.get(circle)
  const before = witnessSeen(held, { circle, user: userId })?.n ?? 0
  const arrived = witness.shown.get(`${circle} ${userId}`)?.n ?? 0
  // What never arrived is said again: a colleague who is told of it would look for it in vain, and call that an attack.
  if (arrived === before && last?.news === news && isRecent(vault, held, last.at, ANEW_HOURS)) return []
  const counter = Math.max(before, arrived) + 1
  const { kw } = circleOf(held, circle, epoch)
  const said = { user: userId, circle, epoch, counter, at }
  const { statement, sealed } = await makeWitness({ sig, kw, network }, said, saw)
  await pinWitness(held, { circle, user: userId }, counter, statement)
  witness.sealed.set(circle, { news, at, first: last?.first ?? counter })
  // What lists nothing confirms nothing: nobody is asked to cosign it.
  const slot = listed && (await slotOf(kw, network, { circle, epoch, user: userId }))
  return [{ ...statement, circle, counter, sealed, ...(slot && { slot }) }]
}

/** The calls about witnesses. */
export function witnessCalls(vault: VaultState): WitnessCalls {
  return {
    async sealWitness() {
      const held = unlocked(vault)
      const at = minuteOfWitness(vault, held)
      if (at === undefined) return { statements: [] }
      const statements = []
      for (const circle of circlesOf(held)) statements.push(...(await sealFor(vault, held, circle, at)))
      return { statements }
    },

    async takeWitnesses({ statements, answers = [], remembers }) {
      const held = unlocked(vault)
      if (remembers !== undefined) held.witness.remembers = remembers
      const seen: SeenStatement[] = []
      try {
        for (const one of statements) seen.push(...((await take(held, one).catch(unlessBroken)) ?? []))
        for (const one of answers) seen.push(...((await hear(held, one).catch(unlessBroken)) ?? []))
        for (const one of seen) checkShown(held, one)
      } catch (refusal) {
        // From here on nothing is sealed in this window, whatever its screens make of it.
        held.witness.isLiedTo = true
        throw refusal
      }
      return statusOf(vault, held)
    },

    async askWitnesses() {
      const held = unlocked(vault)
      held.witness.nonce ??= toText(newSecret())
      return { nonce: held.witness.nonce }
    },

    async answerWitness({ nonce, asker }) {
      const held = unlocked(vault)
      const at = minuteOfWitness(vault, held)
      if (at === undefined) throw new SealingError('clock')
      const shared = circlesOf(held).filter(({ members }) => members.includes(asker))
      if (shared.length === 0) throw new SealingError('not-verified')
      const seen = shared.flatMap(({ id }) => sawIn(held, id).seen)
      return makeAnswer(held.sig, held.network, {
        nonce,
        asker,
        user: held.userId,
        at,
        seen,
        restored: restoredAt(held),
      })
    },

    async goOnUnwitnessed() {
      const held = unlocked(vault)
      held.witness.remembers = true
      return statusOf(vault, held)
    },
  }
}
