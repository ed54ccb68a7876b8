// By what it is proven to whom something may be sealed outside a case: the vault checks each proof itself, and a field of a server's answer
// is never one. intent-table.ts says the same for readers. (CCP/1 line 50; decision 161.)
import { openBrief } from './brief.ts'
import { circlesNamed } from './case-readers.ts'
import { logOf, refuse } from './log-belief.ts'
import { calledIn, hashOfName } from './organisation-name-hash.ts'
import type { CircleIntent, PersonIntent, SignedBrief } from './intent-shape.ts'
import type { Called } from './shapes.ts'
import { SealingError } from './suite.ts'
import { fromText } from './text.ts'
import { checkLine } from './vault-moves.ts'
import { unlocked, type Held, type VaultState } from './vault-state.ts'

/** The kinds of organisation that may be meant, where a kind is the proof. */
const KINDS: Partial<Record<CircleIntent['to'], readonly string[]>> = {
  oversight: ['coordination', 'ministry'],
  council: ['survivor_council'],
}

/** Words to these circles are signed by who writes; a survivor who advises and a person with a card write without a name. */
export const isSigned = ({ to }: CircleIntent): boolean =>
  to === 'desk' || to === 'carrier' || to === 'shelter'

/** A colleague's keys; `not-verified` where no checked log names them. */
export function memberOf(
  held: Held,
  organisation: number,
  user: string,
): { enc: string; sig: string; left: boolean } {
  const { enc, sig, state } = logOf(held, organisation).now.members.get(user) ?? {}
  if (!enc || !sig) throw new SealingError('not-verified')
  return { enc, sig, left: state !== 'member' }
}

/** `not-verified` unless this is what the organisation was called, and of which kind it is, where it was brought in. */
export async function mustBeCalled(held: Held, organisation: number, shown: Called): Promise<void> {
  const signed = calledIn(held, organisation)
  if (signed === undefined || signed !== (await hashOfName(held.network, organisation, shown))) refuse()
}

const ANSWER_FIELD = 'conference.answer'
const AGENDA_FIELD = 'conference.agenda'
const DECISIONS_FIELD = 'conference.decisions'

const readBrief = async (
  held: Held,
  { row, field }: { row: string; field: string },
  { ciphertext, signature }: SignedBrief,
  author: string,
): Promise<Record<string, unknown>> => {
  const sealed = { ciphertext: fromText(ciphertext), signature: fromText(signature) }
  const place = { network: held.network, row, field, to: held.userId }
  return (await openBrief(held.enc, place, sealed, fromText(author))) as Record<string, unknown>
}

/** A guest whom this vault has asked, by an agenda of its own, and who has signed that they come. */
async function mustBeGuest(
  held: Held,
  { row, field }: { row: string; field: string },
  { organisation, user, agenda, answer }: Extract<PersonIntent, { to: 'guest' }>,
): Promise<void> {
  const own = memberOf(held, held.home ?? 0, held.userId).sig
  const { asked } = await readBrief(held, { row, field: AGENDA_FIELD }, agenda, own)
  if (!Array.isArray(asked) || !asked.includes(organisation)) refuse()
  const { sig } = memberOf(held, organisation, user)
  const { comes } = await readBrief(held, { row, field: ANSWER_FIELD }, answer, sig)
  // Who was asked and cannot come is told what was decided about them, and nothing else.
  if (comes !== true && field !== DECISIONS_FIELD) refuse()
}

/** A shelter that somebody on the case has asked for a bed, by a signed step of that very process. */
async function mustBeAsked(
  vault: VaultState,
  { circle, track, caseId, asked }: Extract<CircleIntent, { to: 'shelter' }>,
): Promise<void> {
  const [move] = await checkLine(vault, { about: 'track', id: track, caseId }, [asked], [])
  const { step, standing } = move ?? refuse()
  if (step?.kind !== 'placement' || step.other !== circle || standing !== 'on') refuse()
}

const isYesOrNo = (value: unknown): boolean =>
  JSON.stringify(value) === '{"comes":true}' || JSON.stringify(value) === '{"comes":false}'

/** The person's user and X25519 key as a checked log has it, or `not-verified`. */
export async function provePerson(
  vault: VaultState,
  intent: PersonIntent,
  { row, field, value }: { row: string; field: string; value: unknown },
): Promise<{ user: string; enc: string }> {
  const held = unlocked(vault)
  if (intent.to === 'self') return { user: held.userId, enc: memberOf(held, held.home ?? 0, held.userId).enc }
  const organisation = intent.to === 'colleague' ? (held.home ?? 0) : intent.organisation
  if (intent.to === 'guest') await mustBeGuest(held, { row, field }, intent)
  if (intent.to === 'escort') await mustBeCalled(held, organisation, intent.shown)
  if (intent.to === 'caller' && !isYesOrNo(value)) refuse()
  const { enc, left } = memberOf(held, organisation, intent.user)
  // To nobody who has been sent away.
  if (left) refuse()
  return { user: intent.user, enc }
}

/** The circle's key as a checked log has it, or `not-verified`. */
export async function proveCircle(vault: VaultState, intent: CircleIntent): Promise<string> {
  const held = unlocked(vault)
  const [organisation, log] = [...held.logs].find(([, { now }]) => now.circles.has(intent.circle)) ?? refuse()
  if (intent.to === 'shelter') await mustBeAsked(vault, intent)
  else if (intent.to === 'case_reader') {
    if (![...held.chains.values()].some((known) => circlesNamed(known.statements).has(intent.circle)))
      refuse()
  } else {
    if (KINDS[intent.to]?.includes(intent.shown.kind) === false) refuse()
    await mustBeCalled(held, organisation, intent.shown)
  }
  return log.now.circles.get(intent.circle)!.publicKey
}
