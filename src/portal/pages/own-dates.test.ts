// Every duty that there is runs in Amina's case, each with a day of its own. On her pages and in her calendar stand the days that are hers
// and no other: what somebody else has to do by a day is no date of hers.

import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { giveCard, openCase } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { telephone, type Telephone } from '../../../test/telephone.ts'
import { addresses } from '../../api/addresses.ts'
import { trackFeatures } from '../../app/tracks.ts'
import { asOwner } from '../../database/open.ts'
import { speaker } from '../../language/say.ts'
import { clocksOf } from '../../tracks/define.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const machines = [...trackFeatures.values()].map(({ machine }) => machine)

/** The days that a person lives by: their own talks, ends, limits and goals. Whoever adds one says here that it is theirs. */
const hers = [
  'appointment.day',
  'consent.end',
  'goal.target',
  'identification.challenge',
  'interview.day',
  'penalty.appeal',
  'placement.return',
  'proceeding.appeal',
  'proceeding.hearing',
  'proceeding.limitation',
  'recovery',
  'status.challenge',
  'status.end',
  'status.renew',
  'testimony.day',
]

/** Of each process the staff's own duties first: were they hers too, hers would be the later ones. */
const duties = machines.flatMap((machine) =>
  clocksOf(machine)
    .toSorted((one, other) => Number(hers.includes(one)) - Number(hers.includes(other)))
    .map((clock) => ({ machine, clock })),
)
const dayOf = (at: number): string => new Date(Date.UTC(2031, 0, 1 + at * 2)).toISOString().slice(0, 10)
let phone: Telephone

beforeAll(async () => {
  const { id: caseId } = await openCase(amara, { name: 'Amina', language: 'en' })
  const { words } = await giveCard(amara, caseId, 'en')
  await asOwner(database, async (client) => {
    const { rows } = await client.query<{ owner: number; person: number }>(
      'select owner_circle as owner, person_circle as person from cases where id = $1',
      [caseId],
    )
    const { owner, person } = rows[0]!
    const tracks = new Map<string, string>()
    for (const [at, { machine, clock }] of duties.entries()) {
      const track = tracks.get(machine.kind) ?? randomUUID()
      const isNew = !tracks.has(machine.kind)
      tracks.set(machine.kind, track)
      const open = (machine.shownToPersonIn ?? machine.states).find((one) => !machine.final.includes(one))
      if (isNew)
        await client.query(
          `insert into tracks (id, case_id, kind, state, pack, compartment, owner_circle, person_circle, opened_at, updated_at)
         values ($1, $2, $3, $4, 'uk', 'open', $5, $6, now(), now())`,
          [track, caseId, machine.kind, open, owner, person],
        )
      await client.query(
        `insert into clocks (id, track, case_id, circle, clock, started_at, due_on, enforced, verified, pack)
         values ($1, $2, $3, $4, $5, now(), $6, false, false, 'uk')`,
        [randomUUID(), track, caseId, owner, clock, dayOf(at)],
      )
    }
  })
  phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words })
})

/** All that her pages say: the cover, what happens with her to its last sheet, her meetings. */
async function pages(): Promise<string> {
  const said = [
    await (await phone.post(`/en${addresses.portal}`, {})).text(),
    await (await phone.get(`/en${addresses.meetings}`)).text(),
  ]
  for (let sheet = 1; sheet <= Math.ceil(machines.length / 6) + 1; sheet += 1)
    said.push(await (await phone.get(`/en${addresses.tracks}?n=${sheet}`)).text())
  return said.join('\n')
}

/** The duties whose day stands in a text, in whichever of the ways in which days are written there. */
const duesIn = (text: string): string[] =>
  duties.flatMap(({ clock }, at) => {
    const day = dayOf(at)
    const written = [
      speaker('en').day(day),
      speaker('en').day(day, { weekday: 'long', day: 'numeric', month: 'long' }),
      day,
      day.replaceAll('-', ''),
    ]
    return written.some((one) => new RegExp(`(?<!\\d)${one}(?!\\d)`).test(text)) ? [clock] : []
  })

it('the product names as days of the person those that are theirs, and no other', () => {
  expect([...new Set(machines.flatMap((machine) => machine.clocksShownToPerson ?? []))].toSorted()).toEqual(
    hers,
  )
})

it('a duty of the staff stands on none of her pages', async () => {
  const seen = duesIn(await pages())
  expect(seen.filter((clock) => !hers.includes(clock))).toEqual([])
  // The test reads the pages as they are: days of hers are among them.
  expect(seen.length).toBeGreaterThan(5)
})

it('nor in the calendar that she may let read her dates', async () => {
  const page = await (await phone.post(`/en${addresses.calendar}`, { do: 'begin' })).text()
  const secret = /\/api\/days\/([\w-]{43})/.exec(page)?.[1] ?? ''
  const feed = await (await network.public.request(`/api/days/${secret}`)).text()
  expect(feed).toContain('BEGIN:VCALENDAR')
  expect(duesIn(feed).filter((clock) => !hers.includes(clock))).toEqual([])
})
