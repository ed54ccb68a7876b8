// What a server that lies can do with the circle that stands by for the night, among honest clients: show a taking-over by somebody who is
// not in it, name another team the night desk, and hand out the keys that lie there for it before anybody has taken a case over.

import { afterEach, beforeAll, expect, it } from 'vitest'
import { inTeam, newTeam, signIn } from '../../demo/actor.ts'
import { openCase, takeKeys } from '../../demo/case-work.ts'
import { asOwner } from '../../src/database/open.ts'
import { checked } from '../../src/client/logs.ts'
import { minuteOf } from '../../src/sealing/minute.ts'
import type { Statement } from '../../src/sealing/chain.ts'
import type { Compartment, CompartmentEpoch } from '../../src/sealing/vault-shape.ts'
import { agreeToNightDesk, nameNightDesk, signNights } from '../../src/takeovers/client/night-desk.ts'
import { standBy, standByForAll } from '../../src/takeovers/client/stand-by.ts'
import { takeCaseOver } from '../../src/takeovers/client/take-over.ts'
import { alwaysOnDuty } from '../always-on-duty.ts'
import { testDatabase } from '../database.ts'
import { atAnyHour, nameNight, nightsFrom } from '../night-desk.ts'
import { newNetwork, passphrase } from '../people.ts'
import { forger } from './forge.ts'
import { endsIn as ends, rewritten } from './network.ts'
import { MaliciousServer } from './server.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const jonas = await network.colleague(odile, 'jonas', ['caseworker'])
const marko = await network.colleague(odile, 'marko', ['caseworker'])
const lone = await network.colleague(odile, 'lone', ['caseworker'])
const day = await newTeam(odile, 'casework', 'Days', [amara, jonas])
const night = await newTeam(odile, 'night_desk', 'Nights', [marko, lone, odile])
const others = await newTeam(odile, 'casework', 'Others', [lone])
const evil = new MaliciousServer(network.staff)
const misled = await signIn(evil.line, jonas.handle, passphrase)
afterEach(() => evil.repents())

beforeAll(async () => {
  for (const who of [odile, amara, marko])
    Object.assign(who, await signIn(network.staff, who.handle, passphrase))
  await odile.api.rota.weekly(alwaysOnDuty(network.state.now(), night, marko.id))
  await nameNight(network, {
    by: odile,
    second: 'harbour-house-admin',
    circle: night,
    agreed: [[amara, day]],
  })
})

async function newCase(name: string): Promise<string> {
  const { id } = await openCase(inTeam(amara, day), { name, language: 'ar', story: 'What she told.' })
  await standBy(inTeam(amara, day), id, night)
  return id
}
const morning = () => minuteOf(new Date(network.state.now().getTime() + 8 * 3_600_000))
const chainIn = (body: unknown): Statement[] => (body as { statements: Statement[] }).statements
const readsOf = (id: string) => new RegExp(`^/api/cases/${id}(/keys)?$`)

it('shows a taking-over by a colleague who is not in the circle, signed with her true key: bad-chain', async () => {
  const id = await newCase('Mariam Forged')
  const pirate = await forger(network, amara)
  const forged = await pirate.saysOn(id, { t: 'take_over', reason: 'danger', until: morning() })
  evil.tells(readsOf(id), (body) => {
    chainIn(body).push(forged)
    return body
  })
  expect(await ends(evil, () => takeKeys(misled, id))).toBe('bad-chain')
})

it('moves a true taking-over to another hour, or makes it somebody else’s: bad-chain', async () => {
  const id = await newCase('Mariam Moved')
  await takeCaseOver(marko, id, 'danger')
  for (const change of [
    (said: Record<string, unknown>) => (said['until'] = morning().replace(/T.*/, 'T23:59Z')),
    (said: Record<string, unknown>) => (said['by'] = jonas.id),
    (said: Record<string, unknown>) => (said['reason'] = 'they_asked'),
  ]) {
    evil.repents()
    evil.tells(readsOf(id), (body) => {
      const lines = chainIn(body)
      const at = lines.findIndex((one) => one.body?.includes('"t":"take_over"'))
      lines[at] = rewritten(lines[at]!, change)
      return body
    })
    expect(await ends(evil, () => takeKeys(misled, id))).toBe('bad-chain')
  }
})

/** Everything that the server has of a case, with what stands by, handed to a member of the circle. */
async function handedTo(id: string) {
  const { rows: wraps } = await asOwner(database, (client) =>
    client.query(
      "select compartment, epoch, circle, translate(encode(wrap, 'base64'), E'+/=\n', '-_') as wrap from duty_wraps where case_id = $1",
      [id],
    ),
  )
  const { rows: epochs } = await asOwner(database, (client) =>
    client.query(
      "select compartment, epoch, translate(encode(commitment, 'base64'), E'+/=\n', '-_') as commit from compartments where case_id = $1",
      [id],
    ),
  )
  const { statements, logs } = await inTeam(amara, day).api.cases.read({ id })
  return {
    logs,
    keys: {
      caseId: id,
      statements,
      proofs: [],
      epochs: epochs as CompartmentEpoch[],
      wraps: wraps.map(({ circle, ...one }) => ({ ...one, circleId: circle as number })) as {
        compartment: Compartment
        epoch: number
        circleId: number
        wrap: string
      }[],
    },
  }
}

it('hands a member of the circle the keys before anybody has taken the case over: an honest client asks for none of them', async () => {
  const id = await newCase('Mariam Early')
  const { logs, keys } = await handedTo(id)
  expect(keys.wraps.length).toBeGreaterThan(5)
  const early = await checked(marko, logs, () => marko.vault.receiveKeys(keys))
  expect(early.held).toEqual([])
  await marko.vault.forgetCase({ caseId: id })
  await takeCaseOver(marko, id, 'danger')
  const taken = await handedTo(id)
  const held = await checked(marko, taken.logs, () => marko.vault.receiveKeys(taken.keys))
  expect(held.held.map((one) => one.compartment)).toContain('identity')
  // The night is over: what this window held is gone from it, though it was never locked and asks nobody.
  expect((await marko.vault.heldKeys({ caseId: id })).held.length).toBeGreaterThan(0)
  network.travel(1.1)
  expect((await marko.vault.heldKeys({ caseId: id })).held).toEqual([])
  // The same keys, shown again, open nothing in an honest client.
  const over = await handedTo(id)
  expect((await checked(marko, over.logs, () => marko.vault.receiveKeys(over.keys))).held).toEqual([])
})

// The night is the organisation's own word: what a server names is wrapped to nobody (a browser used to give every key to the circle it was told).
it.each([
  ['another team of the organisation', () => others],
  ['the circle of everybody in it', () => odile.circle],
])(
  'names %s as the night desk: Amara’s browser wraps nothing, in the background and when asked',
  async (_, named) => {
    const { id } = await openCase(inTeam(amara, day), {
      name: 'Mariam Unasked',
      language: 'ar',
      story: 'Willow Rooms.',
    })
    const honest = await signIn(evil.line, amara.handle, passphrase)
    const posted: unknown[] = []
    evil.tells(/^\/api\/duty-circle\/owed$/, () => ({
      cases: [{ id, mark: '1' }],
      total: 1,
      circle: named(),
    }))
    const watched = {
      ...inTeam(honest, day),
      api: {
        ...honest.api,
        takeovers: {
          ...honest.api.takeovers,
          keep: async (asked: unknown) => (posted.push(asked), { kept: true }),
        },
      },
    } as typeof honest
    for await (const { refused } of standByForAll(watched)) expect(refused).toBe(1)
    await expect(standBy(watched, id, named())).rejects.toMatchObject({ code: 'not-verified' })
    expect(posted).toEqual([])
    expect(await takeKeys(lone, id).catch(({ code }: { code: string }) => code)).toBe('not-found')
  },
)

it('one administrator who carries cases too opens nothing alone: not by a team of one, nor without the team that carries them', async () => {
  const omar = await network.colleague(odile, 'omar', ['administrator', 'caseworker'])
  const mine = await newTeam(omar, 'night_desk', 'Mine', [omar])
  await expect(nameNightDesk(omar, { circle: mine, hours: atAnyHour })).rejects.toMatchObject({
    detail: { because: 'bad-statement' },
  })
  // With a night desk of three it waits for the other administrator, and changes nothing until then.
  const three = await newTeam(odile, 'night_desk', 'Three', [omar, marko, lone])
  Object.assign(omar, await signIn(network.staff, omar.handle, passphrase))
  expect(await nameNightDesk(omar, { circle: three, hours: atAnyHour })).toEqual({ waits: true })
  expect((await amara.api.takeovers.circle({})).circle).toBe(night)
  // Nor does he agree in the name of a team that he is not in.
  await expect(agreeToNightDesk(omar, day)).rejects.toMatchObject({ code: 'not-found' })
})

it('the database takes no row past the log: one team of one, or the circle of everybody', async () => {
  const follow = (circle: number) =>
    asOwner(database, async (client) => {
      await client.query('begin')
      const { rows } = await client.query<{ hash: string }>(
        "select encode(hash, 'hex') as hash from sessions where user_id = $1 order by started_at desc limit 1",
        [odile.id],
      )
      await client.query(`set local role continuum_app; select app.enter('${rows[0]!.hash}')`)
      await client.query('select app.follow_night_desk($1)', [
        JSON.stringify({ circle, agreed: [day], hours: atAnyHour, nights: [] }),
      ])
    })
  for (const circle of [others, odile.circle])
    await expect(follow(circle)).rejects.toMatchObject({ code: '42501' })
})

it('calls it night by day, or calls somebody on duty whom nobody has signed: an honest client takes nothing over', async () => {
  const id = await newCase('Mariam At Noon')
  const london = (hours: number) =>
    new Date(network.state.now().getTime() + hours * 3_600_000).toLocaleTimeString('en-GB', {
      timeZone: 'Europe/London',
      hour: '2-digit',
      minute: '2-digit',
    })
  const { statements, logs } = await inTeam(amara, day).api.cases.read({ id })
  const posted: unknown[] = []
  /** Marko’s honest client before a server that says his shift goes on, and takes whatever he signs. */
  const called = async () => {
    const marko2 = await signIn(network.staff, marko.handle, passphrase)
    const until = new Date(network.state.now().getTime() + 3_600_000).toISOString()
    const takeovers = {
      ...marko2.api.takeovers,
      chain: async () => ({ statements, logs, until }),
      takeOver: async (asked: unknown) => (posted.push(asked), { taken: true }),
    }
    const session = { ...marko2, api: { ...marko2.api, takeovers } } as typeof marko2
    return takeCaseOver(session, id, 'danger').catch(({ code }: { code?: string }) => code)
  }
  const again = async () => {
    for (const who of [odile, amara]) Object.assign(who, await signIn(network.staff, who.handle, passphrase))
  }
  const by = { by: odile, second: 'harbour-house-admin', circle: night } as const
  const agreed = [[amara, day]] as const
  await again()
  await nameNight(network, {
    ...by,
    agreed,
    hours: { ...atAnyHour, from: london(2), until: london(5), days: [] },
  })
  expect(await called(), 'by day').toBe('not-verified')
  await again()
  await nameNight(network, { ...by, agreed })
  await signNights(odile, marko.id, nightsFrom(network.state.now(), 31), { off: true })
  expect(await called(), 'nobody’s word').toBe('not-verified')
  expect(posted).toEqual([])
  await signNights(odile, marko.id, nightsFrom(network.state.now(), 31))
  await called()
  expect(posted, 'on his night he signs').toHaveLength(1)
})

it('shows a night that somebody signed for themselves: the log is bad-chain', async () => {
  const pirate = await forger(network, marko)
  const nights = nightsFrom(network.state.now(), 2)
  const forged = await pirate.saysIn(odile.organisation, { t: 'night_rota', user: marko.id, nights })
  evil.tells(/^\/api\/organisations\/logs$/, (body) => {
    const log = (body['logs'] as { organisation: number; statements: Statement[] }[]).find(
      ({ organisation }) => organisation === odile.organisation,
    )
    log?.statements.push(forged)
  })
  const fresh = async () => signIn(evil.line, lone.handle, passphrase)
  expect(await ends(evil, fresh)).toBe('bad-chain')
})
