// What Olena's card knows for itself, against a server that tells another tale. (CCP/1 lines 12, 31 and 48.)
import { beforeEach, describe, expect, test } from 'vitest'
import { openNote, sealNote, type CardNote } from './card-note.ts'
import { newSecret } from './keys.ts'
import { createVault } from './vault.ts'
import { acquaint, colleague, found, gather, give, hear } from './vault-cast.ts'
import { handCard, OLENA, openCard, quickly } from './vault-cast-card.ts'
import { network, openFile, takeIn, type Cast, type CaseFile } from './vault-cast.ts'

let cast: Cast
let file: CaseFile
let card: { words: string; note: string }
beforeEach(async () => {
  cast = await gather()
  file = await openFile(cast.mira, 1, ['identity', 'health'])
  await give(cast.mira, file, { to: 2, compartments: ['health'], grant: 'doctor' })
  card = await handCard(cast.mira, file, ['identity', 'health'])
})

/** Olena's telephone after the words, before any log. */
async function telephone(words: string, of = network) {
  const vault = createVault()
  await quickly.type(vault, words, of)
  await vault.standFor({ circleId: OLENA })
  return vault
}

test('Olena’s telephone takes the log and the case that her card names', async () => {
  const { vault } = await openCard(card, cast.shelter, cast.clinic)
  const { held } = await vault.receiveKeys(file)
  expect(held.map((one) => one.compartment).toSorted()).toEqual(['health', 'identity'])
})

describe('a server that lies to Olena', () => {
  test('and keeps the note back is not believed, whichever log it shows', async () => {
    const vault = await telephone(card.words)
    const { organisation, log } = cast.shelter
    await expect(vault.learnLog({ organisation, statements: log, home: true })).rejects.toThrow(
      'not-verified',
    )
    await expect(vault.receiveKeys(file)).rejects.toThrow('not-verified')
  })

  test('cannot put another log in the place of the true one, under the same number', async () => {
    const ghost = await colleague('ghost')
    const forged = await found(ghost, 1)
    await expect(openCard(card, forged)).rejects.toThrow('rollback')
    while (forged.log.length <= cast.shelter.log.length)
      await takeIn(ghost, forged, `user ${forged.log.length}`)
    await expect(openCard(card, forged)).rejects.toThrow('fork')
  })

  test('cannot call another organisation’s log the one of her card', async () => {
    const vault = await telephone(card.words)
    await vault.believeCard({ note: card.note })
    const { organisation, log } = cast.clinic
    await expect(vault.learnLog({ organisation, statements: log, home: true })).rejects.toThrow(
      'not-verified',
    )
  })

  test('cannot use the note of another card, nor of another network, nor change a byte of it', async () => {
    const other = await openFile(cast.mira, 1, ['identity'], 'case-2')
    const theirs = await handCard(cast.mira, other, ['identity'])
    await expect(openCard({ words: card.words, note: theirs.note }, cast.shelter)).rejects.toThrow('broken')
    const elsewhere = await telephone(card.words, 'another country')
    await expect(elsewhere.believeCard({ note: card.note })).rejects.toThrow('broken')
  })

  test('cannot show her the file of somebody else as hers', async () => {
    const other = await openFile(cast.mira, 1, ['identity'], 'case-2')
    await handCard(cast.mira, other, ['identity'])
    const { vault } = await openCard(card, cast.shelter, cast.clinic)
    await expect(vault.receiveKeys(other)).rejects.toThrow('not-verified')
  })

  test('cannot show her an older state than on the day of her card, neither of the log nor of the file', async () => {
    await takeIn(cast.mira, cast.shelter, 'amara')
    const later = await openFile(cast.mira, 1, ['identity'], 'case-3')
    const newer = await handCard(cast.mira, later, ['identity'])
    const old = { ...cast.shelter, log: cast.shelter.log.slice(0, -1) }
    await expect(openCard(newer, old)).rejects.toThrow('rollback')
    const { vault } = await openCard(newer, cast.shelter)
    const without = { ...later, statements: later.statements.slice(0, -1), wraps: [] }
    await expect(vault.receiveKeys(without)).rejects.toThrow('rollback')
  })

  test('is not found out where it shows what was true on that day and hides what came after: that is the limit', async () => {
    const { vault } = await openCard(card, cast.shelter, cast.clinic)
    const then = {
      ...file,
      statements: [...file.statements],
      epochs: [...file.epochs],
      wraps: [...file.wraps],
    }
    await give(cast.mira, file, { to: 2, compartments: ['identity'], grant: 'more' })
    await vault.receiveKeys(then)
    expect(
      (await vault.viewCase({ caseId: 'case-1', day: '2026-03-02' })).grants.map(({ id }) => id),
    ).toEqual(['doctor'])
    // In one window it cannot go back behind what it has shown.
    await vault.receiveKeys(file)
    await expect(vault.receiveKeys(then)).rejects.toThrow('rollback')
  })
})

test('a note is sealed once for each card, and for none where no words were made', async () => {
  await expect(cast.mira.vault.noteForCard({ caseId: 'case-1' })).rejects.toThrow('bad-words')
})

test('a note is sealed for a case that its maker has in hand, by who works for a house, and by nobody locked out', async () => {
  const { mira } = cast
  await quickly.make(mira.vault)
  await expect(mira.vault.noteForCard({ caseId: 'case-9' })).rejects.toThrow('no-key')
  await mira.vault.noteForCard({ caseId: 'case-1' })
  const { vault } = await openCard(card, cast.shelter)
  await vault.receiveKeys(file)
  await quickly.make(mira.vault)
  await mira.vault.lock()
  await expect(mira.vault.noteForCard({ caseId: 'case-1' })).rejects.toThrow('locked')
  await expect(createVault().believeCard({ note: card.note })).rejects.toThrow('locked')
})

test('who types the words twice in one window does not forget what they have seen since', async () => {
  const { vault } = await openCard(card, cast.shelter, cast.clinic)
  const early = { ...file, statements: [...file.statements] }
  await give(cast.mira, file, { to: 2, compartments: ['identity'], grant: 'more' })
  await takeIn(cast.mira, cast.shelter, 'amara')
  await vault.receiveKeys(file)
  await hear({ ...cast.mira, vault }, cast.shelter)
  expect(await vault.believeCard({ note: card.note })).toEqual({ organisation: 1, caseId: 'case-1' })
  await expect(vault.receiveKeys(early)).rejects.toThrow('rollback')
  await vault.receiveKeys(file)
  const { pins } = await vault.sealPins()
  expect((await vault.takePins({ pins: [pins] })).taken).toBe(4)
})

const note = {
  organisation: 1,
  genesis: 'g',
  log: { n: 1, hash: 'l' },
  caseId: 'case-1',
  chain: { n: 2, hash: 'c' },
}
test.each([
  ['no organisation', { organisation: '1' }],
  ['half an organisation', { organisation: 1.5 }],
  ['no beginning', { genesis: 7 }],
  ['no case', { caseId: null }],
  ['no log', { log: undefined }],
  ['a log of no length', { log: { n: '1', hash: 'l' } }],
  ['a log without a hash', { log: { n: 1, hash: '' } }],
  ['a chain without a hash', { chain: { n: 2 } }],
  ['no chain', { chain: null }],
])('a note that names %s is none', async (_, instead) => {
  const own = newSecret()
  expect(await openNote(own, network, await sealNote(own, network, note))).toEqual(note)
  const sealed = await sealNote(own, network, { ...note, ...instead } as unknown as CardNote)
  await expect(openNote(own, network, sealed)).rejects.toThrow('broken')
})

test('a note is no word, and always as long as another one', async () => {
  const own = newSecret()
  const nothing = await sealNote(own, network, null as unknown as CardNote)
  await expect(openNote(own, network, nothing)).rejects.toThrow('broken')
  const long = { ...note, caseId: 'case-1'.repeat(20) }
  expect((await sealNote(own, network, long)).length).toBe(nothing.length)
})

test('a house that the card’s house has come to know later is believed through it', async () => {
  const rada = await colleague('rada')
  const legal = await found(rada, 4)
  const { vault } = await openCard(card, cast.shelter, cast.clinic)
  const learns = () => vault.learnLog({ organisation: 4, statements: legal.log })
  await expect(learns()).rejects.toThrow('not-verified')
  await acquaint([cast.mira, cast.shelter], [rada, legal])
  await hear({ ...cast.mira, vault }, cast.shelter)
  expect((await learns()).organisation).toBe(4)
})
