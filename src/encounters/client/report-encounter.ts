// Telling a desk of somebody whom one met: sealed for the desk by the key that its checked log has, and for the finder, who reads the
// answer with the key they sign in with. Nobody else of either house opens it.
import { newId } from '../../api/new-id.ts'
import type { Session } from '../../client/session.ts'
import { sealToCircle, type Chosen } from '../../client/seal-to.ts'
import { emptyDetails, isAsChild, type EncounterDetails } from '../../identification/encounter-details.ts'
import { emptyReport, urgencyOf, withNumber, type ReadReport } from '../../identification/report.ts'
import { dutiesFrom } from '../../jurisdiction/reporting.ts'
import { newSecret } from '../../sealing/keys.ts'
import { toText } from '../../sealing/text.ts'

/** What is asked; only whether there is danger must be answered. */
export interface Encounter {
  danger: 'yes' | 'no' | 'unsure' | ''
  words: string
  /** How and when they can be reached without danger. */
  reach: string
  language: string
  area: string
  details: EncounterDetails
}

export const emptyEncounter = (by: EncounterDetails['by']): Encounter => ({
  danger: '',
  words: '',
  reach: '',
  language: '',
  area: '',
  details: emptyDetails(by),
})

/** Why it is not sent; nothing where it may be. */
export type Held = 'danger-not-asked' | 'refused'

/**
 * A grown person's no holds, but for a danger to life; of a child, and of whoever may be one, whoever protects children is told in any
 * case.
 */
export function heldBack({ danger, details }: Pick<Encounter, 'danger' | 'details'>): Held | undefined {
  if (danger === '') return 'danger-not-asked'
  return details.agreed === 'refused' && danger !== 'yes' && !isAsChild(details) ? 'refused' : undefined
}

/** As the desk reads it: the questions of a child leave out those of a grown person, and the other way. */
export function reportOf({ danger, words, reach, language, area, details }: Encounter): ReadReport {
  const safe = ({ yes: 'no', no: 'yes', unsure: 'unsure', '': '' } as const)[danger]
  const asChild = isAsChild(details)
  const wantsCall = details.agreed === 'call' && !asChild
  return {
    ...emptyReport('help', language),
    kind: 'encounter',
    safe,
    story: words,
    place: area,
    ...(wantsCall ? withNumber({ channel: 'here', reach: '' }, reach) : {}),
    encounter: {
      ...details,
      ...(asChild ? { agreed: '' } : { childWishes: [], toldLead: '', keepFrom: [] }),
    },
  }
}

/** Sealed, with the name under which it is sent; the same at every press. */
export interface SealedEncounter {
  id: string
  to: number
  urgency: ReturnType<typeof urgencyOf>
  locator: string
  wrapDesk: string
  wrapOwn: string
  ciphertext: string
}

/** Seals it for one desk, with the hours that the finder's law gives them. `not-verified` where no checked log knows the desk. */
export async function sealEncounter(
  session: Session,
  encounter: Encounter,
  to: Chosen,
  id = newId(),
): Promise<SealedEncounter> {
  const [{ must }, met] = await Promise.all([session.api.law.saidFirst({}), session.clock.now()])
  const duties = dutiesFrom(must, { met, asChild: isAsChild(encounter.details) })
  const report = reportOf(
    duties.length > 0 ? { ...encounter, details: { ...encounter.details, duties } } : encounter,
  )
  const locator = toText(newSecret(16))
  const words = { locator, value: report }
  const { wrapReader, wrapOwn, ciphertext } = await sealToCircle(session, { to: 'desk', ...to }, words)
  return { id, to: to.circle, urgency: urgencyOf(report), locator, wrapDesk: wrapReader, wrapOwn, ciphertext }
}

/** Sends it; once more under the same name is the same. */
export const sendEncounter = ({ api }: Pick<Session, 'api'>, sealed: SealedEncounter) =>
  api.encounters.report(sealed, { key: sealed.id })
