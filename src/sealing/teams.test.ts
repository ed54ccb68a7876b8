// Teams in one house: Mira's shelter has a health team of Ines and Sato. Who makes it, who is let in, who goes out; and that
// neither an administrator nor the server gets into it by themselves.
import { beforeEach, expect, test } from 'vitest'
import {
  admit,
  at,
  colleague,
  found,
  give,
  hear,
  openFile,
  put,
  rowsFor,
  says,
  endTime,
} from './vault-cast.ts'
import { takeIn, turn, where, type CaseFile, type Colleague, type HostServices } from './vault-cast.ts'

/** The number of the health team. */
const TEAM = 31
let mira: Colleague
let ines: Colleague
let sato: Colleague
let noor: Colleague
let shelter: HostServices

const all = () => [mira, ines, sato, noor]
const everybodyHears = async () => {
  for (const one of all()) await hear(one, shelter)
}
const takes = (who: Colleague) =>
  who.vault.addCircles({
    circles: rowsFor(who.userId, ...shelter.epochs.filter((one) => one.circleId === TEAM)),
  })
const ids = (...people: Colleague[]) => people.map(({ userId }) => userId)
const leaves = (by: Colleague, who: Colleague) => endTime(by, shelter, who.userId, TEAM)
/** What the log's rules refuse is not in the log. */
async function refuses(act: Promise<unknown>): Promise<void> {
  await expect(act).rejects.toThrow('bad-chain')
  shelter.log.pop()
}
const team = async () =>
  (await mira.vault.viewLog({ organisation: 1 })).circles.find((one) => one.id === TEAM)

beforeEach(async () => {
  mira = await colleague('mira')
  shelter = await found(mira, 1)
  ines = await takeIn(mira, shelter, 'ines')
  sato = await takeIn(mira, shelter, 'sato')
  noor = await takeIn(mira, shelter, 'noor')
  await everybodyHears()
  for (const one of [ines, sato, noor]) {
    await admit(mira, shelter, one)
    await everybodyHears()
  }
  await turn(mira, shelter, ids(ines, sato), { circleId: TEAM, team: 'health' })
  await everybodyHears()
})

/** Ines, who is in the team, has given it the key that nobody outside has had in hand. */
async function rotated(): Promise<void> {
  await takes(ines)
  await turn(ines, shelter, ids(ines, sato), { circleId: TEAM })
  await everybodyHears()
  await takes(ines)
  await takes(sato)
}

test('what a team is for is signed with its first key, and its maker, who is not in it, has had that key in hand: a next one is due', async () => {
  expect(await team()).toMatchObject({ team: 'health', members: ['ines', 'sato'], due: true, epoch: 1 })
  await rotated()
  expect(await team()).toMatchObject({ team: 'health', due: false, epoch: 2 })
  const said = { organisation: 1, circleId: TEAM, members: ['ines'], team: 'legal', at }
  await refuses(says(ines, shelter, (await ines.vault.rotateCircle(said)).statement))
})

test('only an administrator makes a team', async () => {
  await refuses(turn(noor, shelter, ['noor'], { circleId: 32, team: 'legal' }))
  expect((await turn(mira, shelter, ['noor'], { circleId: 32, team: 'legal' })).epoch).toBe(1)
})

test('an administrator who is not in a team does not get into it by a key of their own making', async () => {
  await rotated()
  await refuses(turn(mira, shelter, ids(mira, ines, sato), { circleId: TEAM }))
  // The seed that she has just made up is nobody's: she has nothing to pass on, and seals nothing under it.
  for (const whom of [mira, noor]) await expect(admit(mira, shelter, whom, TEAM)).rejects.toThrow('no-key')
  const header = { caseId: 'c', header: { name: 'Olena' }, circles: [TEAM] }
  await expect(mira.vault.sealHeader(header)).rejects.toThrow('no-key')
  expect(await team()).toMatchObject({ members: ['ines', 'sato'], epoch: 2 })
})

test('a member lets a colleague in, who then reads what the team carried before', async () => {
  await rotated()
  const file = await openFile(ines, TEAM, ['health'])
  const record = { ...where, ...(await ines.vault.sealRecord({ ...where, value: 'Allergic.' })) }
  await admit(ines, shelter, noor, TEAM)
  await everybodyHears()
  expect(await team()).toMatchObject({ members: ['ines', 'sato', 'noor'], due: false })
  await noor.vault.receiveKeys(file)
  expect(await noor.vault.openRecord(record)).toEqual({ value: 'Allergic.' })
})

test('a colleague who is not in the team reads nothing that it carries, nor speaks for it', async () => {
  await rotated()
  const file: CaseFile = await openFile(ines, TEAM, ['identity', 'health'])
  const record = { ...where, ...(await ines.vault.sealRecord({ ...where, value: 'Allergic.' })) }
  expect((await sato.vault.receiveKeys(file)).held.map((one) => one.compartment)).toEqual([
    'identity',
    'health',
  ])
  expect(await sato.vault.openRecord(record)).toEqual({ value: 'Allergic.' })
  // The whole house, administrators included, with every wrap that there is.
  for (const who of [mira, noor]) {
    expect((await who.vault.receiveKeys(file)).held).toEqual([])
    await expect(who.vault.openRecord(record)).rejects.toThrow('no-key')
    await expect(give(who, file, { to: 1, compartments: ['health'] })).rejects.toThrow('bad-chain')
    await expect(
      who.vault.openCase({ at, caseId: 'case-2', owner: TEAM, compartments: ['identity'] }),
    ).rejects.toThrow('bad-chain')
  }
  // The team gives the house what it needs, and the rest stays shut.
  await give(ines, file, { to: 1, compartments: ['identity'] })
  expect((await noor.vault.receiveKeys(file)).held.map((one) => one.compartment)).toEqual(['identity'])
})

test('who goes out of the team reads nothing that is written afterwards, and lets go of what they held', async () => {
  await rotated()
  const file = await openFile(ines, TEAM, ['health'])
  await sato.vault.receiveKeys(file)
  await leaves(mira, sato)
  expect(await team()).toMatchObject({ members: ['ines'], due: true })
  await hear(ines, shelter)
  await turn(ines, shelter, ['ines'], { circleId: TEAM })
  put(file, await ines.vault.rotateKeys({ at, caseId: 'case-1', compartments: ['health'], why: 'left' }))
  const later = { ...where, ...(await ines.vault.sealRecord({ ...where, value: 'Later.' })) }
  // Keeping everything and handed everything, without having heard of it as an honest client does.
  await hear(sato, shelter)
  for (const wrap of file.wraps) {
    await sato.vault.receiveKeys({ ...file, wraps: [wrap] }).catch(() => undefined)
    await expect(sato.vault.openRecord(later)).rejects.toThrow('no-key')
  }
  await sato.vault.learnLog({ organisation: 1, statements: [], home: true })
  expect(await sato.vault.status()).toMatchObject({ circles: [{ circleId: 1 }] })
  expect((await sato.vault.heldKeys({ caseId: 'case-1' })).held).toEqual([])
})

test('a team is never left to nobody but by leaving the organisation; then an administrator may begin it anew, without its past', async () => {
  await rotated()
  await leaves(sato, sato)
  await hear(ines, shelter)
  await refuses(leaves(ines, ines))
  await hear(mira, shelter)
  await endTime(mira, shelter, 'ines')
  expect(await team()).toMatchObject({ members: [], due: true })
  const next = await turn(mira, shelter, ['noor'], { circleId: TEAM })
  expect(next.previous).toBeUndefined()
  expect(await team()).toMatchObject({ members: ['noor'], team: 'health', due: true })
})

test('somebody outside takes nobody out, and the whole organisation is not left as a team is', async () => {
  await rotated()
  await refuses(leaves(noor, sato))
  const fields = { circle: 1, user: 'noor' }
  const left = { organisation: 1, t: 'leave', at, fields, spoken: [] } as const
  const statement = await noor.vault.stateInLog(left)
  await refuses(says(noor, shelter, statement))
  expect(await team()).toMatchObject({ members: ['ines', 'sato'] })
})
