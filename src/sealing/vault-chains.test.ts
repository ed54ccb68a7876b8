// A case's chain in the vault: no key goes where no statement says so, and nothing that a server leaves out, adds or
// exchanges makes it go there.
import { createHash } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { Kept, Statement } from './chain.ts'
import { newKeyPair, newSecret } from './keys.ts'
import { fromText, toText } from './text.ts'
import {
  acquaint,
  admit,
  agreed,
  at,
  colleague,
  found,
  gather,
  give,
  hear,
  keyOfCircle,
  endTime,
} from './vault-cast.ts'
import { handCard, OLENA, openCard } from './vault-cast-card.ts'
import { clockIs, lastDay, openFile, put, takeBack, takeIn, turn, where } from './vault-cast.ts'
import type { Cast, CaseFile, Colleague } from './vault-cast.ts'
import type { Compartment } from './vault-shape.ts'
import { unwrapKey, wrapKey, wrapPlace } from './wrap.ts'

let cast: Cast
let mira: Colleague
let sato: Colleague
let lindiwe: Colleague
let file: CaseFile
beforeEach(async () => {
  cast = await gather()
  ;({ mira, sato, lindiwe } = cast)
  file = await openFile(mira, 1, ['identity', 'health', 'legal'])
  await give(mira, file, { to: 2, compartments: ['health'], grant: 'doctor' })
  await give(mira, file, { to: 3, compartments: ['legal'], grant: 'lawyer' })
})

const caseId = 'case-1'
const receive = ({ vault }: Pick<Colleague, 'vault'>, instead: Partial<CaseFile> = {}) =>
  vault.receiveKeys({ ...file, ...instead })
const rotateKeys = (who: Pick<Colleague, 'vault'>, compartment: Compartment) =>
  who.vault.rotateKeys({
    at,
    caseId,
    compartments: [compartment],
    why: 'rotation',
  })
const view = ({ vault }: Colleague) => vault.viewCase({ caseId, day: at.slice(0, 10) })
const readersOf = async (who: Colleague, of: Compartment) =>
  (await view(who)).readers.find(({ compartment }) => compartment === of)?.circles
/** The server keeps one statement from a reader. */
async function keeping(which: number): Promise<(Statement | Kept)[]> {
  const next = file.statements[which + 1] as Statement
  const { prev } = JSON.parse(next.body) as { prev: string }
  return file.statements.with(which, { n: which + 1, hash: prev })
}

test('a new key goes to everybody whom the chain names and to nobody else', async () => {
  const readers = async (part: Compartment) =>
    put(file, await rotateKeys(mira, part)).wraps.flatMap(({ compartment, epoch, circleId }) =>
      compartment === part && epoch > 1 ? [`${epoch} ${circleId}`] : [],
    )
  expect(await readers('health')).toEqual(['2 1', '2 2'])
  expect(await readers('identity')).toEqual(['2 1'])
  await takeBack(mira, file, { grant: 'doctor', from: 2, compartments: ['health'] })
  expect(await readers('health'), 'who was sent away gets none').toEqual(['2 1', '3 1'])
  expect(await receive(sato)).toMatchObject({ held: [], missing: [] })
})

test('a grant that is over by its last day is no reason for a new key', async () => {
  const rotated = (at: string) => {
    clockIs(at)
    return mira.vault.rotateKeys({ at, caseId, compartments: ['health'], why: 'rotation' })
  }
  // Where it is evening still.
  expect((await rotated('2026-09-02T11:59Z')).wraps).toHaveLength(2)
  expect((await rotated('2026-09-02T12:00Z')).wraps).toHaveLength(1)
  clockIs(at)
})

test('nothing is wrapped to a circle that no learned log knows, even where the chain names it', async () => {
  const noor = await colleague('noor')
  const advice = await found(noor, 4)
  await expect(give(mira, file, { to: 4, compartments: ['legal'] })).rejects.toThrow('not-verified')
  await acquaint([lindiwe, cast.lawyers], [noor, advice])
  await receive(lindiwe)
  await give(lindiwe, file, { to: 4, compartments: ['legal'] })
  await hear(mira, cast.lawyers)
  await receive(mira)
  expect(await readersOf(mira, 'legal')).toEqual([1, 3, 4])
  // Whom the lawyer let in waits for a look; once they are looked at, the key is for all or for nobody.
  put(file, await rotateKeys(mira, 'legal'))
  await expect(mira.vault.lookAtReaders({ at, caseId }), 'Mira does not know them').rejects.toThrow(
    'not-verified',
  )
  const { head, readers } = await view(mira)
  expect(readers.find(({ compartment }) => compartment === 'legal')).toMatchObject({ waits: [4] })
  expect(head.n, 'and that was no statement').toBe(5)
})

test('a key that was not promised is not used, whoever wrapped it', async () => {
  const made = await wrapKey(
    fromText(keyOfCircle(cast.clinic)),
    newSecret(),
    wrapPlace(caseId, 'health', 1, 2),
  )
  const wraps = [{ compartment: 'health', epoch: 1, circleId: 2, wrap: toText(made) } as const]
  await expect(receive(sato, { wraps: [...wraps] })).rejects.toThrow('wrong-commit')
  const commit = toText(newSecret())
  const epochs = file.epochs.map((one) => ({ ...one, commit }))
  await expect(receive(sato, { epochs })).rejects.toThrow('wrong-commit')
  const later = { compartment: 'health' as const, epoch: 2, commit }
  await expect(receive(sato, { epochs: [...file.epochs, later] }), 'an epoch nobody stated').rejects.toThrow(
    'bad-chain',
  )
  expect((await receive(sato)).held).toHaveLength(1)
})

test('a doctor need not see what the lawyer was given; the carrier and Olena see everything', async () => {
  await takeBack(mira, file, { grant: 'lawyer', from: 3, compartments: ['legal'] })
  await give(mira, file, { to: 2, compartments: ['identity'] })
  const lawyer = await keeping(2)
  const withdrawal = (await keeping(3)).with(2, lawyer[2]!)
  expect((await receive(sato, { statements: withdrawal })).held.map((one) => one.compartment)).toEqual([
    'identity',
    'health',
  ])
  expect((await view(sato)).grants.map(({ id }) => id)).toEqual(['doctor', '2 identity'])
  const beginning = await keeping(0)
  await expect(receive(sato, { statements: beginning }), 'how it began').rejects.toThrow('bad-chain')
  await expect(receive(mira, { statements: await keeping(3) }), 'a withdrawal').rejects.toThrow('bad-chain')
  await receive(mira)
})

test('a chain that became shorter or says something else is refused, and what was held stays', async () => {
  await receive(sato)
  const early = [...file.statements]
  const other = await sato.vault.revoke({ at, caseId, grant: 'doctor' })
  await give(mira, file, { to: 3, compartments: ['identity'] })
  await receive(sato)
  await expect(receive(sato, { statements: early })).rejects.toThrow('rollback')
  const forked = put({ ...file, statements: early }, other)
  await expect(receive(sato, forked)).rejects.toThrow('fork')
  expect(await view(sato)).toMatchObject({ head: { n: 4 } })
  expect((await sato.vault.heldKeys({ caseId })).held).toHaveLength(1)
})

test('a note by nobody whom a log knows is refused; by a colleague who has left it is still theirs', async () => {
  const ines = await takeIn(mira, cast.shelter, 'ines')
  await admit(mira, cast.shelter, ines)
  await receive(ines)
  const note = await ines.vault.sealRecord({ ...where, value: 'slept well' })
  const record = { ...where, ...note, author: ines.user.sigPublic }
  const fields = { user: 'ines' }
  await endTime(mira, cast.shelter, fields.user)
  const opened = { value: 'slept well', author: { organisation: 1, user: 'ines' } }
  expect(await mira.vault.openRecord(record)).toEqual(opened)
  const ghost = (await newKeyPair('sig')).pair
  await expect(mira.vault.openRecord({ ...record, author: toText(ghost.publicKey) })).rejects.toThrow(
    'not-verified',
  )
  await receive(sato)
  await expect(sato.vault.openRecord(record), 'who has not heard of Ines').rejects.toThrow('not-verified')
  await hear(sato, cast.shelter)
  expect(await sato.vault.openRecord(record)).toEqual(opened)
})

test('a log in which somebody of Mira’s name was let in says nothing about Mira', async () => {
  await takeIn(sato, cast.clinic, 'mira')
  const other = await colleague('noor')
  await acquaint([other, await found(other, 4)], [sato, cast.clinic], [mira, cast.shelter])
  await receive(other)
  expect(await readersOf(other, 'health')).toEqual([1, 2])
})

const glassDay = new Date(Date.parse(`${at.slice(0, 10)}T00:00Z`) + 3 * 86_400_000).toISOString().slice(0, 10)
test('broken glass: no key before a second person agrees, and then for what was asked', async () => {
  const ines = await takeIn(mira, cast.shelter, 'ines')
  await admit(mira, cast.shelter, ines)
  await hear(mira, cast.shelter)
  const asked = { at, caseId, grant: 'glass', to: 3, compartments: ['health'] as const, until: glassDay }
  const made = await mira.vault.grant({ ...asked, basis: 'vital_interest', purpose: 'danger to life' })
  expect(made.wraps).toEqual([])
  put(file, made)
  const { n } = (await view(mira)).waiting[0]!
  await expect(mira.vault.agreeToBreak({ at, caseId, n })).rejects.toThrow('bad-chain')
  await hear(ines, cast.shelter, cast.lawyers)
  await receive(ines)
  await expect(ines.vault.agreeToBreak({ at, caseId, n: n - 1 })).rejects.toThrow('bad-chain')
  const second = await ines.vault.agreeToBreak({ at, caseId, n })
  expect(second.grant).toMatchObject({ id: 'glass', to: 3, basis: 'vital_interest' })
  put(file, second)
  await hear(lindiwe, cast.shelter)
  const { held } = await receive(lindiwe)
  expect(held.map(({ compartment }) => compartment)).toEqual(['health', 'legal'])
})

test('what the lawyer begins, the carrier does not hold; after erasure nothing more is said', async () => {
  await receive(lindiwe)
  const begin = { at, caseId, compartment: 'privileged', circleId: 3 } as const
  put(file, await lindiwe.vault.beginCompartment(begin))
  await expect(lindiwe.vault.beginCompartment(begin)).rejects.toThrow('bad-chain')
  expect((await receive(mira)).held.map(({ compartment }) => compartment)).not.toContain('privileged')
  expect(await readersOf(mira, 'privileged')).toEqual([3])
  await expect(give(mira, file, { to: 2, compartments: ['privileged'] })).rejects.toThrow('bad-chain')
  await expect(rotateKeys(mira, 'privileged')).rejects.toThrow(/no-key|not-verified/)

  await expect(mira.vault.transferCase({ at, caseId, to: 3 }), 'nobody said yes').rejects.toThrow('bad-chain')
  const all = (await view(mira)).carried
  expect(all).not.toContain('privileged')
  const yes = {
    grant: 'carry',
    to: 3,
    compartments: all,
    basis: 'consent',
    purpose: 'carrying',
    agreed,
  } as const
  put(file, await mira.vault.grant({ at, caseId, ...yes, until: lastDay }))
  await expect(mira.vault.transferCase({ at, caseId, to: 9 }), 'nobody in any log').rejects.toThrow(
    'not-verified',
  )
  put(file, await mira.vault.transferCase({ at, caseId, to: 3 }))
  await expect(mira.vault.stateOnCase({ at, caseId, t: 'close' })).rejects.toThrow('bad-chain')
  await receive(lindiwe)
  put(file, await lindiwe.vault.stateOnCase({ at, caseId, t: 'erase' }))
  expect(await view(lindiwe)).toMatchObject({ state: 'erased', owner: 3, grants: [] })
  await expect(lindiwe.vault.stateOnCase({ at, caseId, t: 'reopen' })).rejects.toThrow('bad-chain')
})

test('what the lawyer begins with Olena is opened by her card and by no key of the carrier', async () => {
  const begin = { at, caseId, compartment: 'privileged', circleId: 3, withPerson: true } as const
  await receive(lindiwe)
  await expect(lindiwe.vault.beginCompartment(begin), 'she has no card').rejects.toThrow('bad-chain')
  await receive(mira)
  const card = await handCard(mira, file, ['identity'])
  await receive(lindiwe)
  put(file, await lindiwe.vault.beginCompartment(begin))
  const { shelter, clinic, lawyers } = cast
  const olena = await openCard(card, shelter, clinic, lawyers)
  const parts = async (who: Parameters<typeof receive>[0]) =>
    (await receive(who)).held.map(({ compartment }) => compartment)
  expect(await parts(olena)).toEqual(['identity', 'privileged'])
  expect(await parts(mira)).not.toContain('privileged')
  expect(await readersOf(mira, 'privileged')).toEqual([3, OLENA])
  // The doctor, who is not told that there is a lawyer, goes on reading what is theirs.
  const { held } = await receive(sato, { statements: await keeping(2) })
  expect(held.map(({ compartment }) => compartment)).toEqual(['health'])
})

test('a card that is given after a turn without a way back opens what was written before it', async () => {
  const made = await mira.vault.rotateKeys({
    at,
    caseId,
    compartments: ['identity'],
    why: 'withdrawn',
    history: false,
  })
  expect(made.epochs[0]?.previous).toBeUndefined()
  put(file, made)
  await receive(mira)
  const card = await handCard(mira, file, ['identity'])
  const olena = await openCard(card, cast.shelter, cast.clinic, cast.lawyers)
  expect(await receive(olena)).toMatchObject({
    held: [{ compartment: 'identity', epochs: [1, 2] }],
    missing: [],
  })
})

test('a log that claims the number of Olena’s card gets nothing that is hers', async () => {
  await turn(sato, cast.clinic, ['sato'], { circleId: OLENA })
  await hear(mira, cast.clinic)
  const card = (await newKeyPair('enc')).pair
  const sigPublic = toText((await newKeyPair('sig')).pair.publicKey)
  const said = { at, caseId, circle: OLENA, encPublic: toText(card.publicKey), sigPublic }
  const { wraps } = await mira.vault.includePerson({ ...said, compartments: ['identity'] })
  const place = wrapPlace(caseId, 'identity', 1, OLENA)
  expect(await unwrapKey(card, fromText(wraps[0]!.wrap), place)).toHaveLength(32)
})

test('Olena, with her card, gives, takes back and has everything erased', async () => {
  const card = await handCard(mira, file, ['identity', 'health'])
  const { shelter, clinic, lawyers } = cast
  const olena = await openCard(card, shelter, clinic, lawyers)
  await expect(receive(olena, { statements: await keeping(2) })).rejects.toThrow('bad-chain')
  await receive(olena)
  await expect(give(olena, file, { to: 3, compartments: ['legal'] }), 'not on her card').rejects.toThrow(
    'bad-chain',
  )
  await give(olena, file, { to: 3, compartments: ['identity'], grant: 'own' })
  expect((await receive(lindiwe)).held.map(({ compartment }) => compartment)).toEqual(['identity', 'legal'])
  await takeBack(olena, file, { grant: 'own', from: 3, compartments: ['identity'] })
  put(file, await rotateKeys(olena, 'identity'))
  expect((await receive(lindiwe)).held.map(({ compartment }) => compartment)).toEqual(['legal'])
  await receive(mira)
  const note = { ...where, compartment: 'identity' } as const
  const sealed = await mira.vault.sealRecord({ ...note, value: 'Olena' })
  expect(sealed.epoch).toBe(2)
  expect(await olena.vault.openRecord({ ...note, ...sealed, author: mira.user.sigPublic })).toEqual({
    value: 'Olena',
    author: { organisation: 1, user: 'mira' },
  })
  await expect(olena.vault.stateOnCase({ at, caseId, t: 'close' })).rejects.toThrow('bad-chain')
  put(file, await olena.vault.stateOnCase({ at, caseId, t: 'erase' }))
  await receive(mira)
  expect(await view(mira)).toMatchObject({ state: 'erased', grants: [] })
})

test('the statement has the hash of what was read to her, anybody can make it again, and no other words pass for it', async () => {
  const said = file.statements[1] as Statement
  const { agreed: signed } = JSON.parse(said.body) as { agreed: Record<string, string> }
  const digest = createHash('sha256').update(agreed.words).digest('hex')
  expect(signed).toEqual({ how: agreed.how, language: agreed.language, text: digest })
  const check = (words: string, grant = 'doctor') => mira.vault.checkWords({ caseId, grant, words })
  expect(await check(agreed.words)).toEqual({ same: true })
  expect(await check(`${agreed.words} `)).toEqual({ same: false })
  expect(await check(agreed.words, 'never')).toEqual({ same: false })
  expect(said.body).not.toContain(agreed.words)
})

test('on the word of nobody, no key goes to anybody', async () => {
  const grant = { at, caseId, grant: 'new', to: 2, compartments: ['identity'] as const, purpose: 'care' }
  const terms = { ...grant, basis: 'consent', until: lastDay } as const
  await expect(mira.vault.grant(terms)).rejects.toThrow('bad-chain')
  const paper = createHash('sha256').update('a scanned page').digest('hex')
  const made = await mira.vault.grant({ ...terms, agreed: { ...agreed, how: 'paper', paper } })
  expect(put(file, made).statements).toHaveLength(4)
  expect((await view(mira)).grants.find(({ id }) => id === 'new')?.agreed).toMatchObject({
    how: 'paper',
    paper,
  })
})
