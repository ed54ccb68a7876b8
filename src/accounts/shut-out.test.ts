// Two things in the same moment: somebody signs in, and somebody else shuts them out or freezes their card. Whichever comes
// first, no session is left.

import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'
import { expect, it } from 'vitest'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { newSecret } from '../sealing/keys.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const admin = await network.organisation('Harbour House', 'ngo', [])
const amara = await network.colleague(admin, 'amara', ['caseworker'])

/** Two transactions beside each other, the second begun while the first is still open. Answers how the second ended. */
const beside = (first: Act, second: Act): Promise<string> =>
  asOwner(database, (one) =>
    asOwner(database, async (other) => {
      await one.query('begin')
      await first(one)
      const later = second(other).then(
        () => 'done',
        () => 'refused',
      )
      // Long enough to be through, were there nothing to wait for.
      const soon = wait(300, 'waits')
      expect(await Promise.race([later, soon])).toBe('waits')
      await one.query('commit')
      return later
    }),
  )
type Act = (client: Client) => Promise<unknown>

const session = () => Buffer.from(newSecret())
const begins =
  (hash: Buffer, user: string | null, circle: number | null): Act =>
  (client) =>
    client.query("select app.start_session($1, $2, $3, now() + interval '1 hour')", [hash, user, circle])
const isThere = (hash: Buffer) =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ circles: number[] }>(
      'select circles from sessions where hash = $1',
      [hash],
    )
    return rows[0]?.circles
  })

const card = await openCase(amara, { name: 'Mariam Card', language: 'ar' }).then(({ id }) =>
  giveCard(amara, id, 'ar'),
)
const freezes: Act = (client) =>
  client.query("update cards set state = 'frozen' where circle = $1", [card.circle])
const thaws: Act = (client) =>
  client.query("update cards set state = 'active' where circle = $1", [card.circle])

it('whoever opens a card while it is being frozen is refused; whoever had just opened it is out', async () => {
  const [late, early] = [session(), session()]
  expect(await beside(freezes, begins(late, null, card.circle))).toBe('refused')
  await asOwner(database, thaws)
  expect(await beside(begins(early, null, card.circle), freezes)).toBe('done')
  expect([await isThere(late), await isThere(early)]).toEqual([undefined, undefined])
})

it('so is a colleague who signs in while an administrator shuts them out', async () => {
  const samir = await network.colleague(admin, 'samir', ['caseworker'])
  const shutsOut: Act = async (client) => {
    await client.query("update users set state = 'suspended' where id = $1", [samir.id])
    await client.query('delete from sessions where user_id = $1', [samir.id])
  }
  const [late, early] = [session(), session()]
  expect(await beside(begins(early, samir.id, null), shutsOut)).toBe('done')
  await asOwner(database, (client) =>
    client.query("update users set state = 'active' where id = $1", [samir.id]),
  )
  expect(await beside(shutsOut, begins(late, samir.id, null))).toBe('refused')
  expect([await isThere(late), await isThere(early)]).toEqual([undefined, undefined])
})

it('and whoever goes out of a circle while they sign in has a session without it', async () => {
  const nadia = await network.colleague(admin, 'nadia', ['caseworker'])
  const goes: Act = (client) => client.query('delete from circle_members where user_id = $1', [nadia.id])
  const [early, late] = [session(), session()]
  expect(await beside(goes, begins(late, nadia.id, null))).toBe('done')
  expect(await isThere(late)).toEqual([])
  const omar = await network.colleague(admin, 'omar', ['caseworker'])
  expect(
    await beside(begins(early, omar.id, null), (client) =>
      client.query('delete from circle_members where user_id = $1', [omar.id]),
    ),
  ).toBe('done')
  expect(await isThere(early)).toEqual([])
})
