// Whose keys are whose: what a vault believes of an organisation's log, and what a server that lies cannot make it believe.
import { beforeEach, expect, test } from 'vitest'
import { hashOf, state, type Statement } from './chain.ts'
import { checkCosignature } from './cosigning.ts'
import { newKeyPair, newSecret } from './keys.ts'
import { toText } from './text.ts'
import { createVault } from './vault.ts'
import {
  acquaint,
  at,
  bring,
  colleague,
  found,
  gather,
  give,
  hear,
  network,
  openFile,
  says,
  takeIn,
  turn,
  until,
  endTime,
} from './vault-cast.ts'
import type { Cast, Colleague, HostServices } from './vault-cast.ts'

let mira: Cast['mira']
let sato: Cast['sato']
let shelter: Cast['shelter']
let clinic: Cast['clinic']
let ines: Colleague
beforeEach(async () => {
  ;({ mira, sato, shelter, clinic } = await gather())
  ines = await takeIn(mira, shelter, 'ines', ['caseworker'])
  await hear(sato, shelter)
})

const remove = (user: string) => endTime(mira, shelter, user)
const learn = ({ vault }: Colleague, { organisation, log }: HostServices, home = false) =>
  vault.learnLog({ organisation, statements: log, home })

/** The same person before another machine, with the recovery code and nothing else. */
async function onNewDevice(who: Colleague): Promise<Colleague> {
  const { userId, user, unlockers, code } = who
  const vault = createVault()
  await vault.unlockWithRecoveryCode({ network, userId, user, unlocker: unlockers[1]!, code })
  return { ...who, vault }
}

test('who was invited believes the log that the invitation speaks of, and no other in its place', async () => {
  const invited = await mira.vault.inviteMember({ at, organisation: 1, user: 'noor', roles: [], until })
  const { secret, genesis, welcome, locator } = invited
  await says(mira, shelter, invited.statement)
  const about = { network, organisation: 1, user: 'noor', genesis, welcome }
  const noor = await colleague('noor', (vault) => vault.openInvitation({ ...about, secret }))
  expect(await createVault().locateInvitation({ network, secret })).toEqual({ locator })

  const eve = await colleague('eve')
  const false1 = await found(eve, 1)
  await expect(learn(noor, false1, true)).rejects.toThrow('not-verified')
  await expect(learn(noor, clinic, true)).rejects.toThrow('not-verified')
  await expect(noor.vault.joinOrganisation({ organisation: 1, at })).rejects.toThrow('not-verified')
  await learn(noor, shelter, true)
  await says(noor, shelter, await noor.vault.joinOrganisation({ organisation: 1, at }))

  const evil = { ...about, genesis: await hashOf(false1.log[0]!) }
  await expect(createVault().openInvitation({ ...evil, secret })).rejects.toThrow('bad-signature')
  await expect(createVault().openInvitation({ ...about, secret: 'ABC' })).rejects.toThrow('bad-words')
})

test('who was not invited believes nothing, and joins nothing', async () => {
  const stranger = await colleague('stranger')
  await expect(learn(stranger, shelter, true)).rejects.toThrow('not-verified')
  await expect(learn(stranger, shelter)).rejects.toThrow('not-verified')
  await expect(stranger.vault.joinOrganisation({ organisation: 1, at })).rejects.toThrow('not-verified')
  await expect(stranger.vault.viewLog({ organisation: 1 })).rejects.toThrow('not-verified')
  expect(await stranger.vault.logHeads()).toEqual({ heads: [] })
})

test('on a new device Mira believes her log by what she had pinned, and nothing without it', async () => {
  const { pins } = await mira.vault.sealPins()
  const device = await onNewDevice(mira)
  await expect(learn(device, shelter, true)).rejects.toThrow('not-verified')
  expect((await device.vault.takePins({ pins: [pins] })).taken).toBeGreaterThan(0)
  await expect(learn(device, await found(await colleague('mira'), 1), true)).rejects.toThrow('rollback')
  await learn(device, shelter, true)
  await learn(device, clinic)
  expect(await device.vault.viewLog({ organisation: 2 })).toEqual(
    await mira.vault.viewLog({ organisation: 2 }),
  )
})

test('a log that has become shorter or says something else than before stops everything', async () => {
  const { vault } = mira
  const other = await vault.stateInLog({
    organisation: 1,
    t: 'roles',
    at,
    fields: { user: 'ines', roles: ['administrator'] },
  })
  const forked = [...shelter.log, other]
  await turn(mira, shelter, ['mira'])
  const { pins } = await vault.sealPins()
  const device = await onNewDevice(mira)
  await device.vault.takePins({ pins: [pins] })
  await expect(learn(device, { ...shelter, log: shelter.log.slice(0, -1) }, true)).rejects.toThrow('rollback')
  await expect(learn(device, { ...shelter, log: forked }, true)).rejects.toThrow('fork')
  await expect(device.vault.viewLog({ organisation: 1 }), 'nothing was believed').rejects.toThrow(
    'not-verified',
  )
  await learn(device, shelter, true)
})

test('pins open for whom they are, unspoilt, never shorten what is known, and tell of two tales', async () => {
  const early = await mira.vault.sealPins()
  const device = await onNewDevice(mira)
  await device.vault.takePins({ pins: [early.pins] })
  await learn(device, shelter, true)
  await turn(mira, shelter, ['mira'])
  const { pins } = await mira.vault.sealPins()

  await expect(sato.vault.takePins({ pins: [pins] })).rejects.toThrow('broken')
  await expect(mira.vault.takePins({ pins: [`${pins.slice(0, -2)}AA`] })).rejects.toThrow('broken')
  const { ciphertext } = await mira.vault.sealDraft({ name: 'pins', value: [] })
  await expect(mira.vault.takePins({ pins: [ciphertext] }), 'a draft is no pins').rejects.toThrow('broken')

  const third = await onNewDevice(mira)
  await third.vault.takePins({ pins: [pins, early.pins] })
  const old = { ...shelter, log: shelter.log.slice(0, -1) }
  await expect(learn(third, old, true)).rejects.toThrow('rollback')

  // Meanwhile the other device was shown another statement in the same place.
  const fields = { user: 'ines', roles: [] }
  const said = await device.vault.stateInLog({ organisation: 1, t: 'roles', at, fields })
  await device.vault.learnLog({ organisation: 1, statements: [said] })
  await expect(device.vault.takePins({ pins: [pins] })).rejects.toThrow('fork')
})

test('a stranger’s organisation is not believed until somebody at home has compared how its log begins', async () => {
  const eve = await colleague('eve')
  const house = await found(eve, 9)
  await expect(learn(mira, house)).rejects.toThrow('not-verified')
  await acquaint([mira, shelter], [eve, house])
  expect((await mira.vault.viewLog({ organisation: 9 })).genesis).toBe(await hashOf(house.log[0]!))
  const other = await found(await colleague('eve'), 9)
  await hear(ines, shelter)
  await expect(learn(ines, other), 'another log than the one compared').rejects.toThrow('not-verified')
  await learn(ines, house)
})

test('an organisation that was brought in is believed by its proof: by who brought it, by its sisters, and by it', async () => {
  const [noor, advice] = await bring(mira, shelter, 'noor', 5)
  const [kofi, beds] = await bring(mira, shelter, 'kofi', 6)
  await learn(mira, advice)
  await learn(noor, shelter)
  await learn(noor, beds)
  await expect(learn(kofi, await found(await colleague('mira'), 1)), 'who brought him in').rejects.toThrow(
    'not-verified',
  )
  await learn(kofi, shelter)
  expect((await kofi.vault.viewLog({ organisation: 1 })).genesis).toBe(await hashOf(shelter.log[0]!))

  const [leyla, hotline] = await bring(noor, advice, 'leyla', 7)
  await learn(noor, hotline)
  await learn(leyla, advice)
  expect((await noor.vault.viewLog({ organisation: 7 })).members.map(({ id }) => id)).toEqual(['leyla'])
  await expect(learn(mira, hotline), 'whom Mira’s network did not bring in').rejects.toThrow('not-verified')
})

test('a server that founds the organisation itself, in place of who was invited, is found out', async () => {
  const { statement } = await mira.vault.bringOrganisation({
    at,
    organisation: 1,
    brings: 5,
    called: { name: 'House of noor', kind: 'clinic' },
    user: 'noor',
  })
  await says(mira, shelter, statement)
  await expect(learn(mira, await found(await colleague('noor'), 5))).rejects.toThrow('bad-chain')
  const [kofi] = await bring(mira, shelter, 'kofi', 6)
  const as5 = await found(kofi, 5)
  await expect(learn(mira, as5), 'Kofi, who was invited to be another one').rejects.toThrow('bad-chain')
})

test('a ghost, an exchanged key or a removal kept back: none is believed, and what was known stays', async () => {
  const eve = { enc: toText(newSecret()), pair: (await newKeyPair('sig')).pair }
  const before = await mira.vault.viewLog({ organisation: 1 })
  const known = before.head.n
  const place = { network, about: 'organisation', id: '1' } as const
  const said = async (by: string, fields: { t: string }, head = before.head): Promise<Statement> =>
    (await state(place, { ...head, rules: 2 }, { by: { id: by, sig: eve.pair }, said: { at, ...fields } }))
      .statement
  const keys = { enc: eve.enc, sig: toText(eve.pair.publicKey) }
  const ghosts = [
    await said('eve', { t: 'join', ...keys, proof: toText(newSecret(65)) } as { t: string }),
    await said('mira', { t: 'invite', user: 'eve', roles: [], invitation: keys.sig, until } as { t: string }),
    await said('ines', { t: 'admit', circle: 1, epoch: 1, user: 'ines' } as { t: string }),
    await said('mira', { t: 'genesis', ...keys, roles: ['administrator'] } as { t: string }),
  ]
  for (const ghost of ghosts)
    await expect(mira.vault.learnLog({ organisation: 1, statements: [ghost] })).rejects.toThrow('bad-chain')

  const fresh = await onNewDevice(ines)
  await fresh.vault.takePins({ pins: [(await ines.vault.sealPins()).pins] })
  const exchanged = async (t: string, name: string): Promise<void> => {
    const which = shelter.log.findIndex(({ body }) => body.includes(`"t":"${t}"`))
    const told = JSON.parse(shelter.log[which]!.body) as { by: string; t: string; at: string }
    const changed = { ...told, [name]: keys.sig }
    const head = { n: which, hash: await hashOf(shelter.log[which - 1]!) }
    const unsigned = { ...shelter.log[which]!, body: JSON.stringify(changed) }
    for (const one of [unsigned, await said(told.by, changed, head)])
      await expect(learn(fresh, { ...shelter, log: shelter.log.with(which, one) }, true), t).rejects.toThrow(
        'bad-chain',
      )
  }
  await exchanged('join', 'enc')
  await exchanged('join', 'sig')
  await exchanged('circle', 'publicKey')
  await exchanged('circle', 'commit')

  await remove('ines')
  await turn(mira, shelter, ['mira'])
  const removal = { n: known + 1, hash: await hashOf(shelter.log[known]!) }
  const rest = [removal as never, ...shelter.log.slice(known + 1)]
  await expect(sato.vault.learnLog({ organisation: 1, statements: rest })).rejects.toThrow('bad-chain')
  expect(await sato.vault.viewLog({ organisation: 1 })).toEqual(before)
})

test('a circle that two organisations claim is believed of neither newcomer', async () => {
  const made = await sato.vault.rotateCircle({ at, organisation: 2, circleId: 1, members: ['sato'] })
  clinic.log.push(made.statement)
  await expect(hear(mira, clinic)).rejects.toThrow('bad-chain')
  await expect(hear(sato, clinic)).rejects.toThrow('bad-chain')
  const { circles } = await mira.vault.viewLog({ organisation: 1 })
  expect(circles.find(({ id }) => id === 1)?.publicKey).toBe(shelter.epochs[0]!.publicKey)
})

test('a circle is sealed to nobody but members whose keys stand in the log', async () => {
  const invited = await mira.vault.inviteMember({ at, organisation: 1, user: 'noor', roles: [], until })
  await says(mira, shelter, invited.statement)
  const to = (user: string) => ({ at, organisation: 1, circleId: 1, user })
  for (const user of ['ghost', 'noor', 'sato', '__proto__']) {
    await expect(mira.vault.admitToCircle(to(user)), user).rejects.toThrow('not-verified')
    const members = ['mira', user]
    await expect(mira.vault.rotateCircle({ at, organisation: 1, circleId: 1, members })).rejects.toThrow(
      'not-verified',
    )
  }
  await expect(ines.vault.admitToCircle(to('ines')), 'who holds no seed').rejects.toThrow('no-key')
  await expect(mira.vault.admitToCircle({ ...to('eve'), organisation: 9 })).rejects.toThrow('not-verified')
  await remove('ines')
  await expect(mira.vault.admitToCircle(to('ines'))).rejects.toThrow('not-verified')
})

test('two administrators compare how a log begins by voice, and only the true beginning has those words', async () => {
  const [first, second] = clinic.log
  const read = await sato.vault.viewLog({ organisation: 2 })
  const wordsOf = async (genesis: string) => (await mira.vault.fingerprint({ publicKey: genesis })).words
  expect(await hashOf(first!)).toBe(read.genesis)
  expect(await wordsOf(await hashOf({ ...first!, signature: second!.signature }))).not.toBe(
    await wordsOf(read.genesis),
  )
})

test('whom the bringer has compared since stays believed by the others it brought in, and nobody in their place', async () => {
  const [noor, advice] = await bring(mira, shelter, 'noor', 5)
  const [, beds] = await bring(mira, shelter, 'kofi', 6)
  const trust = async (genesis: string) =>
    says(
      mira,
      shelter,
      await mira.vault.stateInLog({
        organisation: 1,
        t: 'trust',
        at,
        fields: { organisation: beds.organisation, genesis, how: 'voice' },
      }),
    )
  await trust(await hashOf(advice.log[0]!))
  await learn(noor, shelter)
  await expect(learn(noor, beds)).rejects.toThrow('not-verified')
  await trust(await hashOf(beds.log[0]!))
  const other = await onNewDevice(noor)
  await other.vault.takePins({ pins: [(await noor.vault.sealPins()).pins] })
  await learn(other, advice, true)
  await learn(other, shelter)
  await learn(other, beds)
  expect((await other.vault.viewLog({ organisation: 6 })).genesis).toBe(await hashOf(beds.log[0]!))
})

test('a checkpoint is signed as whoever checked it, for this network', async () => {
  const body = `lumenia\n12\n${'A'.repeat(43)}=\n`
  const { signature } = await mira.vault.cosignCheckpoint({ body })
  await checkCosignature(mira.user.sigPublic, network, body, signature)
  await expect(checkCosignature(mira.user.sigPublic, 'elsewhere', body, signature)).rejects.toThrow(
    'bad-signature',
  )
})

test('who signed a checkpoint is looked up in the logs that were learned, with keys of before too', async () => {
  const body = `lumenia\n12\n${'A'.repeat(43)}=\n`
  const signed = async ({ vault, user }: Colleague, { organisation }: HostServices) => ({
    organisation,
    key: user.sigPublic,
    ...(await vault.cosignCheckpoint({ body })),
  })
  const [by, theirs, stranger] = [
    await signed(ines, shelter),
    await signed(sato, clinic),
    await signed(await colleague('eve'), clinic),
  ]
  const cosigners = [by, { ...by, signature: theirs.signature }, theirs, stranger]
  expect(await mira.vault.checkCosigners({ body, cosigners })).toEqual({
    found: ['good', 'false', 'good', 'unknown'],
  })
  const elsewhere = [
    { ...by, organisation: clinic.organisation },
    { ...by, organisation: 4711 },
  ]
  expect(
    await mira.vault.checkCosigners({ body, cosigners: elsewhere }),
    'said to be of another house',
  ).toEqual({
    found: ['false', 'false'],
  })
  const { found } = await mira.vault.checkCosigners({ body: body.replace('12', '13'), cosigners: [by] })
  expect(found).toEqual(['false'])
  await takeIn(mira, shelter, 'ines')
  expect(await mira.vault.checkCosigners({ body, cosigners: [by] }), 'with the key she had').toEqual({
    found: ['good'],
  })
  await remove('ines')
  expect(await mira.vault.checkCosigners({ body, cosigners: [by] })).toEqual({ found: ['good'] })
})

test('what a log or a case said at a place is told by its hash, and nothing where it did not go so far', async () => {
  const at_ = (n: number, id = '1', about: 'organisation' | 'case' = 'organisation') =>
    mira.vault.hashAt({ about, id, n })
  expect(await at_(1)).toEqual({ hash: await hashOf(shelter.log[0]!) })
  const n = shelter.log.length
  expect(await at_(n)).toEqual({ hash: await hashOf(shelter.log.at(-1)!) })
  expect([await at_(n + 1), await at_(0), await at_(1, '9'), await at_(1, '1', 'case')]).toEqual([
    {},
    {},
    {},
    {},
  ])
  const file = await openFile(mira, 1, ['health'])
  await give(mira, file, { to: 2, compartments: ['health'] })
  for (const [which, said] of (file.statements as Statement[]).entries())
    expect(await at_(which + 1, 'case-1', 'case')).toEqual({ hash: await hashOf(said) })
  await mira.vault.lock()
  expect(await at_(1)).toStrictEqual({})
  expect(await at_(1, 'case-1', 'case')).toStrictEqual({})
})

test('of nothing that was said nothing is believed, and a vault that is locked names no log', async () => {
  await expect(mira.vault.learnLog({ organisation: 9, statements: [] })).rejects.toThrow('not-verified')
  const { heads } = await mira.vault.logHeads()
  const last = { organisation: 1, n: shelter.log.length, hash: await hashOf(shelter.log.at(-1)!) }
  expect(heads).toContainEqual(last)
  await mira.vault.lock()
  expect(await mira.vault.logHeads()).toEqual({ heads: [] })
})

test('where her own log names other keys for Ines, her vault of before believes it no more; whoever made them does', async () => {
  const own = async (who: Colleague) => {
    await learn(
      who,
      { ...shelter, log: shelter.log.slice((await who.vault.viewLog({ organisation: 1 })).head.n) },
      true,
    )
    return (await who.vault.viewLog({ organisation: 1 })).head.n
  }
  const before = await own(ines)
  const again = await takeIn(mira, shelter, 'ines', ['caseworker'])
  await expect(own(ines)).rejects.toThrow('not-verified')
  expect((await ines.vault.viewLog({ organisation: 1 })).head.n).toBe(before)
  expect(await own(again)).toBe(before + 2)
  // Another house may say of Ines what it likes.
  await hear(sato, { ...shelter, log: shelter.log.slice(-2) })
})
