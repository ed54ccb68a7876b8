// A case goes from Harbour House to River House: asked, agreed by both, signed, and then it is theirs; who handed it on reads nothing
// more. What goes along and what stays: goes-along.test.ts.

import { describe, expect, it } from 'vitest'
import {
  agree,
  agreeToCarrying,
  giveCard,
  handCaseOn,
  offerCase,
  takeKeys,
  rotateDue,
  writeNote,
} from '../../demo/case-work.ts'
import { bent } from '../../test/broken-line.ts'
import { startCardSession } from '../../test/card-session.ts'
import { testDatabase } from '../../test/database.ts'
import { forger } from '../../test/malicious-server/forge.ts'
import { because, handingCast } from '../../test/handing.ts'
import { asOwner } from '../database/open.ts'
import { readHeaders } from '../cases/client/header-list.ts'
import { hashOf, type Statement } from '../sealing/chain.ts'
import { trackFeatures } from '../app/tracks.ts'
import { readDraft, saveDraft } from '../client/drafts.ts'
import { toOpen } from '../client/sealed-record.ts'
import { makeDueMoves } from '../tracks/due.ts'

const database = await testDatabase()
const { network, amara, rosa, bashir, now, newCase, accepted, handedOn, held } = await handingCast(database)
const rows = <Row extends object>(query: string, ...values: unknown[]) =>
  asOwner(database, async (client) => (await client.query<Row>(query, values)).rows)

describe('asking River House', () => {
  it('tells it a language, an age and a reason, and shows it nothing of the case', async () => {
    const { id } = await newCase('Mariam Asked')
    await offerCase(amara, id, rosa.circle, 'no_capacity')
    const { handovers } = await rosa.api.handovers.list({})
    expect(handovers.filter((one) => one.caseId === id)).toEqual([
      expect.objectContaining({
        state: 'offered',
        carrier: 'Harbour House',
        reason: 'no_capacity',
        language: 'ar',
        ageGroup: 'adult',
        toMe: true,
        agreed: false,
      }),
    ])
    expect(handovers[0]?.answerBy?.dueOn).toMatch(/^20/)
    await expect(rosa.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
    expect((await rosa.api.work.counts({})).referrals).toBeGreaterThan(0)
    expect((await bashir.api.work.counts({})).referrals).toBe(0)
  })

  it('is for whoever carries the case, one place at a time, and nobody asks themselves', async () => {
    const { id } = await newCase('Salma Asked')
    await agree(amara, id, { recipient: rosa.circle, compartments: ['contact'], purpose: 'support' }, now())
    await expect(offerCase(rosa, id, amara.circle)).rejects.toMatchObject(because('not-your-side'))
    await expect(offerCase(amara, id, amara.circle)).rejects.toMatchObject({ code: 'invalid' })
    const { circle } = await giveCard(amara, id, 'ar')
    await expect(offerCase(amara, id, circle), 'nor the person').rejects.toMatchObject({ code: 'invalid' })
    await expect(offerCase(amara, id, bashir.circle), 'nobody carries cases there').rejects.toMatchObject(
      because('nobody-carries-there'),
    )
    await offerCase(amara, id, rosa.circle)
    await expect(offerCase(amara, id, network.founder.circle)).rejects.toMatchObject(because('asked-already'))
  })

  it('ends with their no, and the person stays where she is', async () => {
    const { id } = await newCase('Hana Asked')
    const offered = await offerCase(amara, id, rosa.circle)
    await rosa.move('handover', 'decline', offered, { reason: 'no_capacity' })
    expect(await offerCase(amara, id, rosa.circle)).toMatchObject({ state: 'offered' })
    expect(await held(amara, id)).toContain('identity')
  })

  it('ends by itself where nobody answers', async () => {
    const { id } = await newCase('Amina Asked')
    const { id: track } = await offerCase(amara, id, rosa.circle)
    network.travel(30)
    await makeDueMoves(database, trackFeatures, network.state)
    const { handovers } = await amara.api.handovers.list({ caseId: id })
    expect(handovers).toEqual([expect.objectContaining({ track, state: 'expired' })])
  })
})

describe('before Mariam has said yes', () => {
  it('nothing is handed over, by no client and by no statement', async () => {
    const { id } = await newCase('Mariam Yes')
    const handover = await accepted(id)
    await expect(handCaseOn(amara, id, handover.id)).rejects.toThrow('bad-chain')
    const pirate = await forger(network, amara)
    const statement = await pirate.saysOn(id, { t: 'transfer', to: rosa.circle, grant: handover.id })
    const sent = () => amara.api.handovers.handOver({ track: handover.id, statement }, { ifMatch: 2 })
    await expect(sent()).rejects.toMatchObject(because('yes-to-carrying-first'))
    // A yes to some of it is no yes to being carried.
    const some = { compartments: ['contact', 'health'] } as const
    await agreeToCarrying(amara, id, { recipient: rosa.circle, ...some }, now())
    await expect(sent()).rejects.toMatchObject(because('yes-to-carrying-first'))
    expect((await amara.api.handovers.list({ caseId: id })).handovers[0]?.agreed).toBe(false)
  })

  it('nobody says yes to being carried by a place that has not been asked, nor without her', async () => {
    const { id } = await newCase('Mariam Unasked')
    const yes = () => agreeToCarrying(amara, id, { recipient: rosa.circle }, now())
    await expect(yes()).rejects.toMatchObject(because('not-in-this-state'))
    const handover = await offerCase(amara, id, rosa.circle)
    await expect(yes()).rejects.toMatchObject(because('not-in-this-state'))
    await rosa.move('handover', 'accept', handover)
    await yes()
  })

  it('a yes that stands beside an unanswered question ends with it, in the worker’s hands too', async () => {
    const { id } = await newCase('Mariam Late')
    const handover = await accepted(id)
    await agreeToCarrying(amara, id, { recipient: rosa.circle }, now())
    // As it was before a place had to be asked first.
    await rows(`update tracks set state = 'offered' where id = $1 returning id`, handover.id)
    await rows(
      `update clocks set clock = 'handover.answer' where track = $1 and stopped_at is null returning id`,
      handover.id,
    )
    network.travel(30)
    await makeDueMoves(database, trackFeatures, network.state)
    const [after] = await rows<{ state: string }>('select state from tracks where id = $1', handover.id)
    expect(after?.state).toBe('expired')
    await expect(rosa.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('nobody lets go of the keys before River House holds every one of them', async () => {
    const { id } = await newCase('Mariam Missing')
    const { id: track } = await accepted(id)
    await agreeToCarrying(amara, id, { recipient: rosa.circle }, now())
    await rows(
      `delete from wraps where case_id = $1 and circle = $2 and compartment = 'health' returning circle`,
      id,
      rosa.circle,
    )
    await expect(handCaseOn(amara, id, track)).rejects.toBeInstanceOf(Error)
    expect(await held(amara, id)).toContain('health')
    expect((await amara.api.cases.read({ id })).case.mine).toBe(true)
  })

  it('her no ends it, also from her own page, and what was opened for it closes', async () => {
    const { id } = await newCase('Zaira No')
    const { circle } = await giveCard(amara, id, 'es')
    const { id: track, version } = await accepted(id)
    await agreeToCarrying(amara, id, { recipient: rosa.circle }, now())
    expect(await held(rosa, id)).toContain('identity')
    const { cookie } = await startCardSession(database, circle, 's')
    const said = await network.staff.request(`/api/handovers/${track}/refuse`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'if-match': `"${version}"` },
      body: '{}',
    })
    expect(said.status).toBe(200)
    await expect(rosa.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(handCaseOn(amara, id, track)).rejects.toMatchObject({ code: 'refused' })
  })
})

describe('handing Mariam’s case to River House', () => {
  it('makes it theirs: they read what was written, carry what was carried, and make new keys', async () => {
    const { id, track } = await newCase('Mariam Handed')
    const goal = await amara.open('goal', { caseId: id, subkind: 'health' })
    expect(await handedOn(id)).toMatchObject({ state: 'handed_over' })
    const { shared } = await takeKeys(rosa, id)
    expect(shared.case).toMatchObject({ mine: true, owner: 'River House' })
    const sides = Object.fromEntries(shared.tracks.map((one) => [one.id, one.sides]))
    expect(sides[track]).toContain('holder')
    expect(sides[goal.id]).toContain('holder')
    const health = shared.records.find((row) => row.compartment === 'health')!
    expect((await rosa.vault.openRecord(toOpen(id, health))).value).toMatchObject({
      text: 'Allergic to penicillin.',
    })
    // What the old carrier could open owes a new key, and is turned by whoever carries the case now.
    expect(shared.rotationDue).toContain('contact')
    expect(await rotateDue(rosa, id)).toHaveLength(8)
    const after = await takeKeys(rosa, id)
    expect(after.shared.rotationDue).toEqual([])
    const contacts = after.shared.records.filter((row) => row.kind === 'safe_contact')
    expect(new Set(contacts.map((row) => row.epoch))).toEqual(new Set([1, 2]))
    await writeNote(rosa, id, 'narrative', 'She has arrived.')
    await rosa.move('case', 'review', { id: track })
    const duties = (await rosa.api.work.mine({})).duties.filter((one) => one.caseId === id)
    expect(duties.map((one) => one.clock)).toContain('case.review')
    expect((await amara.api.work.mine({})).duties.filter((one) => one.caseId === id)).toEqual([])
  })

  it('leaves Harbour House nothing but the step: no case, no key, no copy of the name, no draft', async () => {
    const { id } = await newCase('Salma Handed')
    const elsewhere = await newCase('Vera Stays')
    for (const one of [id, elsewhere.id]) await saveDraft(amara, `note.${one}`, 'half a note')
    const { id: handover } = await handedOn(id)
    await expect(amara.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(amara.api.cases.keys({ caseId: id })).rejects.toMatchObject({ code: 'not-found' })
    const headers = await readHeaders(amara)
    expect(headers.filter((one) => one.caseId === id)).toEqual([])
    const { cases } = await amara.api.cases.list({ state: 'active' })
    expect(cases.filter((one) => one.id === id)).toEqual([])
    for (const table of ['wraps', 'headers'])
      expect(
        await rows(`select 1 from ${table} where case_id = $1 and circle = $2`, id, amara.circle),
      ).toEqual([])
    expect((await amara.api.accounts.readDraft({ place: `note.${id}` })).draft).toBeNull()
    expect(await readDraft(amara, `note.${elsewhere.id}`)).toBe('half a note')
    const seen = await rows<{ id: string }>(
      'select id from tracks where case_id = $1 and $2 = any (visible_to)',
      id,
      amara.circle,
    )
    expect(seen.map((one) => one.id)).toEqual([handover])
  })

  it('takes no word of Harbour House about the case any more, signed with whatever key it has', async () => {
    const { id } = await newCase('Leila Handed')
    await takeKeys(amara, id)
    const doctor = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
    const grant = await agree(amara, id, doctor, now())
    await handedOn(id)
    const pirate = await forger(network, amara)
    const { statements } = await rosa.api.cases.read({ id })
    const head = { n: statements.length, hash: await hashOf(statements.at(-1) as Statement) }
    const statement = await pirate.saysOn(id, { t: 'revoke', grant }, head)
    await expect(amara.api.consent.revoke({ caseId: id, track: grant, statement })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(amara.api.cases.appendStatement({ caseId: id, statement })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('needs a statement that says just this: to River House, by the yes to being carried there', async () => {
    const { id } = await newCase('Samira Handed')
    await takeKeys(amara, id)
    const doctor = { recipient: rosa.circle, compartments: ['health'], purpose: 'health_care' } as const
    const other = await agree(amara, id, doctor, now())
    const { id: track } = await accepted(id)
    const yes = await agreeToCarrying(amara, id, { recipient: rosa.circle }, now())
    const pirate = await forger(network, amara)
    for (const said of [
      { t: 'transfer', to: bashir.circle, grant: yes },
      { t: 'transfer', to: rosa.circle, grant: other },
      { t: 'transfer', to: rosa.circle, grant: yes, silently: true },
      { t: 'close' },
    ]) {
      const statement = await pirate.saysOn(id, said)
      await expect(
        amara.api.handovers.handOver({ track, statement }, { ifMatch: 2 }),
        JSON.stringify(said),
      ).rejects.toMatchObject(because('bad-statement'))
    }
    // Nothing of what was refused was kept.
    expect(await handCaseOn(amara, id, track)).toMatchObject({ state: 'handed_over' })
  })

  it('happens once: said again with the same key it is the same, with another it is refused', async () => {
    const { id } = await newCase('Zaira Handed')
    const { id: track } = await accepted(id)
    await agreeToCarrying(amara, id, { recipient: rosa.circle }, now())
    let send = (_key: string): Promise<unknown> => Promise.reject(new Error('nothing was sent yet'))
    const noted = bent(amara, 'handovers', 'handOver', (call) => async (said, options) => {
      send = (key) => call(said, { ...options, key })
      return call(said, { ...options, key: '0190d5a4-1111-7000-8000-000000000001' })
    })
    const first = await handCaseOn(noted, id, track)
    expect(await send('0190d5a4-1111-7000-8000-000000000001')).toEqual(first)
    await expect(send('0190d5a4-1111-7000-8000-000000000002')).rejects.toMatchObject({ code: 'stale' })
    const said = await rows(
      'select 1 from case_statements where case_id = $1 and body like \'%"transfer"%\'',
      id,
    )
    expect(said).toHaveLength(1)
  })

  it('can be handed back only as it came: asked, agreed, signed', async () => {
    const { id } = await newCase('Nadia Handed')
    await handedOn(id)
    const back = await offerCase(rosa, id, amara.circle, 'person_asked')
    await amara.move('handover', 'accept', back)
    await agreeToCarrying(rosa, id, { recipient: amara.circle }, now())
    await handCaseOn(rosa, id, back.id)
    expect(await held(amara, id)).toContain('identity')
    await expect(rosa.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the database by itself', () => {
  it('moves no case that nobody signed away, whatever the program asks', async () => {
    const { id } = await newCase('Mariam Unsigned')
    const { id: track } = await accepted(id)
    await agreeToCarrying(amara, id, { recipient: rosa.circle }, now())
    await rows("update tracks set state = 'handed_over' where id = $1", track)
    const [session] = await rows<{ hash: string }>(
      "select encode(hash, 'hex') as hash from sessions where user_id = $1 limit 1",
      amara.id,
    )
    const asAmara = async (query: string, ...values: unknown[]) => {
      const client = await database.pool.connect()
      try {
        await client.query('begin; set local role continuum_app')
        await client.query('select app.enter($1)', [session?.hash])
        await client.query(query, values)
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    const parts = ['identity', 'contact']
    await expect(
      asAmara('select app.hand_case_on($1, $2, $2, $2, array[]::bytea[], now())', track, parts),
    ).rejects.toMatchObject({
      code: '42501',
    })
    await expect(
      asAmara('update cases set owner_circle = $1 where id = $2', rosa.circle, id),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      asAmara('update tracks set owner_circle = $1 where case_id = $2', rosa.circle, id),
    ).rejects.toMatchObject({ code: '42501' })
  })
})
