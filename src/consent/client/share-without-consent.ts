// Sharing without the person's consent, on another basis that a pack names: the reason is sealed beside it. To protect a life
// glass is broken, which a second person has to agree to.
import type { Compartment } from '../../sealing/vault-shape.ts'
import { grantKeys } from '../../client/grants.ts'
import { sealRecord } from '../../client/records.ts'
import type { Api, Session } from '../../client/session.ts'

type Give = Parameters<Api['consent']['give']>[0]
type AskToBreak = Parameters<Api['consent']['askToBreak']>[0]

export interface WithoutConsent {
  caseId: string
  track: string
  basis: NonNullable<Give['basis']>
  recipient: number
  purpose: Give['purpose']
  until: string
  compartments: readonly Compartment[]
  /** Why, in the words of whoever does it. */
  words: string
  /** Whether the person was told, and if not, why. */
  told: AskToBreak['told']
  /** What glass is broken for; null on any other basis. */
  reason: AskToBreak['reason'] | null
  /** The language of the case. */
  language: string
}

/** Gives the keys, or asks for them where a second person has to agree; `isChanged`: otherwise than at the first try. */
export async function shareWithoutConsent(
  session: Session,
  asked: WithoutConsent,
  isChanged?: boolean,
): Promise<void> {
  const { caseId, track, basis, recipient, purpose, until, told, reason, language } = asked
  const compartments = [...asked.compartments]
  const sealed = await sealRecord(session, caseId, {
    compartment: compartments[0] as Compartment,
    kind: 'note',
    value: { text: asked.words.trim() },
    about: { track, about: 'consent' },
  })
  const { kind: _kind, version: _version, ...note } = sealed
  const terms = { caseId, purpose, until }
  const beside = { ...terms, track, recipient, told, note }
  await grantKeys(
    session,
    { ...terms, grant: track, to: recipient, compartments, basis },
    ({ statement, wraps }) =>
      basis === 'vital_interest' && reason
        ? session.api.consent.askToBreak({ ...beside, compartments, reason, statement })
        : session.api.consent.give({ ...beside, basis, statement, wraps, language, method: 'paper' }),
    isChanged,
  )
}
