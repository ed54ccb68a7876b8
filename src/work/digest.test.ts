// In the morning of a day on which something is due, Amara is told that something is: once, and only where she wants it.
import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { anyHour, sealedFor } from '../outbox/client.ts'
import { takeUp } from '../outbox/server/send.ts'
import { keyPairFromSeed, newSecret } from '../sealing/keys.ts'
import { tellOfTheDay } from './server/digest.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const gateways = [{ channel: 'mail' as const, hand: async () => 'sent' as const, close: () => undefined }]
const pair = await keyPairFromSeed('enc', newSecret())
const id = network.state.network().id
await takeUp({ database, pair, gateways, now: network.state.now, timezone: 'Europe/London', network: id })

it('says so at seven in the place, once a day, to whoever wants it and has something due', async () => {
  await openCase(amara, { name: 'Mina', language: 'es' })
  const { rows } = await asOwner(database, (client) =>
    client.query<{ due: Date }>('select min(due_at) as due from clocks where stopped_at is null'),
  )
  const due = rows[0]!.due
  const at = (hour: number, days = 0) => {
    const moment = new Date(due.getTime() + days * 86_400_000)
    moment.setUTCHours(hour, 5, 0, 0)
    return { now: () => moment, network: () => ({ ...network.state.network(), timezone: 'Etc/UTC' }) }
  }
  expect(await tellOfTheDay(database, at(7))).toBe(0)
  const telling = await amara.api.outbox.mine({})
  const to = { channel: 'mail' as const, to: 'amara@post.example', language: 'en', hours: anyHour }
  await amara.api.outbox.keepMine({ ...(await sealedFor(telling, to)), digest: true })
  expect(await tellOfTheDay(database, at(6))).toBe(0)
  expect(await tellOfTheDay(database, at(7, -3))).toBe(0)
  expect(await tellOfTheDay(database, at(7))).toBe(1)
  expect(await tellOfTheDay(database, at(7))).toBe(0)
  expect(await tellOfTheDay(database, at(7, 1))).toBe(1)
})
