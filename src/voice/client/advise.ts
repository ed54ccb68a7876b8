// Survivors answer what they were asked, sealed for whoever asked by the key that its checked log has; whoever asked opens it.
import type { Session } from '../../client/session.ts'
import { verifiedKey } from '../../client/verified-key.ts'
import { newSecret } from '../../sealing/keys.ts'
import { toText } from '../../sealing/text.ts'
import type { Advice } from '../consultation.ts'

/** Answers as a member of the council. `not-verified` where no checked log knows whoever asks. */
export async function advise(
  session: Session,
  { id, circle }: { id: string; circle: number },
  { answers, hours }: Advice & { hours: number },
): Promise<void> {
  const { publicKey } = await verifiedKey(session, circle)
  const locator = toText(newSecret(16))
  const sealed = await session.vault.sealForReader({ locator, reader: publicKey, words: { id, answers } })
  await session.api.consultations.advise({ id, hours, locator, ...sealed })
}

/** A seat as whoever asked sees it: a number, and what was answered. */
export interface OpenedSeat {
  n: number
  hours: number | null
  answeredOn: string | null
  paidOn: string | null
  answers: readonly string[]
}

/** What was answered to us, in the order of the seats. What was sealed for another question is not shown as an answer to this one. */
export async function readAdvice(
  session: Session,
  { id, circle }: { id: string; circle: number },
): Promise<OpenedSeat[]> {
  const { seats } = await session.api.consultations.seats({ id })
  return Promise.all(
    seats.map(async ({ sealed, ...seat }) => {
      if (!sealed) return { ...seat, answers: [] }
      const { report } = await session.vault.openReport({ ...sealed, circleId: circle, messages: [] })
      const said = report as Partial<Advice> & { id?: unknown }
      return { ...seat, answers: said.id === id && Array.isArray(said.answers) ? said.answers : [] }
    }),
  )
}
