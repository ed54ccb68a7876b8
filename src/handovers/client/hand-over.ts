// Handing a case on: the offer, signed as it is asked; the list of them, each held against what was signed; and the one act by which a
// case goes to the organisation that has said that it takes it.
import { askedAgain, isShorter } from '../../client/asked-again.ts'
import { checkLines, withLaws } from '../../client/checked-moves.ts'
import { sendStatement, takeKeys } from '../../client/case-keys.ts'
import { knowCircles } from '../../client/logs.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import { minute } from '../../client/time.ts'
import type { StepWord } from '../../tracks/step-word.ts'
import type { Handover } from '../api.ts'
import { handoverMachine, type HandingReason } from '../handover.ts'
import { offerWordOf } from './offer-word.ts'

/** How what is asked is signed; loaded with the first one that is. */
const signing = () => import('../../client/signed-moves.ts')

interface Offer {
  /** The case as who asks sees it: its language and the person's age are all that the other place is told of it. */
  of: { id: string; language: string; ageGroup: string }
  track: string
  recipient: number
  reason: HandingReason
}

/** Asks another place whether it takes a case on, with the question signed: whom, and what it is told. */
export async function offerHandover(
  session: Session,
  { of: { id: caseId, language, ageGroup }, track, recipient, reason }: Offer,
): Promise<TrackNow> {
  const { openSigned } = await signing()
  const input = { reason, language, age_group: ageGroup }
  const beginning = { machine: handoverMachine, caseId, id: track, other: recipient, input }
  return openSigned(session, beginning, (more) =>
    session.api.handovers.offer({ caseId, track, recipient, reason, ...more }, { key: track }),
  )
}

/** A hand-over with whose word it is. */
export type CheckedHandover = Handover & { word: StepWord }

async function checked(session: Session, handovers: readonly Handover[]): Promise<CheckedHandover[]> {
  const lines = await checkLines(
    session,
    handovers.map(({ track, caseId, signed }) => ({
      about: 'track' as const,
      id: track,
      caseId,
      statements: signed ? [signed] : [],
    })),
  )
  const held = await withLaws(session, lines)
  return handovers.map((one, at) => ({ ...one, word: offerWordOf(one, held[at]!, session.organisation) }))
}

/** The hand-overs of my circles, or of one case, each checked in this browser. */
export const listHandovers = (session: Session, caseId?: string) =>
  askedAgain(
    async () => {
      const listed = await session.api.handovers.list(caseId ? { caseId } : {})
      return { ...listed, handovers: await checked(session, listed.handovers) }
    },
    ({ handovers }) => handovers.some(({ word }) => isShorter(word)),
  )

/**
 * Signs the case over to the recipient whose log has just been checked, and sends it with the move. What this session held of the
 * case is let go: its keys are nobody's here any more.
 */
export async function handOver(
  session: Session,
  {
    caseId,
    track,
    version,
    recipientCircle,
  }: Pick<Handover, 'caseId' | 'track' | 'version' | 'recipientCircle'>,
): Promise<TrackNow> {
  const { api, vault } = session
  await takeKeys(session, caseId)
  await knowCircles(session, [recipientCircle], caseId)
  const moved = await sendStatement(
    session,
    caseId,
    async () => vault.transferCase({ caseId, to: recipientCircle, at: await minute(session) }),
    ({ statement }) => api.handovers.handOver({ track, statement }, { ifMatch: version }),
  )
  await vault.forgetCase({ caseId })
  return moved
}
