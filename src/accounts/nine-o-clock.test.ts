// The door at nine o'clock, and under a flood: an office behind one address comes in, whoever has been here before notices nothing,
// and nobody learns from an answer whether somebody works here.

import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { lineTo, signIn } from '../../demo/actor.ts'
import { contract } from '../app/contract.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import type { Send } from '../api/client.ts'
import { apiOf } from '../client/local-session.ts'
import { invite } from '../organisations/client/invite.ts'
import { suspendMember } from '../organisations/client/members.ts'
import { passphraseCalls } from '../sealing/passphrase-calls.ts'

// Budgets are of a minute, and no test may end in another one than it began in.
vi.useFakeTimers({ toFake: ['Date'] })
afterAll(() => void vi.useRealTimers())
beforeEach(() => void vi.setSystemTime((Math.floor(Date.now() / 60_000) + 1) * 60_000))

const network = await newNetwork(await testDatabase())
const admin = await network.organisation('Harbour House', 'ngo', [])
await network.colleague(admin, 'amara', ['caseworker'])
await invite(admin, { id: crypto.randomUUID(), handle: 'invited-ida', roles: ['caseworker'] })
const sam = await network.colleague(admin, 'sam-out', ['caseworker'])
await suspendMember(admin, sam.id)

/** Sends as from this address, and notes how each request was answered. */
function from(address: string, cookie = ''): { send: Send; statuses: number[]; cookies: string[] } {
  const [statuses, cookies]: [number[], string[]] = [[], []]
  const send: Send = async (path, init) => {
    const headers = { ...init.headers, ...(cookie ? { cookie } : {}) }
    const incoming = { socket: { remoteAddress: address } }
    const response = await network.staff.request(path, { ...init, headers }, { incoming })
    statuses.push(response.status)
    cookies.push(...response.headers.getSetCookie())
    return response
  }
  return { send, statuses, cookies }
}
type Line = ReturnType<typeof from>
/** Somebody is told just this. */
const wrong = (code: string) => (error: unknown) => expect(error).toMatchObject({ code })
const refused = (statuses: readonly number[]) => statuses.filter((one) => one === 429).length

/** Begins and finishes with the passphrase, as the sign-in page does. */
async function enters(line: Line, handle = 'amara', words = passphrase): Promise<void> {
  const { accounts } = apiOf(contract, line.send)
  const proof = passphraseCalls(() => undefined)
  const { request } = await proof.beginSignIn({ passphrase: words })
  const { response, ticket } = await accounts.begin({ handle, request })
  await accounts.finish({ ticket, proof: (await proof.finishSignIn({ response })).proof })
}

/** What is refused for its shape is counted like everything else. */
const posted = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const floods = async (addresses: readonly string[], times: number, path = '/api/session/begin') => {
  for (const address of addresses) {
    const { send } = from(address)
    for (let time = 0; time < times; time += 1) await send(path, posted({}))
  }
}
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at)

it('when thirty of an office behind one address have come in at nine o’clock, the next three do too, after a puzzle each', async () => {
  const office = from('198.51.100.7')
  await floods(['198.51.100.7'], 30)
  for (const _ of numbers(3)) await enters(office)
  expect(refused(office.statuses)).toBe(3)
})

it('three thousand requests of one machine with a network of its own leave everybody else’s door as it was', async () => {
  await floods(
    numbers(100).map((at) => `2001:db8:1:${at.toString(16)}::1`),
    30,
  )
  const machine = from('2001:db8:1:ffff::1')
  await enters(machine)
  expect(refused(machine.statuses), 'its whole network is one caller').toBe(1)
  const elsewhere = from('203.0.113.9')
  await enters(elsewhere)
  expect(refused(elsewhere.statuses)).toBe(0)
})

it('a flood from many machines asks a newcomer for a puzzle, and whoever has been here before for nothing', async () => {
  const before = from('203.0.113.10')
  await enters(before)
  const device = before.cookies.find((one) => one.startsWith('d='))?.split(';')[0]
  expect(device).toBeDefined()
  await floods(
    numbers(110).map((at) => `192.0.2.${at}`),
    30,
  )
  const newcomer = from('203.0.113.11')
  await enters(newcomer)
  expect(refused(newcomer.statuses)).toBe(1)
  const known = from('203.0.113.10', device)
  await enters(known)
  expect(refused(known.statuses)).toBe(0)
})

const challenge = 'c'.repeat(43)
const assertion = {
  credential: 'c'.repeat(22),
  clientData: 'c'.repeat(43),
  authenticatorData: 'c'.repeat(50),
  signature: 'c'.repeat(43),
}
// Who comes by these has no ticket of ours: what counts is that they are told so, and not that there are too many.
const doors = [
  { door: 'passphrases', path: '/api/session/finish', most: 600, by: (line: Line) => enters(line) },
  {
    door: 'passkeys',
    path: '/api/session/passkey',
    most: 600,
    by: ({ send }: Line) =>
      apiOf(contract, send).unlockers.enterByPasskey({ challenge, assertion }).catch(wrong('wrong-words')),
  },
  {
    door: 'answers of a provider',
    path: '/api/session/provider/finish',
    most: 120,
    by: ({ send }: Line) =>
      apiOf(contract, send)
        .identityProvider.finish({ ticket: challenge, answer: '?code=c' })
        .catch(wrong('refused')),
  },
]
it.each(doors)(
  'a flood of $door without a ticket leaves everybody else’s door as it was',
  async ({ path, most, by }) => {
    const before = from('203.0.113.20')
    await enters(before)
    const device = before.cookies.find((one) => one.startsWith('d='))?.split(';')[0]
    await floods(['198.51.100.20'], most + 1, path)
    const known = from('198.51.100.20', device)
    await by(known)
    expect(refused(known.statuses), 'a known device behind the same address').toBe(0)
    const newcomer = from('198.51.100.20')
    await by(newcomer)
    expect(refused(newcomer.statuses), 'a newcomer there, who solves one puzzle').toBe(1)
    const elsewhere = from('203.0.113.21')
    await by(elsewhere)
    expect(refused(elsewhere.statuses), 'somebody elsewhere').toBe(0)
  },
)

it('whoever is unknown, invited or shut out is answered alike', async () => {
  const answers = []
  for (const handle of ['nobody-here', 'invited-ida', 'sam-out', 'amara']) {
    const { send } = lineTo(network.staff)
    const { accounts } = apiOf(contract, send)
    const proof = passphraseCalls(() => undefined)
    const { request } = await proof.beginSignIn({ passphrase: 'quite another passphrase of hers' })
    const { response, ticket } = await accounts.begin({ handle, request })
    const ended = await proof
      .finishSignIn({ response })
      .then(({ proof: said }) => accounts.finish({ ticket, proof: said }))
      .catch((error: Error) => error.message)
    answers.push([response.length, ticket.length, ended])
  }
  for (const one of answers) expect(one).toEqual(answers[0])
  await expect(signIn(network.staff, 'sam-out', passphrase)).rejects.toMatchObject({
    code: 'wrong-passphrase',
  })
})
