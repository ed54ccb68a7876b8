// Two servers behind a proxy that gives each request to the next one: people sign in, whichever server has the
// second half, and a flood has one budget at both. (Forms: src/http/post-redirect-get.test.ts; what is good once: src/http/held.test.ts.)
import { Hono } from 'hono'
import { expect, it, vi } from 'vitest'
import { clocks, lineTo, signIn, vaultFor } from '../demo/actor.ts'
import { provePresence, signInByPassphrase } from '../src/accounts/client/sign-in.ts'
import { solvePuzzle, puzzleHeader, type Puzzle } from '../src/api/solve-puzzle.ts'
import { contract } from '../src/app/contract.ts'
import { apiOf } from '../src/client/local-session.ts'
import { asOwner } from '../src/database/open.ts'
import { forgetLimitsJob } from '../src/http/rate-limits.ts'
import { passphraseCalls } from '../src/sealing/passphrase-calls.ts'
import { wordsInTables } from './canaries.ts'
import { anotherServer } from './another-server.ts'
import { testDatabase } from './database.ts'
import { newNetwork, passphrase } from './people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const second = anotherServer(network)

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

it('a caseworker proves at one server that it is still she, and the other one, which remembers her from before, does not ask again', async () => {
  let server = second.staff
  const either = new Hono()
  either.all('*', (c) => server.fetch(c.req.raw, c.env as object))
  const { send } = lineTo(either)
  const vault = vaultFor(either)
  const proof = passphraseCalls((kek) => vault.holdKek(kek))
  const api = apiOf(contract, send)
  await signInByPassphrase({ api, vault, proof }, amara.handle, passphrase)
  const long = "update sessions set proved_at = clock_timestamp() - interval '6 minutes'"
  await asOwner(database, (client) => client.query(long))
  second.houses.staff.sessions.forgetAll()
  const begin = () => api.unlockers.askPasskey({})
  await expect(begin()).rejects.toMatchObject({ code: 'step-up' })
  server = network.staff
  await provePresence({ api, proof }, passphrase)
  server = second.staff
  expect((await begin()).handle).toBe(amara.handle)
}, 60_000)

const address = '198.51.100.207'
const knock = (app: Hono, headers: Record<string, string> = {}) =>
  app.request(
    '/api/session/begin',
    { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: '{}' },
    { incoming: { socket: { remoteAddress: address } } },
  )

it('a flood from one address has thirty tries a minute at both servers together, a solved puzzle opens one door, and nothing of it stays', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: (Math.floor(Date.now() / 60_000) + 1) * 60_000 })
  try {
    const statuses: number[] = []
    for (let time = 0; time < 40; time += 1) statuses.push((await knock(staff)).status)
    expect(statuses.filter((status) => status === 422)).toHaveLength(30)
    expect(statuses.slice(30)).toEqual(Array.from({ length: 10 }, () => 429))
    const { puzzle } = (await (await knock(network.staff)).json()) as { puzzle: Puzzle }
    const solved = { [puzzleHeader]: (await solvePuzzle(puzzle)) as string }
    const doors = await Promise.all([knock(network.staff, solved), knock(second.staff, solved)])
    expect(doors.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([422, 429])
    expect(await wordsInTables(database, [address])).toEqual([])
    const kept = () => asOwner(database, (client) => client.query('select from rate_limits'))
    expect((await kept()).rowCount).toBeGreaterThan(0)
    await asOwner(database, (client) =>
      client.query(`update rate_limits set until = clock_timestamp() - interval '1 second'`),
    )
    await forgetLimitsJob(database).run()
    expect((await kept()).rowCount).toBe(0)
  } finally {
    vi.useRealTimers()
  }
}, 60_000)
