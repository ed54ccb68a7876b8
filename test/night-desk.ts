// A night desk as an organisation of a test names it: by two administrators where there are two, agreed to by those who carry cases, and with nights
// that a colleague has signed for each who stands there.

import { signIn, type Colleague } from '../demo/actor.ts'
import { refreshHome } from '../src/client/logs.ts'
import { agreeToChange } from '../src/organisations/client/members.ts'
import type { NightHours } from '../src/sealing/night-hours.ts'
import { agreeToNightDesk, nameNightDesk, signNights } from '../src/takeovers/client/night-desk.ts'
import { passphrase, type TestNetwork } from './people.ts'

/** Tests run at any hour: it stands there all day as well. */
export const atAnyHour: NightHours = {
  from: '20:00',
  until: '08:00',
  zone: 'Europe/London',
  days: [1, 2, 3, 4, 5, 6, 7],
  most: 40,
}

interface Named {
  by: Colleague
  /** The handle of the other administrator. */
  second?: string
  circle: number
  hours?: NightHours
  /** Who agrees, each for a circle that they are in. */
  agreed: readonly (readonly [Colleague, number])[]
}

const dayMs = 86_400_000

/** From the night before on, so many. */
export const nightsFrom = (now: Date, count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    new Date(now.getTime() + (at - 1) * dayMs).toISOString().slice(0, 10),
  )

/** A colleague signs that they stand there for the next month. */
export const standsByWord = async (by: Colleague, user: string): Promise<void> =>
  signNights(by, user, nightsFrom(await by.clock.now(), 31))

export async function nameNight(
  { staff }: Pick<TestNetwork, 'staff'>,
  { by, second, circle, hours = atAnyHour, agreed }: Named,
): Promise<void> {
  const { waits } = await nameNightDesk(by, { circle, hours })
  if (waits && second) {
    const other = await signIn(staff, second, passphrase)
    const { waiting } = await refreshHome(other)
    await agreeToChange(other, waiting.findLast(({ t, by: who }) => t === 'night' && who === by.id)!.n)
  }
  for (const [who, own] of agreed) await agreeToNightDesk(who, own)
  const { circles } = await refreshHome(by)
  for (const user of circles.find(({ id }) => id === circle)?.members ?? [])
    if (user !== by.id) await standsByWord(by, user)
}

/** An administrator lets a team stand by for the night at any hour, with a month of nights signed for one of it: one night needs one case. */
export async function standsByAlways(who: Colleague, circle: number, handle: string): Promise<void> {
  await nameNightDesk(who, { circle, hours: { ...atAnyHour, most: 1 } })
  const { people } = await who.api.organisations.people({})
  await standsByWord(who, people.find((one) => one.handle === handle)!.id)
}
