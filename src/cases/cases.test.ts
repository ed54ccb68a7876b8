// The first promise of the whole system: who can read is who holds a key. One case, two organisations, one referral, one
// withdrawal, told by the people who do it.

import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { forger, madeUpEpoch, madeUpWraps, type Forger } from '../../test/malicious-server/forge.ts'
import { newNetwork } from '../../test/people.ts'
import type { Compartment } from './model.ts'
import { agree, openCase, refer, takeKeys, writeNote, rotateDue } from '../../demo/case-work.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const story = 'She was promised work in a kitchen and paid nothing for a year.'

describe('a case between two organisations', async () => {
  const opened = await openCase(amara, { name: 'Mariam Test', language: 'ar', story })

  it('is read by the worker who opened it, with the words she wrote', async () => {
    const { shared } = await takeKeys(amara, opened.id)
    const note = shared.records.find((record) => record.kind === 'note')
    const { value } = await amara.vault.openRecord({
      caseId: opened.id,
      compartment: 'narrative',
      table: 'records',
      row: note?.id as string,
      field: 'note',
      version: 1,
      epoch: note?.epoch as number,
      ciphertext: note?.ciphertext as string,
      signature: note?.signature as string,
      author: note?.author as string,
    })
    expect(value).toEqual({ text: story })
  })

  it('does not exist for the doctor, who was told nothing', async () => {
    await expect(bashir.api.cases.read({ id: opened.id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is a need and nothing else to the doctor until he accepts; then the health part opens, and only that', async () => {
    const consent = await agree(
      amara,
      opened.id,
      { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care', whenAccepted: true },
      network.state.now(),
    )
    const sent = await refer(amara, opened.id, { recipient: bashir.circle, serviceCode: 'health', consent })
    await expect(bashir.api.cases.read({ id: opened.id })).rejects.toMatchObject({ code: 'not-found' })
    const { referrals } = await bashir.api.referrals.inbox({})
    expect(referrals.map((one) => [one.track, one.serviceCode, one.sender])).toEqual([
      [sent.id, 'health', 'Harbour House'],
    ])

    const received = await bashir.move('referral', 'open', sent)
    await bashir.move('referral', 'accept', received, {
      first_day: network.state.now().toISOString().slice(0, 10),
    })
    await writeNote(amara, opened.id, 'health', 'Allergic to penicillin.')
    const { shared, held } = await takeKeys(bashir, opened.id)
    expect(held).toEqual(['health'])
    expect(shared.records.map((record) => [record.compartment, record.kind])).toEqual([
      ['health', 'note'],
      // What she agreed to, which the doctor can hold against the signature.
      ['health', 'agreed'],
    ])
  })

  it('closes to the doctor the moment she withdraws, while the record that he looked remains', async () => {
    const { consents } = await amara.api.consent.list({ caseId: opened.id })
    const consent = consents.find((one) => one.state === 'granted')
    await amara.move('consent', 'withdraw', {
      id: consent?.track as string,
      version: consent?.version as number,
    })
    await expect(bashir.api.cases.read({ id: opened.id })).rejects.toMatchObject({ code: 'not-found' })
    const after = await amara.api.consent.list({ caseId: opened.id })
    expect(after.looks).toContainEqual(
      expect.objectContaining({ organisation: 'City Clinic', role: 'health' }),
    )
    expect(after.readers.find((one) => one.compartment === 'health')?.rotationDue).toBe(true)
  })

  it('gets a new health key, which the doctor never holds', async () => {
    expect(await rotateDue(amara, opened.id)).toEqual(['health'])
    const { readers } = await amara.api.consent.list({ caseId: opened.id })
    expect(readers.find((one) => one.compartment === 'health')).toMatchObject({
      epoch: 2,
      rotationDue: false,
    })
    await takeKeys(amara, opened.id)
    const { held } = await amara.vault.heldKeys({ caseId: opened.id })
    expect(held.find((one) => one.compartment === 'health')?.epochs).toEqual([1, 2])
  })
})

describe('somebody who holds one part of a case', async () => {
  const opened = await openCase(amara, { name: 'Oksana Test', language: 'uk' })
  await agree(
    amara,
    opened.id,
    { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' },
    network.state.now(),
  )
  await takeKeys(bashir, opened.id)

  it('can not let himself into another part by sending a key that he made up', async () => {
    const pirate = await forger(network, bashir)
    const until = '2027-01-01'
    const given = { purpose: 'health_care', basis: 'consent', until } as const
    const track = newId()
    const said = { t: 'grant', grant: track, to: bashir.circle, compartments: ['identity'], ...given }
    const giving = pirate.api.consent.give({
      caseId: opened.id,
      track,
      recipient: bashir.circle,
      ...given,
      language: 'uk',
      method: 'spoken',
      wraps: madeUpWraps('identity', 1, bashir.circle),
      statement: await pirate.saysOn(opened.id, said),
    })
    await expect(giving).rejects.toMatchObject({ code: 'refused', detail: { because: 'bad-statement' } })
    await expect(turns(pirate, 'identity', bashir.circle)).rejects.toMatchObject({ code: 'refused' })
  })

  it('can not turn the key of his own part to shut out whoever carries the case', async () => {
    const pirate = await forger(network, bashir)
    await expect(turns(pirate, 'health', bashir.circle)).rejects.toMatchObject({ code: 'refused' })
  })

  const turns = async (pirate: Forger, compartment: Compartment, ...circles: number[]) => {
    const epoch = madeUpEpoch(compartment, 2)
    const commits = { [compartment]: epoch.commit }
    return pirate.api.consent.rotateKeys({
      caseId: opened.id,
      epochs: [epoch],
      wraps: madeUpWraps(compartment, 2, ...circles),
      statement: await pirate.saysOn(opened.id, { t: 'epoch', commits, why: 'mine' }),
    })
  }
})
