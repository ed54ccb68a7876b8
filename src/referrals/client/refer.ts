// A person who is known to another system is referred into the network: a case is opened, the consent that was given there is kept with its
// keys, and the referral is sent, each once, however often this is asked under one id.

import { z } from 'zod'
import { v5 as idFrom } from 'uuid'
import { isProblem, Problem } from '../../api/problem.ts'
import { Day, Id, Language } from '../../api/words.ts'
import { sealCase } from '../../cases/client/open-case.ts'
import { ageGroups, openedCompartments } from '../../cases/codes.ts'
import { emptyContact } from '../../cases/safe-contact.ts'
import { takeKeys } from '../../client/case-keys.ts'
import { today } from '../../client/time.ts'
import type { NewRecord } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import { mustBeTold } from '../../consent/client/give-consent.ts'
import { purposes } from '../../consent/terms.ts'
import { serviceCodes } from '../../directory/kinds.ts'
import { referenceFrom } from '../../cases/alias.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { sendReferral } from './send-referral.ts'
import type { Referring } from './referral-form.ts'

const text = (most: number) => z.string().trim().min(1).max(most)

const Asked = z.strictObject({
  /** Drawn by the other system for this referral: asked again under it, nothing is done twice. */
  id: Id,
  person: z.strictObject({
    name: text(200),
    language: Language,
    ageGroup: z.enum(ageGroups),
    phone: text(60).optional(),
    birth: Day.optional(),
    /** When and how they can be reached without danger. */
    safeTimes: text(500).optional(),
    story: text(20_000).optional(),
  }),
  consent: z.strictObject({
    purpose: z.enum(purposes),
    compartments: z.array(z.enum(openedCompartments as [Compartment, ...Compartment[]])).min(1),
    until: Day,
    language: Language,
    method: z.enum(['spoken', 'spoken_with_interpreter']),
    interpreted: z.strictObject({ by: text(200), said: z.string().max(2000) }).optional(),
    /** Of a child: that they were asked too, and who agreed for them. */
    assent: z.boolean().default(false),
    onBehalf: z.enum(['guardian_agreed', 'best_interests_decided']).optional(),
  }),
  need: z.strictObject({
    /** The number of an organisation of the network, as the list of organisations has it. */
    organisation: z.int().positive(),
    service: z.enum(serviceCodes as [string, ...string[]]),
    urgency: z.enum(['now', 'day', 'routine']),
    party: z.int().min(1).max(40).default(1),
    district: text(40).optional(),
    /** What the recipient has to know. */
    text: z.string().max(4000).default(''),
  }),
})

/**
 * What another system says of a person, of what they agreed to, and of what they need. What the network would refuse is refused here, before
 * anything is opened.
 */
export const ReferralAsked = Asked.superRefine(({ person, consent }, context) => {
  if (person.ageGroup !== 'adult' && !consent.onBehalf)
    context.addIssue({ code: 'custom', path: ['consent', 'onBehalf'], message: 'required' })
})
export type ReferralAsked = z.output<typeof ReferralAsked>

const wrong = (field: string, code: string) => new Problem('invalid', { fields: [{ field, code }] })

/** What came of it: the same answer for a referral that was sent before. */
export interface Referred {
  case: string
  reference: string
  referral: string
  state: string
  /** It was there already. */
  repeated: boolean
}

const nothing = (error: unknown): undefined => {
  if (isProblem(error) && error.code === 'not-found') return undefined
  throw error
}

/** Sends it in the name of a circle that carries the case from now on. */
export async function refer(session: Session, asked: ReferralAsked, carrier: number): Promise<Referred> {
  const own = (what: string) => idFrom(`${session.id} ${what}`, asked.id)
  const ids = { case: own('case'), track: own('referral'), consent: own('consent'), letter: own('letter') }
  const sent = await session.api.referrals.read({ track: ids.track }).catch(nothing)
  const reference = referenceFrom(Buffer.from(own('reference').replaceAll('-', ''), 'hex').subarray(0, 8))
  if (sent) return { case: ids.case, reference, referral: ids.track, state: sent.state, repeated: true }
  const { organisations } = await session.api.organisations.list({})
  const recipient = organisations.find(({ id }) => id === asked.need.organisation)
  if (!recipient) throw wrong('need.organisation', 'unknown')
  if (asked.consent.until <= (await today(session))) throw wrong('consent.until', 'too-early')
  mustBeTold(await session.speak(asked.consent.language), asked.consent)
  const there = await session.api.cases.read({ id: ids.case }).catch(nothing)
  if (there) await takeKeys(session, ids.case)
  else await openFor(session, asked, { id: ids.case, trackId: own('track'), reference, carrier })
  const circle = recipient.intake ?? recipient.circle
  const { track } = await sendReferral(session, {
    caseId: ids.case,
    value: formOf(asked, { name: recipient.name, circle, service: null, codes: [asked.need.service] }),
    isChild: asked.person.ageGroup !== 'adult',
    enquiry: undefined,
    ids: { track: ids.track, consent: ids.consent, letter: ids.letter, given: false, unanswered: [] },
    keep: () => undefined,
  })
  const { state } = await session.api.referrals.read({ track })
  return { case: ids.case, reference, referral: track, state, repeated: false }
}

async function openFor(
  session: Session,
  { person, need }: ReferralAsked,
  { id, trackId, reference, carrier }: { id: string; trackId: string; reference: string; carrier: number },
): Promise<void> {
  const { name, phone, birth, safeTimes, story } = person
  const records: NewRecord[] = [
    {
      compartment: 'identity',
      kind: 'profile',
      value: { name, ...(phone ? { phone } : {}), ...(birth ? { birth } : {}) },
    },
    ...(safeTimes
      ? [
          {
            compartment: 'contact',
            kind: 'safe_contact',
            value: { ...emptyContact, when: safeTimes },
          } as const,
        ]
      : []),
    ...(story ? [{ compartment: 'narrative', kind: 'note', value: { text: story } } as const] : []),
  ]
  const sealed = await sealCase(
    session,
    { id, trackId, reference },
    {
      circle: carrier,
      header: { name, ...(phone ? { phone } : {}), ...(birth ? { dob: birth } : {}) },
      records,
      facts: { language: person.language, ageGroup: person.ageGroup, origin: 'other', urgency: need.urgency },
    },
  )
  await session.api.cases.open(sealed)
}

const formOf = (
  { consent, need }: ReferralAsked,
  recipient: NonNullable<Referring['recipient']>,
): Referring => ({
  recipient,
  code: need.service,
  urgency: need.urgency,
  district: need.district ?? null,
  party: need.party,
  mode: 'agreed',
  compartments: consent.compartments,
  purpose: consent.purpose,
  until: consent.until,
  method: consent.method,
  ...(consent.interpreted ? { interpreted: consent.interpreted } : {}),
  paper: null,
  language: consent.language,
  assent: consent.assent,
  onBehalf: consent.onBehalf ?? null,
  text: need.text,
})
