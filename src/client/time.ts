// The network's time, as statements and records carry it: minutes and days, never seconds.
import { minuteOf } from '../sealing/minute.ts'
import type { Session } from './session.ts'

type Clocked = Pick<Session, 'clock' | 'vault'>

/** The network's time; the vault is told, and signs nothing where this device's clock is far from it. */
async function networkTime({ clock, vault }: Clocked): Promise<Date> {
  const now = await clock.now()
  await vault.keepTime({ now: now.toISOString() })
  return now
}

/** The network's minute, `YYYY-MM-DDTHH:MMZ`, as statements carry it. */
export const minute = async (session: Clocked): Promise<string> => minuteOf(await networkTime(session))

/** The day of it, `YYYY-MM-DD`, as those who write say it of what they write. */
export const today = async (session: Clocked): Promise<string> => (await minute(session)).slice(0, 10)

/** Some days from now, as a minute and as an instant. */
export async function minuteIn(session: Clocked, days: number): Promise<{ minute: string; instant: string }> {
  const end = new Date((await networkTime(session)).getTime() + days * 86_400_000)
  return { minute: minuteOf(end), instant: end.toISOString() }
}
