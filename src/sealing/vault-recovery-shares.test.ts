// All ways in are lost: what three sheets of paper do for a house, from their making to the new administrator, and what a server
// that lies cannot make of them.
import { beforeEach, expect, test } from 'vitest'
import { hashOf, state, type Statement } from './chain.ts'
import { newKeyPair, newSecret } from './keys.ts'
import { fromText, toText } from './text.ts'
import { createVault } from './vault.ts'
import { circleKeys, sealSeedTo } from './circle.ts'
import { admit, at, colleague, found, hear, network, rowsFor, says, takeIn, turn } from './vault-cast.ts'
import type { Colleague, HostServices } from './vault-cast.ts'
import type { CircleOnPaper, TwoRecoveryShares } from './vault-recovery-share-shape.ts'
import type { LocalVault } from './vault-shape.ts'

const organisation = 1
let mira: Colleague
let ines: Colleague
let house: HostServices
let recoveryShares: [string, string, string]
let locator: string

/** Makes sheets, names them, and seals the circle to them. */
async function ceremony(who: Colleague, of: HostServices): Promise<[string, string, string]> {
  const made = await who.vault.makeRecoveryShares({ organisation: of.organisation })
  const named = await who.vault.nameRecoveryShares({ organisation: of.organisation, at })
  locator = named.locator
  await says(who, of, named.statement)
  return made.recoveryShares as [string, string, string]
}

/** What a server keeps for whoever comes by paper. */
async function onPaper(who: Colleague, of: HostServices): Promise<CircleOnPaper[]> {
  const circle = of.organisation
  const { seeds } = await who.vault.sealToRecoveryShares({ organisation: of.organisation, circles: [circle] })
  return of.epochs.map(({ circleId, epoch, commit, previous }) => ({
    circleId,
    epoch,
    commit,
    previous,
    recoverySeed: seeds.find((one) => one.epoch === epoch)?.recoverySeed,
  }))
}

beforeEach(async () => {
  mira = await colleague('mira')
  house = await found(mira, organisation)
  ines = await takeIn(mira, house, 'ines', ['caseworker'])
  await admit(mira, house, ines)
  await turn(mira, house, ['mira', 'ines'])
  await hear(ines, house)
  await ines.vault.addCircles({ circles: rowsFor('ines', ...house.epochs) })
  recoveryShares = await ceremony(mira, house)
  await hear(ines, house)
})

const comes = async (
  circles: CircleOnPaper[],
  {
    log = house.log,
    by = [recoveryShares[0], recoveryShares[2]] as TwoRecoveryShares,
    of = organisation,
    userId = 'noor',
  } = {},
) => {
  const vault = createVault()
  vault.holdKek(newSecret())
  const come = { network, organisation: of, userId, statements: log, recoveryShares: by, circles, at }
  return { vault, ...(await vault.recoverByShares(come)) }
}
const rowsOf = (vault: LocalVault) => vault.status().then((now) => ('circles' in now ? now.circles : []))

test('with two sheets somebody new administers, opens what the circle ever sealed, and gives it a new key', async () => {
  const place = { circleId: organisation, table: 'shelters', row: 'row-1', field: 'address', version: 1 }
  const sealed = await ines.vault.sealForCircle({ ...place, value: 'Quay 4' })
  const noor = await comes(await onPaper(mira, house))
  expect(noor.opened).toEqual([organisation])
  expect(noor.closed).toEqual([])
  expect((await noor.vault.openForCircle({ ...place, ...sealed })).value).toBe('Quay 4')
  const told: HostServices = { ...house, log: [...house.log, noor.statement], epochs: [...house.epochs] }
  const her = { ...ines, userId: 'noor', vault: noor.vault }
  await noor.vault.learnLog({ organisation, statements: [noor.statement] })
  await turn(her, told, ['mira', 'ines', 'noor'])
  expect(await rowsOf(noor.vault)).toEqual([{ circleId: organisation, epoch: 3 }])

  // Everybody sees it in the log, with when.
  const view = await mira.vault.learnLog({ organisation, statements: [noor.statement] })
  expect(view.recovered).toEqual([{ user: 'noor', n: house.log.length + 1, at }])
  expect(view.members.find(({ id }) => id === 'noor')).toMatchObject({
    roles: ['administrator'],
    state: 'member',
    enc: noor.user.encPublic,
  })
})

test('a drill says that the sheets are right and what they open, and changes nothing', async () => {
  const before = await ines.vault.status()
  const circles = await onPaper(ines, house)
  const tried = { organisation, recoveryShares: [recoveryShares[1], recoveryShares[2]] as const, circles }
  expect(await ines.vault.tryRecoveryShares(tried)).toEqual({
    outcome: 'fit',
    opened: [organisation],
    closed: [],
  })
  expect(
    await ines.vault.tryRecoveryShares({
      ...tried,
      circles: circles.map((row) => ({ ...row, recoverySeed: undefined })),
    }),
  ).toEqual({
    outcome: 'fit',
    opened: [],
    closed: [organisation],
  })
  expect(await ines.vault.status()).toEqual(before)
})

test('what came before the newest key opens through the boxes; where the newest is missing nothing is called open', async () => {
  const place = { circleId: organisation, table: 'shelters', row: 'row-1', field: 'address', version: 1 }
  const old = await ines.vault.sealForCircle({ ...place, value: 'Quay 4' })
  expect((await turn(mira, house, ['mira', 'ines'])).recoverySeed).toEqual(expect.any(String))
  const rows = await onPaper(mira, house)
  const newest = rows.map(({ recoverySeed, ...row }) => (row.epoch === 3 ? { ...row, recoverySeed } : row))
  const noor = await comes(newest)
  expect(noor.opened).toEqual([organisation])
  expect(await noor.vault.openForCircle({ ...place, ...old })).toEqual({ value: 'Quay 4' })

  const { recoverySeed } = house.epochs[2]!
  expect(
    (await comes(rows.map((row) => ({ ...row, recoverySeed })))).closed,
    'a seed in the wrong place',
  ).toEqual([organisation])
  const older = await onPaper(ines, { ...house, epochs: house.epochs.slice(0, 2) })
  const without = [...older, { ...rows[2]!, recoverySeed: undefined }]
  expect(await comes(without)).toMatchObject({ opened: [], closed: [organisation] })
})

test('each key of a team is sealed to the sheets as well: two of them open what its only member left behind', async () => {
  const team = 31
  const ofTeam = () => house.epochs.filter(({ circleId }) => circleId === team)
  await turn(mira, house, ['ines'], { circleId: team, team: 'health' })
  await hear(ines, house)
  await ines.vault.addCircles({ circles: rowsFor('ines', ...ofTeam()) })
  await turn(ines, house, ['ines'], { circleId: team })
  await ines.vault.addCircles({ circles: rowsFor('ines', ...ofTeam()) })
  await hear(mira, house)
  const place = { circleId: team, table: 'shelters', row: 'row-1', field: 'address', version: 1 }
  const sealed = await ines.vault.sealForCircle({ ...place, value: 'Quay 5' })
  const whole = house.epochs.filter(({ circleId }) => circleId === organisation)
  const rows = await onPaper(mira, { ...house, epochs: whole })
  const noor = await comes([...rows, ...ofTeam().map(({ seeds: _seeds, publicKey: _key, ...row }) => row)])
  expect(noor.opened).toEqual([organisation, team])
  expect(await noor.vault.openForCircle({ ...place, ...sealed })).toEqual({ value: 'Quay 5' })
})

test('where no sheets were named a new key is sealed to none', async () => {
  const omar = await colleague('omar')
  const other = await found(omar, 8)
  expect(other.epochs[0]).not.toHaveProperty('recoverySeed')
  await ceremony(omar, other)
  const { named, seeds } = await omar.vault.sealToRecoveryShares({
    organisation: 8,
    circles: [8, organisation, 99],
  })
  expect(named).toBe(other.log.length)
  expect(seeds).toEqual([{ circle: 8, epoch: 1, recoverySeed: expect.any(String) }])
})

test('what is wrong with two sheets is said of each, and which are the server’s to find', async () => {
  const locate = (...two: [string, string]) =>
    createVault().locateRecoveryShares({ network, recoveryShares: two })
  expect(await locate(recoveryShares[1], recoveryShares[0])).toEqual({ outcome: 'fit', locators: [locator] })
  expect(await locate(recoveryShares[0], recoveryShares[0])).toEqual({ outcome: 'twice' })
  expect(await locate(recoveryShares[0], 'some words')).toEqual({
    outcome: 'unread',
    readings: [
      { state: 'whole', number: 1, mark: recoveryShares[0].split(' ')[0] },
      { state: 'count', count: 2 },
    ],
  })
  expect(await locate('some words', recoveryShares[0])).toMatchObject({
    outcome: 'unread',
    readings: [{ state: 'count' }, { state: 'whole' }],
  })
  expect(await createVault().readRecoveryShare({ words: recoveryShares[2] })).toMatchObject({
    state: 'whole',
    number: 3,
  })
  const drill = { organisation, recoveryShares: [recoveryShares[0], recoveryShares[0]] as const, circles: [] }
  expect(await ines.vault.tryRecoveryShares(drill)).toEqual({ outcome: 'twice' })
})

test('sheets that were replaced, and those of another house, are told apart', async () => {
  const omar = await colleague('omar')
  const other = await found(omar, 8)
  const old = await ceremony(omar, other)
  const drill = (two: TwoRecoveryShares) =>
    omar.vault.tryRecoveryShares({ organisation: 8, recoveryShares: two, circles: [] })
  expect(await drill([old[0], old[1]])).toMatchObject({ outcome: 'fit' })
  const newer = await ceremony(omar, other)
  expect(await drill([old[0], old[1]])).toEqual({ outcome: 'older' })
  expect(await drill([newer[0], newer[1]])).toMatchObject({ outcome: 'fit' })
  expect(await drill([recoveryShares[0], recoveryShares[1]])).toEqual({ outcome: 'foreign' })
  await expect(comes([], { log: other.log, of: 8, by: [old[1], old[2]] })).rejects.toThrow('wrong-commit')
})

test('sheets are named once, after they were made, and circles are sealed to none before', async () => {
  const omar = await colleague('omar')
  await found(omar, 9)
  await expect(omar.vault.nameRecoveryShares({ organisation: 9, at })).rejects.toThrow('no-key')
  await expect(omar.vault.sealToRecoveryShares({ organisation: 9, circles: [9] })).rejects.toThrow(
    'not-verified',
  )
  await expect(omar.vault.makeRecoveryShares({ organisation: 10 })).rejects.toThrow('not-verified')
  await omar.vault.makeRecoveryShares({ organisation: 9 })
  await expect(omar.vault.nameRecoveryShares({ organisation: 10, at })).rejects.toThrow('no-key')
})

/** The log with one statement said otherwise, under its old signature. */
const rewritten = (which: string, change: (said: Record<string, unknown>) => void): Statement[] =>
  house.log.map((one) => {
    const said = JSON.parse(one.body) as Record<string, unknown>
    if (said['t'] !== which) return one
    change(said)
    return { ...one, body: JSON.stringify(said) }
  })

test('a server that puts its own key in the place of the sheets’ is refused, by those at work and at the door', async () => {
  const theirs = {
    enc: toText((await newKeyPair('enc')).pair.publicKey),
    sig: toText((await newKeyPair('sig')).pair.publicKey),
  }
  const log = rewritten('recovery', (said) => Object.assign(said, theirs))
  await expect(comes([], { log })).rejects.toThrow('bad-chain')
  const fresh = createVault()
  const { userId, user, unlockers, code } = ines
  await fresh.unlockWithRecoveryCode({ network, userId, user, unlocker: unlockers[1]!, code })
  await fresh.takePins({ pins: [(await ines.vault.sealPins()).pins] })
  await expect(fresh.learnLog({ organisation, statements: log, home: true })).rejects.toThrow('bad-chain')

  // A member who plays along and signs it: what grows from the paper is another key.
  const cut = house.log.slice(0, -1)
  const head = { n: cut.length, hash: await hashOf(cut.at(-1)!), rules: 2 } as const
  const liar = await newKeyPair('sig')
  const place = { network, about: 'organisation', id: String(organisation) } as const
  const { statement } = await state(place, head, {
    by: { id: 'mira', sig: liar.pair },
    said: { t: 'recovery', at, ...theirs },
  })
  await expect(comes([], { log: [...cut, statement] })).rejects.toThrow('bad-chain')
  const { sig } = JSON.parse(house.log.at(-1)!.body) as typeof theirs
  const head_ = { n: house.log.length, hash: await hashOf(house.log.at(-1)!), rules: 2 } as const
  const half = { t: 'recovery', at, enc: theirs.enc, sig }
  const { statement: named } = await state(place, head_, {
    by: { id: 'mira', sig: await signerOf(mira) },
    said: half,
  })
  const [log_, both] = [[...house.log, named], [recoveryShares[0], recoveryShares[1]] as const]
  await expect(comes([], { log: log_ }), 'an administrator who plays along').rejects.toThrow('wrong-commit')
  await ines.vault.learnLog({ organisation, statements: [named] })
  expect(
    await ines.vault.tryRecoveryShares({ organisation, recoveryShares: both, circles: [] }),
  ).not.toMatchObject({
    outcome: 'fit',
  })
  await expect(comes([], { log: cut }), 'a log that names no sheets').rejects.toThrow('wrong-commit')
})

test('an invented house that names the true key of the sheets is not entered: under its log they give another', async () => {
  const liar = await colleague('liar')
  const invented = await found(liar, organisation)
  const true_ = JSON.parse(house.log.find(({ body }) => body.includes('"t":"recovery"'))!.body) as {
    enc: string
    sig: string
  }
  const { heads } = await liar.vault.logHeads()
  const sig = await signerOf(liar)
  const place = { network, about: 'organisation', id: String(organisation) } as const
  const said = { t: 'recovery', at, enc: true_.enc, sig: true_.sig }
  const { statement } = await state(place, { ...heads[0]!, rules: 2 }, { by: { id: 'liar', sig }, said })
  await liar.vault.learnLog({ organisation, statements: [statement] })
  await expect(comes([], { log: [...invented.log, statement] })).rejects.toThrow('wrong-commit')
})

/** The signing pair of somebody dishonest, who looks into their own vault. */
async function signerOf(who: Colleague) {
  const { openUnlocker, openUser } = await import('./unlock.ts')
  const { kekFromRecoveryCode } = await import('./recovery.ts')
  const [, unlocker] = who.unlockers
  const ums = await openUnlocker(await kekFromRecoveryCode(who.code), who.userId, {
    kind: 'recovery',
    publicKey: fromText(unlocker!.publicKey),
    sealedPrivate: fromText(unlocker!.sealedPrivate),
    wrappedUms: fromText(unlocker!.wrappedUms),
  })
  const { sig } = await openUser(who.userId, ums, {
    encPublic: fromText(who.user.encPublic),
    sigPublic: fromText(who.user.sigPublic),
    sealedKeys: fromText(who.user.sealedKeys),
  })
  return sig
}

test('a seed that the server made up stays closed, and nothing is sealed under it', async () => {
  const recovery = (await ines.vault.viewLog({ organisation })).recovery!
  const theirs = newSecret()
  const { commit } = await circleKeys(theirs, organisation, 2)
  const recoverySeed = toText(await sealSeedTo(fromText(recovery.enc), theirs, organisation, 2))
  for (const shown of [toText(commit), house.epochs[1]!.commit]) {
    const noor = await comes([{ circleId: organisation, epoch: 2, commit: shown, recoverySeed }])
    expect({ opened: noor.opened, closed: noor.closed }).toEqual({ opened: [], closed: [organisation] })
    const place = { circleId: organisation, table: 'users', row: 'x', field: 'name', version: 1 }
    await expect(noor.vault.sealForCircle({ ...place, value: 'x' })).rejects.toThrow('no-key')
  }
})
