// What a vault does with lines that come too late: Ines is dismissed, and signs with her own key and an older log whatever a server
// asks for. Nobody is given a key by it; what was owed goes on; and a human puts the chain in order.
import { beforeEach, expect, test } from 'vitest'
import { state, type Statement } from './chain.ts'
import { SealingError } from './suite.ts'
import { createVault, nothingHeld } from './vault.ts'
import {
  admit,
  agreed,
  at,
  clockIs,
  endTime,
  found,
  acquaint,
  colleague,
  gather,
  give,
  hear,
  lastDay,
  network,
  openFile,
  put,
  takeBack,
  takeIn,
  turn,
  where,
  type Cast,
  type CaseFile,
  type Colleague,
} from './vault-cast.ts'
import { handCard, OLENA } from './vault-cast-card.ts'

let cast: Cast
let mira: Colleague
let ines: Colleague
let noor: Colleague
let file: CaseFile
const caseId = 'case-1'
const everybody = () => [cast.shelter, cast.clinic, cast.lawyers]

beforeEach(async () => {
  clockIs(at)
  cast = await gather()
  ;({ mira } = cast)
  ines = await takeIn(mira, cast.shelter, 'ines')
  await admit(mira, cast.shelter, ines)
  noor = await takeIn(mira, cast.shelter, 'noor')
  await admit(mira, cast.shelter, noor)
  for (const one of [mira, ines, noor]) await hear(one, ...everybody())
  file = await openFile(mira, 1, ['identity', 'health'])
  await ines.vault.receiveKeys(file)
  await give(ines, file, { to: 2, compartments: ['health'], grant: 'doctor' })
  await receive(mira)
})

const receive = async (who: Colleague, instead: Partial<CaseFile> = {}) => {
  await hear(who, ...everybody())
  return who.vault.receiveKeys({ ...file, ...instead })
}
const view = (who: Colleague) => who.vault.viewCase({ caseId, day: at.slice(0, 10) })
const readers = async (who: Colleague) =>
  (await view(who)).readers.find(({ compartment }) => compartment === 'health')?.circles

/** Ines, whose client plays by no rules and whose server shows her no dismissal. */
async function lateLine(said: { t: string; [field: string]: unknown }, from = ines): Promise<Statement> {
  const inside = nothingHeld()
  const { userId, user, unlockers, code } = from
  await createVault(inside).unlockWithRecoveryCode({ network, userId, user, unlocker: unlockers[1]!, code })
  const known = cast.shelter.log.slice(0, logThen)
  const { hashOf } = await import('./chain.ts')
  const head = {
    n: file.statements.length,
    hash: await hashOf(file.statements.at(-1) as Statement),
    rules: 2 as const,
  }
  const speaker = { from: 1, log: known.length, head: await hashOf(known.at(-1)!) }
  const by = { id: userId, sig: inside.held!.sig }
  return (
    await state({ network, about: 'case', id: caseId }, head, { by, said: { at, ...speaker, ...said } })
  ).statement
}
let logThen: number
const ghost = {
  t: 'grant',
  grant: 'ghost',
  to: 3,
  compartments: ['health'],
  basis: 'consent',
  purpose: 'care',
  until: lastDay,
}
const words = { how: 'spoken', language: 'uk', text: 'ab'.repeat(32) }

/** Mira dismisses Ines; the server then brings a line of hers. */
async function dismissed(said: { t: string; [field: string]: unknown }): Promise<void> {
  logThen = cast.shelter.log.length
  await endTime(mira, cast.shelter, 'ines')
  put(file, { statement: await lateLine(said) })
}

test('what Ines gave while she worked here goes on, and what she signs afterwards gives nobody anything', async () => {
  await dismissed({ ...ghost, agreed: words })
  const { doubts } = await receive(mira)
  expect(doubts).toEqual([{ n: 3, t: 'grant', by: 'ines', organisation: 1, inForce: false }])
  expect(await readers(mira)).toEqual([1, 2])
  // The server cannot make it so by keeping its proofs of the first: then that is in doubt too, and in force for nobody.
  expect((await receive(mira, { proofs: [] })).doubts.map(({ n }) => n)).toEqual([2, 3])
})

test('whoever had read the case before the dismissal judges it anew when they hear of it', async () => {
  logThen = cast.shelter.log.length
  const late = await lateLine({ ...ghost, agreed: words })
  put(file, { statement: late })
  await receive(mira)
  expect(await readers(mira), 'nobody has heard of a dismissal').toContain(3)
  // It was signed before: the true server says so with the dismissal. One that lies has no such proof.
  const saidThen = file.statements
  file.statements = file.statements.slice(0, 2)
  await endTime(mira, cast.shelter, 'ines')
  file.statements = saidThen
  expect((await view(mira)).doubts.map(({ n }) => n)).toContain(3)
})

test('a dismissed worker neither hands the case on, nor closes nor erases it, nor names a card, for nobody who knows', async () => {
  const card = {
    t: 'person',
    circle: OLENA,
    enc: noor.user.encPublic,
    sig: noor.user.sigPublic,
    compartments: ['health'],
  }
  logThen = cast.shelter.log.length
  await endTime(mira, cast.shelter, 'ines')
  const [statements, { proofs }] = [file.statements, file]
  for (const said of [{ t: 'erase' }, { t: 'close' }, card]) {
    file.statements = [...statements]
    put(file, { statement: await lateLine(said) })
    expect((await receive(mira, { proofs: proofs ?? [] })).doubts).toMatchObject([
      { n: 3, t: said.t, inForce: false },
    ])
    expect(await view(mira)).toMatchObject({ state: 'open', owner: 1 })
    expect(await view(mira)).not.toHaveProperty('person')
    await mira.vault.forgetCase({ caseId })
    // The pins of the vault remember each tale; the next one is told to another window.
    mira = { ...mira, vault: createVault() }
    await mira.vault.unlockWithRecoveryCode({
      network,
      userId: 'mira',
      user: mira.user,
      unlocker: mira.unlockers[1]!,
      code: mira.code,
    })
    await mira.vault.takePins({ pins: [pinsOf] })
    await mira.vault.learnLog({ organisation: 1, statements: cast.shelter.log, home: true })
    await mira.vault.learnLog({ organisation: 2, statements: cast.clinic.log })
    await mira.vault.learnLog({ organisation: 3, statements: cast.lawyers.log })
    await mira.vault.addCircles({ circles: [] })
  }
})
let pinsOf: string
beforeEach(async () => {
  pinsOf = (await mira.vault.sealPins()).pins
})

test('with such a line at the end nobody is given anything, and what is owed after a withdrawal goes on', async () => {
  await dismissed({ ...ghost, agreed: words })
  await receive(mira)
  await expect(give(mira, file, { to: 3, compartments: ['identity'] })).rejects.toThrow('unsettled')
  await expect(mira.vault.stateOnCase({ at, caseId, t: 'close' })).rejects.toThrow('unsettled')
  await takeBack(mira, file, { grant: 'doctor', from: 2, compartments: ['health'] })
  const made = await mira.vault.rotateKeys({ at, caseId, compartments: ['health'], why: 'withdrawn' })
  expect(made.wraps.map(({ circleId }) => circleId)).toEqual([1])
  expect(JSON.parse(made.statement.body)).toMatchObject({ over: [3] })
  put(file, made)
  expect((await receive(noor)).doubts.map(({ n }) => n)).toEqual([3])
})

test('Noor, who carries the case, strikes the line; from then on it is as if it had never been said', async () => {
  await dismissed({ ...ghost, agreed: words })
  await receive(noor)
  put(file, await noor.vault.settleCase({ at, caseId, strike: [3] }))
  expect(await receive(mira)).toMatchObject({ doubts: [] })
  expect(await readers(mira)).toEqual([1, 2])
  await give(mira, file, { to: 3, compartments: ['identity'] })
  expect((await view(mira)).readers[0]?.circles).toEqual([1, 3])
})

test('or lets it stand, where everybody knows that Ines said it on her last day', async () => {
  await dismissed({ ...ghost, agreed: words })
  await receive(noor)
  put(file, await noor.vault.settleCase({ at, caseId, strike: [] }))
  expect((await receive(mira)).doubts).toEqual([])
  expect(await readers(mira)).toEqual([1, 2, 3])
})

test('a doctor who reads by a grant settles nothing', async () => {
  await dismissed({ ...ghost, agreed: words })
  await receive(cast.sato)
  await expect(cast.sato.vault.settleCase({ at, caseId, strike: [3] })).rejects.toThrow('bad-chain')
})

test('the key that she turned afterwards is used by nobody: what is written waits for the next one', async () => {
  const commit = 'A'.repeat(43)
  await dismissed({ t: 'epoch', commits: { health: commit }, why: 'withdrawn' })
  const epochs = [...file.epochs, { compartment: 'health', epoch: 2, commit } as const]
  expect((await receive(mira, { epochs })).held).toContainEqual({ compartment: 'health', epochs: [1] })
  await expect(mira.vault.sealRecord({ ...where, value: 'Written now.' })).rejects.toThrow('no-key')
  const made = await mira.vault.rotateKeys({ at, caseId, compartments: ['health'], why: 'left' })
  expect(made.epochs[0]).toMatchObject({ epoch: 3, previous: expect.any(String) })
  put(file, made)
  const later = await mira.vault.sealRecord({ ...where, value: 'Written now.' })
  expect(later.epoch).toBe(3)
  // A colleague with the newest wrap alone follows the way back over it.
  const { held } = await receive(noor, { wraps: made.wraps, epochs: [...epochs, ...made.epochs] })
  expect(held).toContainEqual({ compartment: 'health', epochs: [1, 3] })
})

test('a card that was frozen gives nothing more, and the next key is not for it', async () => {
  await handCard(mira, file, ['health'])
  put(file, await mira.vault.freezeCard({ at, caseId }))
  const made = await mira.vault.rotateKeys({ at, caseId, compartments: ['health'], why: 'frozen' })
  expect(made.wraps.map(({ circleId }) => circleId)).toEqual([1, 2])
  await expect(mira.vault.freezeCard({ at, caseId }), 'again').rejects.toThrow('bad-chain')
  expect(await view(mira)).toMatchObject({ person: { frozen: true } })
})

test('whom the doctor let in waits for a look before the next key, is named, knows it, and then gets it', async () => {
  const kofi = await colleague('kofi')
  const beds = await found(kofi, 4)
  await acquaint([mira, cast.shelter], [kofi, beds], [cast.sato, cast.clinic])
  await receive(cast.sato)
  await give(cast.sato, file, { to: 4, compartments: ['health'], grant: 'bed' })
  await hear(mira, beds)
  await receive(mira)
  expect((await view(mira)).readers[1]).toMatchObject({ circles: [1, 2, 4], unlooked: [4] })
  const made = await mira.vault.rotateKeys({ at, caseId, compartments: ['health'], why: 'rotation' })
  expect(made.wraps.map(({ circleId }) => circleId)).toEqual([1, 2])
  expect(JSON.parse(made.statement.body)).toMatchObject({ waits: ['bed'] })
  put(file, made)
  await hear(kofi, cast.shelter, cast.clinic)
  expect(await kofi.vault.receiveKeys(file)).toMatchObject({ waits: ['health'], missing: [] })
  const looked = await mira.vault.lookAtReaders({ at, caseId })
  put(file, looked)
  expect(looked.wraps.map(({ circleId, epoch }) => [circleId, epoch])).toEqual([[4, 2]])
  expect((await kofi.vault.receiveKeys(file)).held).toEqual([{ compartment: 'health', epochs: [1, 2] }])
})

test('whoever reads by the chain and is given no key says so by themselves', async () => {
  const wraps = file.wraps.filter(({ circleId }) => circleId !== 2)
  expect(await receive(cast.sato, { wraps })).toMatchObject({ held: [], missing: ['health'], waits: [] })
})

test('a server whose clock is years ahead gets no signature, and one that was given spoils nothing for ever', async () => {
  await mira.vault.keepTime({ now: '2036-03-01T10:00:00Z' })
  await expect(give(mira, file, { to: 3, compartments: ['identity'] })).rejects.toThrow(
    new SealingError('clock'),
  )
  expect(await mira.vault.keepTime({ now: '2026-03-01T10:04:00Z' })).toEqual({ minutesAhead: 0 })
  await expect(
    mira.vault.grant({
      caseId,
      grant: 'x',
      to: 3,
      compartments: ['identity'],
      basis: 'consent',
      purpose: 'care',
      until: '2036-09-01',
      agreed,
      at: '2036-03-01T10:00Z',
    }),
  ).rejects.toThrow('clock')
  // An older client has signed it all the same.
  clockIs('2036-03-01T10:00Z')
  put(
    file,
    await noor.vault
      .receiveKeys(file)
      .then(() => noor.vault.stateOnCase({ at: '2036-03-01T10:00Z', caseId, t: 'close' })),
  )
  clockIs('2026-03-01T10:30Z')
  expect(await receive(mira)).toMatchObject({ ahead: true, doubts: [] })
  const now = '2026-03-01T10:30Z'
  await expect(mira.vault.stateOnCase({ at: now, caseId, t: 'reopen' })).rejects.toThrow('clock')
  put(file, await mira.vault.settleCase({ at: now, caseId, strike: [] }))
  expect(await receive(mira)).toMatchObject({ ahead: false })
  put(file, await mira.vault.stateOnCase({ at: now, caseId, t: 'reopen' }))
  expect((await receive(cast.sato)).ahead).toBe(false)
})

test('by how much this device is behind the network is said, and where it was set right everything is signed again', async () => {
  expect(await mira.vault.keepTime({ now: '2026-03-01T13:00:00Z' })).toEqual({ minutesAhead: 180 })
  await expect(turn(mira, cast.shelter, ['mira', 'ines', 'noor'])).rejects.toThrow('clock')
  await expect(mira.vault.keepTime({ now: 'soon' })).rejects.toThrow('clock')
  clockIs('2026-03-01T12:59Z')
  expect(await mira.vault.keepTime({ now: '2026-03-01T13:00:00Z' })).toEqual({ minutesAhead: 0 })
  await give(mira, file, { to: 3, compartments: ['identity'] })
})

test('a line that is dated before this browser last looked was not said then: a consent does not renew itself by it', async () => {
  await mira.vault.keepTime({ now: '2026-03-01T10:00:00Z' })
  clockIs('2026-10-01T10:00Z')
  await mira.vault.keepTime({ now: '2026-10-01T10:00:00Z' })
  await receive(mira)
  // The clinic's consent has ended in September; its client says in October that it is still August.
  await receive(cast.sato)
  clockIs('2026-08-01T10:00Z')
  const renewed = {
    caseId,
    grant: 'renewed',
    to: 2,
    compartments: ['health'],
    basis: 'consent',
    purpose: 'care',
    until: '2027-01-01',
    agreed,
  } as const
  put(file, await cast.sato.vault.grant({ ...renewed, at: '2026-08-01T10:00Z' }))
  clockIs('2026-10-01T10:00Z')
  await expect(receive(mira)).rejects.toThrow('bad-chain')
  // Noor has not looked since: she believes it, and gives them no key before a human has looked.
  await receive(noor)
  const made = await noor.vault.rotateKeys({
    at: '2026-10-01T10:00Z',
    caseId,
    compartments: ['health'],
    why: 'ended',
  })
  expect(made.wraps.map(({ circleId }) => circleId)).toEqual([1])
  expect(JSON.parse(made.statement.body)).toMatchObject({ waits: ['renewed'] })
})

test('an invitation whose day has passed lets nobody into a circle in the background', async () => {
  const { organisation } = cast.shelter
  const until = '2026-03-08T10:00Z'
  const invited = await mira.vault.inviteMember({
    at,
    organisation,
    user: 'rosa',
    roles: ['administrator'],
    until,
  })
  cast.shelter.log.push(invited.statement)
  const { secret, genesis, welcome } = invited
  const rosa = await colleague('rosa', (vault) =>
    vault.openInvitation({ network, secret, organisation, user: 'rosa', genesis, welcome }),
  )
  await rosa.vault.learnLog({ organisation, statements: cast.shelter.log, home: true })
  cast.shelter.log.push(await rosa.vault.joinOrganisation({ organisation, at }))
  clockIs('2026-03-20T10:00Z')
  await hear(mira, cast.shelter)
  const { members } = await mira.vault.viewLog({ organisation })
  expect(members.find(({ id }) => id === 'rosa')).toMatchObject({ unseen: true })
  const to = { at: '2026-03-20T10:00Z', organisation, circleId: organisation, user: 'rosa' }
  await expect(mira.vault.admitToCircle(to)).rejects.toThrow('unsettled')
  expect((await mira.vault.admitToCircle({ ...to, looked: true })).epoch).toBe(1)
})
