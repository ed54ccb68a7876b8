// What a server that lies can do when a house gives a case to its team: it keeps the whole house as a reader for nobody, and gives it
// no new key. Amara and Jonas are the team; Sami interprets for the house and has kept every byte that he was ever handed.

import { afterEach, expect, it } from 'vitest'
import { newTeam, signIn, type Colleague } from '../../demo/actor.ts'
import { openCase, rotateDue, takeKeys, writeNote } from '../../demo/case-work.ts'
import { giveToTeam } from '../../src/assignments/client/give-to-team.ts'
import { learn } from '../../src/client/chain-reader.ts'
import { lineOf } from '../../src/client/logs.ts'
import { toOpen, type ShownRow } from '../../src/client/sealed-record.ts'
import { asOwner } from '../../src/database/open.ts'
import { caseChecks, chainHolds, checkCase } from '../../src/oversight/client/case-checks.ts'
import type { Statement } from '../../src/sealing/chain.ts'
import type { CompartmentEpoch } from '../../src/sealing/vault-shape.ts'
import { testDatabase } from '../database.ts'
import { newNetwork, passphrase } from '../people.ts'
import { forger, headOf, madeUpEpoch, madeUpWraps } from './forge.ts'
import { endsIn as ends, rewritten } from './network.ts'
import { MaliciousServer } from './server.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const odile = await network.organisation('Harbour House', 'ngo', [])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const jonas = await network.colleague(odile, 'jonas', ['caseworker'])
const sami = await network.colleague(odile, 'sami', ['caseworker', 'interpreter'])
const HOUSE = odile.circle
const names = ['Mariam', 'Oksana', 'Hana', 'Salma', 'Zaira', 'Amina', 'Nour', 'Olena', 'Ivana', 'Wanda']
const waiting = await Promise.all(
  names.map(async (name) => (await openCase(amara, { name, language: 'ar', story: 'What she told.' })).id),
)
const team = await newTeam(odile, 'casework', 'Ground floor', [amara, jonas])
const evil = new MaliciousServer(network.staff)
/** Jonas at work, with the liar between him and the true server. */
const misled = await signIn(evil.line, jonas.handle, passphrase)
afterEach(() => evil.repents())

const now = () => network.state.now()
const day = () => now().toISOString().slice(0, 10)
const at = () => `${now().toISOString().slice(0, 16)}Z`
const chainIn = (body: unknown): Statement[] => (body as { statements: Statement[] }).statements
const isAssigned = ({ body }: Statement) => body.includes('"t":"assign"')
const answers = (id: string) => new RegExp(`^/api/cases/${id}(/keys)?$`)
/** A case that the whole house carried until now. */
const next = (): string => waiting.pop() as string
async function given(): Promise<string> {
  const id = next()
  await giveToTeam(amara, id, team)
  await takeKeys(misled, id)
  return id
}
/** The auditor's look at one case, as somebody. */
async function looks(who: Colleague, id: string): Promise<Record<string, boolean>> {
  const access = await who.api.consent.list({ caseId: id })
  const view = async () => {
    await takeKeys(who, id)
    return who.vault.viewCase({ caseId: id, day: day() })
  }
  const chain = await chainHolds(view, access, now())
  const all = [chain, ...checkCase(access, now(), caseChecks)]
  return Object.fromEntries(all.map(({ name, holds }) => [name, holds]))
}

it('the auditor of whoever is in the team detects a key that is kept for the whole house', async () => {
  const id = await given()
  expect(await looks(misled, id)).toEqual({ chain: true, wraps: true, rotation: true })
  evil.tells(/\/consents\?/, (body) => {
    const { readers } = body as { readers: { holders: object[] }[] }
    const house = { circle: HOUSE, name: 'Harbour House', kind: 'ngo' }
    readers[0]!.holders.push({ ...house, person: false, owner: false, personKey: null })
  })
  expect(await looks(misled, id)).toMatchObject({ chain: false, wraps: false })
})

it('a new key is wrapped to the team alone, also where the house is listed as reader and carrier', async () => {
  const id = await given()
  evil.tells(/\/consents\?/, (body) => {
    const { readers } = body as { readers: { holders: { circle: number; owner: boolean }[] }[] }
    for (const { holders } of readers) for (const one of holders) one.circle = HOUSE
  })
  evil.tells(answers(id), (body) => {
    const head = body['case'] as Record<string, unknown> | undefined
    if (head) head['ownerCircle'] = HOUSE
  })
  await takeKeys(misled, id)
  const made = await misled.vault.rotateKeys({
    caseId: id,
    compartments: ['narrative'],
    why: 'withdrawn',
    at: at(),
  })
  expect(evil.count).toBeGreaterThan(0)
  expect(made.wraps.map(({ circleId }) => circleId)).toEqual([team])
})

it('a client refuses a case shown as given to another circle than was signed: bad-chain', async () => {
  const id = await given()
  evil.tells(answers(id), (body) => {
    const chain = chainIn(body)
    const place = chain.findIndex(isAssigned)
    chain[place] = rewritten(chain[place]!, (said) => (said['circle'] = HOUSE))
  })
  expect(await ends(evil, () => takeKeys(misled, id))).toBe('bad-chain')
})

it('whoever is in the team detects that it is hidden again: rollback', async () => {
  const id = await given()
  evil.tells(answers(id), (body) => {
    const chain = chainIn(body)
    chain.splice(chain.findIndex(isAssigned))
    Object.assign(body, { epochs: (body['epochs'] as CompartmentEpoch[]).filter(({ epoch }) => epoch === 1) })
  })
  expect(await ends(evil, () => takeKeys(misled, id))).toBe('rollback')
})

it.each([
  [
    'makes its next key',
    () => ({ t: 'epoch', commits: { narrative: madeUpEpoch('narrative', 3).commit }, why: 'withdrawn' }),
  ],
  ['gives it back to the house', () => ({ t: 'assign', circle: HOUSE })],
  [
    'gives a part of it on',
    () => ({
      t: 'grant',
      grant: 'x',
      to: HOUSE,
      compartments: ['health'],
      basis: 'legal_duty',
      purpose: 'support',
      until: '2027-01-01',
    }),
  ],
])('a colleague who is in the house alone %s, with the server’s help: bad-chain', async (_what, words) => {
  const id = await given()
  const pirate = await forger(network, sami)
  const { statements } = await jonas.api.cases.read({ id })
  const slipped = await pirate.saysOn(id, words(), await headOf(statements))
  evil.tells(answers(id), (body) => void chainIn(body).push(slipped))
  expect(await ends(evil, () => takeKeys(misled, id))).toBe('bad-chain')
})

it('a wrap of a new key for the whole house is refused by the true server', async () => {
  const id = await given()
  const { vault, api } = jonas
  await takeKeys(jonas, id)
  const made = await vault.rotateKeys({ caseId: id, compartments: ['narrative'], why: 'withdrawn', at: at() })
  const wraps = [...made.wraps, ...madeUpWraps('narrative', 3, HOUSE)]
  await expect(api.consent.rotateKeys({ caseId: id, ...made, wraps, records: [] })).rejects.toMatchObject({
    detail: { because: 'wrap-for-somebody-else' },
  })
})

it('Sami, with every old key and every byte, opens what was before and nothing written since', async () => {
  const id = next()
  const before = (await sami.api.cases.read({ id })).wraps
  await giveToTeam(amara, id, team)
  await writeNote(amara, id, 'narrative', 'She has arrived.')
  const { statements, epochs, records, logs } = (await takeKeys(jonas, id)).shared
  const all = await asOwner(database, (client) =>
    client.query<{ compartment: string; epoch: number; circle: number; wrap: Buffer }>(
      'select compartment, epoch, circle, wrap from wraps where case_id = $1',
      [id],
    ),
  )
  const handed = all.rows.map(({ circle, wrap, ...one }) => ({
    ...one,
    circleId: circle,
    wrap: wrap.toString('base64url'),
  }))
  await learn({ ...lineOf(sami), logs: jonas.api.organisations.logs }, sami.organisation, logs, {
    again: true,
  })
  const wraps = [...before, ...handed] as typeof before
  await sami.vault.receiveKeys({ caseId: id, statements, epochs: epochs as CompartmentEpoch[], wraps })
  const notes = (records as ShownRow[]).filter((row) => row.kind === 'note')
  const opened = await sami.vault.openRecords({ records: notes.map((row) => toOpen(id, row)) })
  const said = opened.map((one) => one.refused ?? (one.value as { text: string }).text)
  expect(said.toSorted()).toEqual(['What she told.', 'no-key'])
  expect(await rotateDue(jonas, id)).toEqual([])
})

it('the true server takes it for no other house, with no other keys, and from nobody who does not carry it', async () => {
  const id = next()
  await takeKeys(amara, id)
  const { circle: elsewhere, api: outside } = network.founder
  await expect(amara.vault.assignCase({ caseId: id, circle: elsewhere, at: at() })).rejects.toThrow(
    'bad-chain',
  )
  const made = await amara.vault.assignCase({ caseId: id, circle: team, at: at() })
  const sends = (change: object, { api } = amara) =>
    api.caseTeams.assign({ caseId: id, circle: team, ...made, ...change })
  const stolen = made.wraps.map((one) => ({ ...one, circleId: HOUSE }))
  const stranger = { detail: { because: 'wrap-for-somebody-else' } }
  await expect(sends({ wraps: stolen })).rejects.toMatchObject(stranger)
  await expect(sends({ circle: HOUSE })).rejects.toMatchObject({ code: 'refused' })
  const isWithoutOne = { wraps: made.wraps.slice(1) }
  await expect(sends(isWithoutOne), 'a part is left out').rejects.toMatchObject({ code: 'not-allowed' })
  const asSami = { detail: { because: 'bad-statement' } }
  await expect(sends({}, sami), 'whose statement it is not').rejects.toMatchObject(asSami)
  await expect(sends({}, { ...amara, api: outside })).rejects.toMatchObject({ code: 'not-found' })
  expect(await sends({})).toEqual({ carrier: team, workersLeft: [] })
})
