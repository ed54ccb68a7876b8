// The network's time, as statements and records carry it: minutes and days, never seconds.
import { minuteOf } from '../sealing/minute.ts'
import type { Session } from './session.ts'

type Clocked = Pick<Session, 'clock'>

/** The network's minute, `YYYY-MM-DDTHH:MMZ`, as statements carry it. */
export const minute = async ({ clock }: Clocked): Promise<string> => minuteOf(await clock.now())

/** The day of it, `YYYY-MM-DD`, as those who write say it of what they write. */
export const today = async (session: Clocked): Promise<string> => (await minute(session)).slice(0, 10)

/** Some days from now, as a minute and as an instant. */
export async function minuteIn(
  { clock }: Clocked,
  days: number,
): Promise<{ minute: string; instant: string }> {
  const end = new Date((await clock.now()).getTime() + days * 86_400_000)
  return { minute: minuteOf(end), instant: end.toISOString() }
}
