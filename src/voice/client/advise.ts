// Survivors answer what they were asked, sealed to who asked and by the key of their council: who asked knows that the council wrote it, and not
// who of it.
import type { Session } from '../../client/session.ts'
import { knowAsFarAsBelieved, listEverybody } from '../../client/logs.ts'
import { sealToCircle, type Chosen } from '../../client/seal-to.ts'
import { newSecret } from '../../sealing/keys.ts'
import { SealingError } from '../../sealing/suite.ts'
import { toText } from '../../sealing/text.ts'
import type { Advice } from '../consultation.ts'

/** Answers as a member of the council. `not-verified` where who asks is called otherwise than on the screen. */
export async function advise(
  session: Session,
  { id, ...asking }: { id: string } & Chosen,
  { answers, hours }: Advice & { hours: number },
): Promise<void> {
  const locator = toText(newSecret(16))
  const intent = { to: 'consultation', ...asking, as: session.circle } as const
  const sealed = await sealToCircle(session, intent, { locator, value: { id, answers } })
  await session.api.consultations.advise({ id, hours, locator, ...sealed })
}

/** A seat as whoever asked sees it: a number, and what was answered. */
export interface OpenedSeat {
  n: number
  hours: number | null
  answeredOn: string | null
  paidOn: string | null
  answers: readonly string[]
  /** Sealed by the key of a council of survivors. */
  isProven: boolean
}

type SealedSeat = { locator: string; wrap: string; ciphertext: string }

/** The councils of survivors, whose logs are learned. */
async function learnCouncils(session: Session) {
  const councils = (await listEverybody(session)).filter(({ kind }) => kind === 'survivor_council')
  await knowAsFarAsBelieved(
    session,
    councils.map(({ id }) => id),
  )
  return councils
}

type Councils = Awaited<ReturnType<typeof learnCouncils>>

/** What a seat answered: as a council of survivors sealed it, else as somebody did. */
async function openSeat(session: Session, circleId: number, councils: Councils, sealed: SealedSeat) {
  const asked = { ...sealed, circleId, messages: [] }
  for (const { circle, name, kind } of councils) {
    const sender = { circle, shown: { name, kind } }
    const opened = await session.vault.openReport({ ...asked, sender }).catch((refusal: unknown) => {
      if (!(refusal instanceof SealingError)) throw refusal
      return undefined
    })
    if (opened) return { said: opened.report, isProven: true }
  }
  return { said: (await session.vault.openReport(asked)).report, isProven: false }
}

/** What was answered to us, in the order of the seats. What was sealed for another question is not shown as an answer to this one. */
export async function readAdvice(
  session: Session,
  { id, circle }: { id: string; circle: number },
): Promise<OpenedSeat[]> {
  const { seats } = await session.api.consultations.seats({ id })
  const councils = seats.some(({ sealed }) => sealed) ? await learnCouncils(session) : []
  return Promise.all(
    seats.map(async ({ sealed, ...seat }) => {
      if (!sealed) return { ...seat, answers: [], isProven: true }
      const { said: opened, isProven } = await openSeat(session, circle, councils, sealed)
      const said = opened as Partial<Advice> & { id?: unknown }
      const answers = said.id === id && Array.isArray(said.answers) ? said.answers : []
      return { ...seat, answers, isProven }
    }),
  )
}
