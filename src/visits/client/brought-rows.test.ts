// Three inspectors bring what they wrote; each row is there once, however often it was sent; and nobody who decides about somebody's stay
// reads any of it.

import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { losingAnswer } from '../../../test/broken-line.ts'
import { newNetwork } from '../../../test/people.ts'
import { asOwner } from '../../database/open.ts'
import { createVault } from '../../sealing/vault.ts'
import { areAlike, type MetPerson } from '../outcomes.ts'
import { checkVisitKey, missingIn, readBrought, type Brought } from './brought-rows.ts'
import { newPlanNames } from './plan-names.ts'
import { planVisit } from './plan-visit.ts'
import { placesHeld, workplaceVisit } from '../../../test/planned-visit.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const boss = await network.organisation('Labour Inspectorate', 'labour_inspectorate', [
  'inspector',
  'administrator',
])
const pilar = await network.colleague(boss, 'pilar', ['inspector'])
const rui = await network.colleague(boss, 'rui', ['inspector'])
const stays = await network.colleague(boss, 'stays', ['inspector'])
const decides = await network.colleague(boss, 'decides', ['immigration'])
const accuses = await network.colleague(boss, 'accuses', ['prosecutor', 'inspector'])
const hana = await network.organisation('Willow Rooms', 'shelter', ['shelter'])
await hana.api.shelters.add({ count: 2, takes: [] })

const names = newPlanNames()
const { visit } = names
await planVisit(
  pilar,
  workplaceVisit(network.state.now(), {
    members: [rui.id, decides.id, accuses.id],
    holds: placesHeld(network.state.now(), hana.circle, 2),
  }),
  names,
)
const [hold] = (await hana.api.shelters.beds({})).holds
await hana.api.shelters.hold({ id: hold!.id })
const { plan } = await pilar.api.visits.read({ visit })

const met = (number: number): MetPerson => ({
  number,
  language: 'th',
  age: 'adult',
  overheard: 'no',
  instrument: 'general',
  answers: { papers: 'yes' },
  outcome: 'indicators_offer_followup',
  wishes: ['bed'],
  bed: null,
  cardGiven: true,
  minutes: 7,
  isWhole: true,
})

const made = await Promise.all([pilar, rui].map(({ vault }) => vault.makeVisitTelephone({ visit })))
/** As a telephone keeps it over a restart: what cannot be copied to its disk is lost. */
const [pilars, ruis] = made.map(({ telephone }) => structuredClone(telephone!))

/** As a telephone does it on which nobody has typed their passphrase. */
async function write(number: number, telephone = pilars) {
  const row = newId()
  const { ciphertext } = await createVault().sealVisitRow({
    visit,
    row,
    publicKey: plan!.publicKey,
    value: met(number),
    telephone,
  })
  return { visit, row, ciphertext }
}

/** Rows as a server may show them, which can seal to the visit's public key as everybody can. */
async function shown(rows: readonly { row: string; ciphertext: string }[]) {
  const listed = rows.map((one, at) => ({ ...one, broughtBy: pilar.id, receipt: at + 1 }))
  const visits = { ...rui.api.visits, rows: () => Promise.resolve({ beds: [], rows: listed }) }
  const { brought } = await readBrought({ ...rui, api: { ...rui.api, visits } }, visit, plan!)
  return brought.map((one) => [one.writtenBy, one.met?.number])
}

describe('what was written on a visit', () => {
  it('is read by everybody who went, and is there once, however often it was sent', async () => {
    await checkVisitKey(rui, visit, plan!)
    const [first, second] = [await write(1), await write(1, ruis)]
    const onTram = losingAnswer(pilar, 'visits', 'bring')
    await expect(onTram.api.visits.bring(first)).rejects.toMatchObject({ code: 'unavailable' })
    network.travel(3)
    const again = await pilar.api.visits.bring(first)
    expect(await rui.api.visits.bring(first)).toEqual(again)
    expect((await rui.api.visits.bring(second)).receipt).toBe(again.receipt + 1)
    await expect(rui.api.visits.bring({ ...first, ciphertext: second.ciphertext })).rejects.toMatchObject({
      code: 'conflict',
    })
    const { brought } = await readBrought(rui, visit, plan!)
    expect(brought.map(({ receipt, broughtBy }) => [receipt, broughtBy])).toEqual([
      [1, pilar.id],
      [2, rui.id],
    ])
    expect(brought.map((one) => one.met)).toEqual([met(1), met(1)])
  })

  it('has one length whatever was told, and stands nowhere in the clear', async () => {
    const { row, ciphertext } = await write(3)
    await pilar.api.visits.bring({ visit, row, ciphertext })
    const { rows } = await asOwner(database, (client) =>
      client.query('select octet_length(ciphertext) as length, visit_rows::text as all from visit_rows'),
    )
    expect(new Set(rows.map(({ length }) => length as number)).size).toBe(1)
    for (const one of rows) expect(one.all).not.toContain('follow')
  })

  it('is nothing that a colleague who stayed, who decides about a stay or who accuses can read or bring', async () => {
    const one = await write(9)
    for (const who of [stays, accuses, decides]) {
      await expect(who.api.visits.rows({ visit })).rejects.toMatchObject({
        code: who === decides ? 'not-allowed' : 'not-found',
      })
      await expect(who.api.visits.bring(one)).rejects.toMatchObject({
        code: who === decides ? 'not-allowed' : 'not-found',
      })
    }
  })

  it('tells of a second key in place of the visit’s own', async () => {
    const other = await stays.vault.makeVisitKey({ visit, circleId: stays.circle })
    const forged = {
      ...plan!,
      publicKey: other.publicKey,
      keyWrap: other.wrap,
      keySignature: other.signature,
    }
    await expect(checkVisitKey(rui, visit, forged)).rejects.toMatchObject({ code: 'bad-signature' })
  })
})

describe('who wrote a row', () => {
  it('is proved by the telephone that they took along, whoever brings it', async () => {
    const row = newId()
    const { ciphertext } = await write(4, ruis)
    expect(await shown([{ row, ciphertext }])).toEqual([[undefined, undefined]])
    expect(await shown([await write(4, ruis), await write(5)])).toEqual([
      [rui.id, 4],
      [pilar.id, 5],
    ])
  })

  it('is nobody where a server has made the row, and never somebody who did not sign it', async () => {
    const forged = { ...ruis!, by: pilar.id }
    const row = newId()
    const bare = await createVault().sealVisitRow({
      visit,
      row,
      publicKey: plan!.publicKey,
      value: met(6),
    })
    expect(await shown([{ row, ciphertext: bare.ciphertext }, await write(7, forged)])).toEqual([
      [undefined, 6],
      [undefined, undefined],
    ])
  })

  it('is a key that only signs, and cannot be read by whoever finds the telephone', async () => {
    expect(pilars!.key.extractable).toBe(false)
    expect(pilars!.key.usages).toEqual(['sign'])
    await expect(crypto.subtle.exportKey('pkcs8', pilars!.key)).rejects.toThrow()
  })

  it('shows which number is not here although a later one is', () => {
    const brought = (writtenBy: string | undefined, number: number) =>
      ({ writtenBy, met: met(number) }) as Brought
    expect(missingIn([brought('rui', 1), brought('rui', 3), brought('pilar', 1)])).toEqual([
      { who: 'rui', number: 2 },
    ])
    expect(missingIn([brought('rui', 2), brought('rui', 1), brought('rui', 1)])).toEqual([])
    expect(missingIn([brought(undefined, 3)])).toEqual([])
  })
})

describe('a held bed that was given on a visit', () => {
  it('is given once, to so many as there are, and the one after is told so', async () => {
    network.travel(-3)
    const give = (id: string) => pilar.api.visits.giveBed({ visit, id, hold: hold!.id })
    const [one, two, three] = [newId(), newId(), newId()]
    expect([await give(one), await give(one), await give(two), await give(three)]).toEqual([
      { state: 'given' },
      { state: 'given' },
      { state: 'given' },
      { state: 'not_confirmed' },
    ])
    expect((await hana.api.shelters.beds({})).holds).toMatchObject([{ places: 2, given: 2 }])
    // The house lets go of one for who comes: it is neither held nor given any more.
    await hana.api.bedHolds.letGo({ id: hold!.id, places: 1 })
    expect((await hana.api.shelters.beds({})).holds).toMatchObject([{ places: 1, given: 1 }])
  })
})

describe('talks', () => {
  it('are alike where none is a fifth longer or shorter than the middle one', () => {
    expect(areAlike([])).toBe(true)
    expect(areAlike([6, 7, 7, 8])).toBe(true)
    expect(areAlike([6, 7, 7, 12])).toBe(false)
  })
})
