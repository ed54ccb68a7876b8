// Two servers behind a proxy that gives each request to the next one: people sign in, whichever server has the
// second half. (Forms: src/http/post-redirect-get.test.ts; what is good once: src/http/held.test.ts.)
import { Hono } from 'hono'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { signIn, clocks } from '../demo/actor.ts'
import { startHosts } from '../src/app/hosts.ts'
import { testDatabase } from './database.ts'
import { newNetwork, passphrase } from './people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const second = startHosts({
  database,
  secrets: network.secrets,
  network: network.state,
  settings: {
    url: 'http://localhost:4600',
    publicUrl: 'http://127.0.0.1:4601',
    exitUrl: 'https://exit.example',
    data: network.data,
  },
  logger: pino({ level: 'silent' }),
})

/** A proxy before both, in turn. */
function inTurn(first: Hono, other: Hono): Hono {
  const proxy = new Hono()
  let turn = 0
  proxy.all('*', (c) => [first, other][(turn += 1) % 2]!.fetch(c.req.raw, c.env as object))
  return proxy
}
const staff = inTurn(network.staff, second.staff)
clocks.set(staff, { now: () => network.state.now().getTime() })

it('a caseworker signs in, whichever server has the second half, five times over', async () => {
  for (let time = 0; time < 5; time += 1) {
    const again = await signIn(staff, amara.handle, passphrase)
    expect((await again.api.accounts.me({})).handle).toBe(amara.handle)
  }
}, 300_000)
