// Attacks that a reader of the code found, each told by whoever tries it. What is written here once did work.

import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { agree, giveCard, openCase, refer, takeKeys, writeNote } from '../demo/case-work.ts'
import { sealRecord } from '../src/client/records.ts'
import { asOwner } from '../src/database/open.ts'
import { isAlive, startCardSession } from './card-session.ts'
import { testDatabase } from './database.ts'
import type { Compartment } from '../src/cases/model.ts'
import { minuteOf } from '../src/sealing/minute.ts'
import { forger, madeUpEpoch, madeUpWraps, type Forger } from './malicious-server/forge.ts'
import { newNetwork } from './people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'lawyer'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health', 'caseworker'])
const nadia = await network.organisation('Lighthouse', 'shelter', ['shelter'])
const leyla = await network.organisation('Open Door', 'ngo', ['caseworker', 'supervisor'])
const pavel = await network.organisation('City Police', 'police', ['police'])

const grant = (
  id: string,
  recipient: number,
  compartments: Parameters<typeof agree>[2]['compartments'],
  whenAccepted = false,
) => agree(amara, id, { recipient, compartments, purpose: 'support', whenAccepted }, network.state.now())
const mariam = await openCase(amara, { name: 'Mariam Test', language: 'ar', story: 'A story.' })
await grant(mariam.id, bashir.circle, ['health', 'contact'])
await grant(mariam.id, nadia.circle, ['identity', 'health'])
await grant(mariam.id, pavel.circle, ['identity'])

const pirate = { bashir: await forger(network, bashir), pavel: await forger(network, pavel) }

/** Turns a key with an honest-looking statement; everything beside it is made up. */
async function turns(
  who: Forger,
  compartment: Compartment,
  wraps: ReturnType<typeof madeUpWraps>,
  more: Record<string, unknown> = {},
) {
  const epoch = madeUpEpoch(compartment, wraps[0]?.epoch ?? 1)
  const commits = { [compartment]: epoch.commit }
  return who.api.consent.rotateKeys({
    caseId: mariam.id,
    epochs: [epoch],
    wraps,
    statement: await who.saysOn(mariam.id, { t: 'epoch', commits, why: 'mine', ...more }),
  })
}

describe('a doctor with the health and the contact part', () => {
  it('cannot add a key for the police to a key rotation, which carries only the new keys', async () => {
    const everybody = madeUpWraps('health', 2, bashir.circle, amara.circle, nadia.circle)
    const slipped = madeUpWraps('contact', 1, pavel.circle)
    await expect(turns(pirate.bashir, 'health', [...everybody, ...slipped])).rejects.toMatchObject({
      code: 'refused',
    })
    const { wraps: got } = await pavel.api.cases.read({ id: mariam.id })
    expect(got.map((one) => one.compartment)).toEqual(['identity'])
  })

  it('cannot learn from a key rotation who else holds it: the answer is the same with and without the shelter', async () => {
    const tryWith = (circle: number) =>
      turns(pirate.bashir, 'health', madeUpWraps('health', 2, bashir.circle, circle)).catch(
        (problem: { detail: { because?: string } }) => problem.detail.because,
      )
    expect(await tryWith(nadia.circle)).toBe(await tryWith(pavel.circle))
  })
})

describe('a police officer with the identity part', () => {
  it('cannot read which shelter holds it too', async () => {
    const seen = await pavel.api.consent.list({ caseId: mariam.id })
    expect(JSON.stringify(seen)).not.toContain('Lighthouse')
    expect(JSON.stringify(seen)).not.toContain('City Clinic')
    const hers = await amara.api.consent.list({ caseId: mariam.id })
    expect(JSON.stringify(hers)).toContain('Lighthouse')
  })

  it('cannot create the part that is between the survivor and her lawyer', async () => {
    const making = turns(pirate.pavel, 'privileged', madeUpWraps('privileged', 1, pavel.circle), {
      circle: pavel.circle,
    })
    await expect(making).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('cannot declare her safe, only warn, without knowing how she lives', async () => {
    const risk = (level: string) =>
      pavel.open('risk', { caseId: mariam.id, level, own_view: 'not_said', family_considered: true })
    const level = async () => (await amara.api.cases.read({ id: mariam.id })).case.risk
    await risk('low')
    expect(await level()).toBe('high')
    await amara.open('risk', { caseId: mariam.id, level: 'low', own_view: 'safe', family_considered: true })
    expect(await level()).toBe('low')
    await risk('medium')
    expect(await level()).toBe('medium')
  })

  it('cannot add a note where he holds no key', async () => {
    const own = await openCase(amara, { name: 'Elsewhere Test', language: 'en' })
    const sealed = await sealRecord(amara, own.id, {
      compartment: 'narrative',
      kind: 'letter',
      value: { text: 'x' },
    })
    const letter = { ...sealed, kind: 'letter', version: 1, epoch: 1 } as const
    const trying = pavel.api.referrals.send({
      track: newId(),
      caseId: mariam.id,
      recipient: bashir.circle,
      serviceCode: 'health',
      urgency: 'routine',
      basis: 'vital_interest',
      letter,
    })
    await expect(trying).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('a case carrier', () => {
  it('gives nobody access without consent, not even while opening the case', async () => {
    const id = newId()
    const made = await amara.vault.openCase({
      caseId: id,
      owner: amara.circle,
      compartments: ['identity'],
      at: minuteOf(network.state.now()),
    })
    const trying = amara.api.cases.open({
      id,
      reference: 'C-AAAA-0001',
      trackId: newId(),
      language: 'en',
      ageGroup: 'adult',
      origin: 'ngo',
      statement: made.statement,
      epochs: made.epochs,
      wraps: [...made.wraps, ...madeUpWraps('identity', 1, pavel.circle)],
      headers: [],
      records: [],
    })
    await expect(trying).rejects.toMatchObject({ code: 'refused' })
  })

  it('cannot use consent for the clinic as consent for a newspaper', async () => {
    for (const to of [{}, { other: bashir.circle }]) {
      const track = await amara.open('disclosure', { caseId: mariam.id, audience: 'media', ...to })
      const release = { basis: 'consent', scope: ['health'], told: 'told' } as const
      await expect(amara.move('disclosure', 'release', track, release)).rejects.toMatchObject({
        detail: { because: 'no-agreement-is-the-yes' },
      })
      // Whom it is for is said once: nobody calls the newspaper a clinic when it goes out.
      await expect(
        amara.move('disclosure', 'release', track, { ...release, audience: 'provider' }),
      ).rejects.toMatchObject({ code: 'invalid' })
    }
  })
})

describe('a recipient who has not answered a referral', () => {
  it('cannot open the waiting keys by accepting a referral of his own', async () => {
    const oksana = await openCase(amara, { name: 'Oksana Test', language: 'uk' })
    const consent = await grant(oksana.id, bashir.circle, ['health'], true)
    await refer(amara, oksana.id, { recipient: bashir.circle, serviceCode: 'health', consent })
    const own = await openCase(bashir, { name: 'Own Test', language: 'en' })
    const send = (recipient: number, basis: 'consent' | 'vital_interest') =>
      bashir.api.referrals.send({
        track: newId(),
        caseId: own.id,
        recipient,
        serviceCode: 'health',
        urgency: 'day',
        basis,
        consent,
      })
    await expect(send(bashir.circle, 'vital_interest')).rejects.toMatchObject({ code: 'invalid' })
    await expect(send(nadia.circle, 'vital_interest')).rejects.toMatchObject({ code: 'not-found' })
    await expect(bashir.api.cases.read({ id: oksana.id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('cannot be referred to on consent for somebody else', async () => {
    const consent = await grant(mariam.id, bashir.circle, ['legal'], true)
    const trying = refer(amara, mariam.id, {
      recipient: nadia.circle,
      serviceCode: 'housing_emergency',
      consent,
    })
    await expect(trying).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a promise to the survivor', () => {
  it('to erase everything is kept: no key, record or access card is left', async () => {
    const opened = await openCase(leyla, { name: 'Zaira Test', language: 'es', story: 'A story.' })
    const { circle } = await giveCard(leyla, opened.id, 'es')
    const hers = await startCardSession(database, circle, 's')
    await leyla.move('case', 'close', { id: opened.track }, { reason: 'completed', person_told: 'told' })
    const asked = await network.staff.request(`/api/cases/${opened.track}/ask-erasure`, {
      method: 'POST',
      headers: { cookie: hers.cookie, 'content-type': 'application/json', 'if-match': '"2"' },
      body: '{}',
    })
    expect(asked.status).toBe(200)
    const counted = () =>
      asOwner(database, async (client) => {
        const { rows } = await client.query<{ what: string; n: number }>(
          "select concat_ws(' ', month, kind, subkind, move, to_state, code, in_time) as what, n::int from event_counts",
        )
        return Object.fromEntries(rows.map((one) => [one.what, one.n]))
      })
    const before = await counted()
    await leyla.move('case', 'erase', { id: opened.track })
    // What was counted stays counted; the erasure itself is one line more, and nothing else.
    const after = await counted()
    const more = Object.entries(after).filter(([what, n]) => before[what] !== n)
    expect(more.map(([what, n]) => [/ case +erase erased/.test(what), n])).toEqual([[true, 1]])
    expect(Object.keys(after)).toEqual(expect.arrayContaining(Object.keys(before)))
    const left = await asOwner(database, async (client) => {
      const count = async (table: string, column = 'case_id', value: unknown = opened.id) =>
        (
          await client.query<{ n: number }>(`select count(*)::int as n from ${table} where ${column} = $1`, [
            value,
          ])
        ).rows[0]?.n
      return Promise.all([
        ...['records', 'wraps', 'compartments', 'headers', 'looks'].map((table) => count(table)),
        count('cards', 'circle', circle),
      ])
    })
    expect(left).toEqual([0, 0, 0, 0, 0, 0])
    expect(await isAlive(database, hers.hash)).toBe(false)
  })

  it('to replace a seen access card is kept: it is frozen, and she gets new words', async () => {
    const opened = await openCase(leyla, { name: 'Ana Test', language: 'es' })
    const first = await giveCard(leyla, opened.id, 'es')
    await expect(giveCard(leyla, opened.id, 'es')).rejects.toMatchObject({ code: 'conflict' })
    await leyla.api.accounts.freezeCard({ circle: first.circle })
    const second = await giveCard(leyla, opened.id, 'es')
    const { readers } = await leyla.api.consent.list({ caseId: opened.id })
    const holders = new Set(readers.flatMap((one) => one.holders.map((holder) => holder.circle)))
    expect(holders).toEqual(new Set([leyla.circle, second.circle]))
    expect(readers.every((one) => one.rotationDue)).toBe(true)
  })

  it('of signed notes can be verified: the doctor gets the key under which the caseworker signed', async () => {
    await takeKeys(amara, mariam.id)
    await writeNote(amara, mariam.id, 'health', 'Allergic to penicillin.')
    const { user } = await amara.api.accounts.me({})
    const { records } = await bashir.api.cases.read({ id: mariam.id })
    expect(records.map((one) => one.kind)).toEqual(['note', 'agreed'])
    expect(records.map((one) => one.author)).toEqual([user?.sigPublic, user?.sigPublic])
  })
})
