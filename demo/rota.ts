// Who is on duty in the invented country: the hotline day and night, the day desk of Harbour House with a day on which it is closed, and
// its night desk, which stands by for the cases of the house. Everything is said through the same clients as on the screens.

import { newId } from '../src/api/new-id.ts'
import { dayAt } from '../src/jurisdiction/clock.ts'
import { agreeToNightDesk, nameNightDesk, signNights } from '../src/takeovers/client/night-desk.ts'
import { standByForAll } from '../src/takeovers/client/stand-by.ts'
import { inTeam, type Colleague } from './actor.ts'
import { country, founder } from './cast.ts'
import { dayMs, now } from './stage.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const workdays = [1, 2, 3, 4, 5]

interface Shift {
  weekdays: number[]
  starts: string
  ends: string
  user: Colleague
  deputy: Colleague
}

const dayIn = (days: number): string => dayAt(new Date(now().getTime() + days * dayMs), country.timezone)

/** A colleague who keeps the rota lets a circle keep one, with these shifts from today on. */
async function keepDesk(
  keeper: Colleague,
  circle: number,
  { phone, minutes, shifts }: { phone: string; minutes: number; shifts: readonly Shift[] },
): Promise<void> {
  await keeper.api.rota.keepDesk({ circle, phone, answerMinutes: minutes })
  for (const { user, deputy, ...hours } of shifts) {
    const who = { user: user.id, deputy: deputy.id }
    // A night that began yesterday is not over in the morning.
    await keeper.api.rota.weekly({
      id: newId(),
      circle,
      fromDay: dayIn(-1),
      untilDay: null,
      ...hours,
      ...who,
    })
  }
}

/** The first workday after the next two days. */
function closedDay(): string {
  const days = [3, 4, 5].map(dayIn)
  return days.find((day) => ![0, 6].includes(new Date(day).getUTCDay()))!
}

/** Keeps the rotas, as of the moment of the story that it is; of organisations that are not there, none. */
export async function keepRotas(people: ReadonlyMap<string, Colleague>): Promise<void> {
  const [noor, pavlo, ines] = [people.get('noor'), people.get('pavlo'), people.get(founder.handle)]
  const hotline = pavlo?.teams.get('hotline')
  if (noor && pavlo && ines && hotline !== undefined) {
    const hours = { weekdays: everyDay }
    const shifts = [
      { ...hours, starts: '08:00', ends: '20:00', user: noor, deputy: pavlo },
      { ...hours, starts: '20:00', ends: '08:00', user: pavlo, deputy: noor },
    ]
    await keepDesk(pavlo, hotline, { phone: country.hotline, minutes: 15, shifts })
    await ines.api.rota.nameNetworkDesk({ circle: hotline })
  }
  const [amara, odile, jonas] = ['amara', 'odile', 'jonas'].map((handle) => people.get(handle))
  if (amara && odile && jonas) await harbourRota({ amara, odile, jonas, admin: people.get('harbour-admin')! })
}

async function harbourRota(house: Record<'amara' | 'odile' | 'jonas' | 'admin', Colleague>): Promise<void> {
  const { amara, odile, jonas, admin } = house
  const [day, night] = [amara.teams.get('casework')!, jonas.teams.get('night_desk')!]
  const byDay = { weekdays: workdays, starts: '09:00', ends: '17:00', user: amara, deputy: odile }
  await keepDesk(odile, day, { phone: '020 7946 0131', minutes: 30, shifts: [byDay] })
  await odile.api.rota.close({ circle: day, day: closedDay(), closed: true })
  const byNight = { weekdays: everyDay, starts: '17:00', ends: '09:00', user: jonas, deputy: odile }
  await keepDesk(odile, night, { phone: '020 7946 0132', minutes: 15, shifts: [byNight] })
  const hours = { from: '17:00', until: '09:00', zone: country.timezone, days: [6, 7], most: 3 }
  await nameNightDesk(admin, { circle: night, hours })
  // Each circle that carries cases agrees by somebody in it.
  const carrying = [amara.circle, ...amara.teams.values()].filter((circle) => circle !== night)
  for (const circle of carrying) await agreeToNightDesk(amara, circle)
  // On which nights somebody stands there, a colleague signs: Odile for Jonas, and Jonas for her.
  const { stands } = await odile.api.takeovers.nights({})
  for (const [by, user] of [
    [odile, jonas],
    [jonas, odile],
  ] as const)
    await signNights(by, user.id, stands.find((one) => one.user === user.id)!.nights)
  // Each team carries cases of its own; Amara is in both.
  for await (const { refused } of standByForAll(inTeam(amara, day)))
    if (refused > 0)
      throw new Error('the night desk of Harbour House stands by for less than all of its cases')
}
