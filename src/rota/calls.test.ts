// An urgent request that nobody opens: who is called, in which order, and who is told what.

import { chosenOf } from '../client/seal-to.ts'
import { describe, expect, it } from 'vitest'
import type { Colleague } from '../../demo/actor.ts'
import { agree, openCase, refer } from '../../demo/case-work.ts'
import { alwaysOnDuty } from '../../test/always-on-duty.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { asOwner } from '../database/open.ts'
import { as } from '../database/as.ts'
import { addresses } from '../api/addresses.ts'
import { sql } from '../database/sql.ts'
import { dayAt } from '../jurisdiction/clock.ts'
import { addLine, openOwn } from '../encounters/client/own-encounters.ts'
import { emptyEncounter, sealEncounter, sendEncounter } from '../encounters/client/report-encounter.ts'
import { anyHour, sealedFor } from '../outbox/client.ts'
import { takeUp } from '../outbox/server/send.ts'
import { keyPairFromSeed, newSecret } from '../sealing/keys.ts'
import { callOut, callsFor } from './server/calls.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const noor = await network.organisation('Helpline', 'hotline', ['hotline', 'supervisor', 'administrator'])
const mina = await network.colleague(noor, 'mina', ['hotline'])
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health', 'supervisor'])
const dayIn = (days: number) =>
  dayAt(new Date(network.state.now().getTime() + days * 86_400_000), 'Europe/London')
const always = (circle: number, user: string, deputy?: string) =>
  alwaysOnDuty(network.state.now(), circle, user, deputy)
const call = () => callOut(database, network.state)
const callsOf = async (who: Colleague) => (await who.api.rota.calls({})).calls
const minutes = (count: number) => network.travel(count / 1440)
/** Somebody in danger writes to the hotline, on the page without script. Answers with the process. */
async function urgent(): Promise<{ id: string }> {
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.help}`, { story: 'He is at the door.', safe: 'no', channel: 'here' })
  const { rows } = await asOwner(database, (client) =>
    client.query(
      'select r.track as id from reports r join tracks t on t.id = r.track order by t.opened_at desc limit 1',
    ),
  )
  return rows[0]
}

describe('who is called, and when', () => {
  const started_at = new Date('2026-06-10T22:00:00Z')
  const at = (passed: number) => new Date(started_at.getTime() + passed * 60_000)
  const of = (passed: number, step: number, desks: Parameters<typeof callsFor>[2]) =>
    callsFor({ desk: 1, minutes: 10, started_at, step }, at(passed), desks).map(
      (one) => `${one.step} ${one.user}`,
    )
  const both = {
    onDuty: (circle: number) => (circle === 1 ? { user: 'mina', deputy: 'noor' } : undefined),
    network: 9,
  }

  it('is the one on duty after the desk’s minutes, the deputy after as many again, then the network', () => {
    expect(of(9, 0, both)).toEqual([])
    expect(of(10, 0, both)).toEqual(['1 mina'])
    expect(of(19, 1, both)).toEqual([])
    expect(of(20, 1, both)).toEqual(['2 noor'])
    expect(of(30, 2, both)).toEqual(['3 null'])
    expect(of(300, 3, both)).toEqual([])
  })

  it('passes over who is not there at once, and calls the desk of the network to nothing of its own', () => {
    expect(of(10, 0, { onDuty: () => undefined, network: 9 })).toEqual(['3 null'])
    expect(of(10, 0, { onDuty: () => ({ user: 'mina', deputy: null }), network: 9 })).toEqual(['1 mina'])
    expect(of(20, 1, { onDuty: () => ({ user: 'mina', deputy: null }), network: 1 })).toEqual([])
    expect(of(600, 0, both)).toEqual(['1 mina', '2 noor', '3 null'])
  })
})

describe('an urgent call at the hotline', () => {
  it('that nobody opens is called out to who is on duty, her deputy and the network’s desk, who learns no page of it', async () => {
    await noor.api.rota.keepDesk({ circle: noor.circle, phone: '0700 33', answerMinutes: 10 })
    await noor.api.rota.weekly(always(noor.circle, mina.id, noor.id))
    await bashir.api.rota.weekly(always(bashir.circle, bashir.id))
    await network.founder.api.rota.nameNetworkDesk({ circle: bashir.circle })
    const before = (await mina.api.work.counts({})).newestUrgent
    const contact = await urgent()
    expect(await call()).toBe(0)
    minutes(11)
    await call()
    expect(await callsOf(mina)).toMatchObject([
      { step: 1, user: mina.id, track: contact.id, isElsewhere: false },
    ])
    expect((await mina.api.work.counts({})).newestUrgent).not.toBe(before)
    expect(await callsOf(bashir)).toEqual([])
    minutes(10)
    await call()
    expect((await callsOf(noor)).map(({ step, user }) => [step, user])).toEqual([
      [1, mina.id],
      [2, noor.id],
    ])
    minutes(10)
    await call()
    expect(await callsOf(bashir)).toMatchObject([
      {
        step: 3,
        user: bashir.id,
        track: null,
        isElsewhere: true,
        house: 'Helpline',
        phone: '0700 33',
        kind: 'contact',
      },
    ])
    expect((await bashir.api.work.counts({})).urgent).toBe(1)
    expect(await callsOf(odile)).toEqual([])
    // Nobody is called twice for the same.
    expect(await call()).toBe(0)
    // Bashir takes it: he rings them. At home the call ends with the next minute.
    const [waiting] = await callsOf(bashir)
    await expect(odile.api.rota.answerCall({ id: waiting!.id })).rejects.toMatchObject({ code: 'not-found' })
    await bashir.api.rota.answerCall({ id: waiting!.id })
    await call()
    expect([await callsOf(mina), await callsOf(noor), await callsOf(bashir)]).toEqual([[], [], []])
    expect((await bashir.api.work.counts({})).urgent).toBe(0)
  })

  it('calls out of the house whoever is on duty, then their deputy, once each and with nothing but a kind', async () => {
    const pair = await keyPairFromSeed('enc', newSecret())
    const gateways = [{ channel: 'sms' as const, hand: async () => 'sent' as const, close: () => undefined }]
    const id = network.state.network().id
    await takeUp({ database, pair, gateways, now: network.state.now, timezone: 'Europe/London', network: id })
    for (const one of [mina, noor]) {
      const telling = await one.api.outbox.mine({})
      const to = { channel: 'sms' as const, to: '+447700900123', language: 'en', hours: anyHour }
      await one.api.outbox.keepMine({ ...(await sealedFor(telling, to)), digest: true })
    }
    const told = async () =>
      (
        await asOwner(database, (client) =>
          client.query(`select u.handle, o.kind, o.key from outbox o join destinations d on d.id = o.destination
            join users u on u.id = d.user_id where o.kind = 'duty' order by o.id`),
        )
      ).rows
    const contact = await urgent()
    minutes(11)
    await call()
    await call()
    expect((await told()).map(({ handle }) => handle)).toEqual(['mina'])
    minutes(10)
    await call()
    const rows = await told()
    expect(rows.map(({ handle }) => handle)).toEqual(['mina', noor.handle])
    expect(JSON.stringify(rows)).not.toContain(contact.id)
    const [waiting] = await callsOf(mina)
    await mina.api.rota.answerCall({ id: waiting!.id })
  })

  it('that somebody has opened, or done, calls nobody', async () => {
    const opened = await urgent()
    minutes(5)
    await mina.move('contact', 'triage', opened, { urgency: 'now' })
    minutes(8)
    await call()
    expect((await callsOf(mina)).filter(({ track }) => track === opened.id)).toEqual([])
    const waits = await urgent()
    minutes(11)
    await call()
    expect((await callsOf(mina)).map(({ track }) => track)).toContain(waits.id)
    await mina.move('contact', 'reply', waits)
    expect((await callsOf(mina)).map(({ track }) => track)).not.toContain(waits.id)
  })

  it('of a colleague elsewhere goes on being called out when that colleague adds what they noticed since', async () => {
    const danger = {
      ...emptyEncounter({ role: 'caseworker', house: 'Harbour House' }),
      danger: 'yes' as const,
    }
    const sealed = await sealEncounter(odile, danger, await chosenOf(odile, noor.circle))
    await sendEncounter(odile, sealed)
    minutes(2)
    const own = await openOwn(odile, sealed.id)
    await addLine(odile, { track: sealed.id, sealed: own.sealed }, 'They are leaving now.')
    minutes(9)
    await call()
    const called = async () => (await callsOf(mina)).map(({ track }) => track)
    expect(await called()).toContain(sealed.id)
    await call()
    expect(await called(), 'nor is the call ended by it').toContain(sealed.id)
    await mina.move('contact', 'reply', { id: sealed.id })
    await call()
    expect(await called()).not.toContain(sealed.id)
  })
})

describe('a partner’s closed hours', () => {
  const due = async (circle: number, started: string, hours: number) => {
    const at = new Date(started)
    const { due_at } = await as(database, { kind: 'system' }, (tx) =>
      tx.one<{ due_at: Date }>(
        sql`select app.due_in_open_hours(${circle}, ${at}, ${new Date(at.getTime() + hours * 3_600_000)}, 'Europe/London') as due_at`,
      ),
    )
    return due_at.toISOString()
  }

  it('stop the hours in which it is asked to answer, over a night, a weekend, a closed day and a change of the clock', async () => {
    const leyla = await network.organisation('Legal Aid West', 'legal_aid', ['lawyer', 'supervisor'])
    const { circle } = leyla
    expect(await due(circle, '2026-12-04T16:00:00Z', 4)).toBe('2026-12-04T20:00:00.000Z')
    const first = dayIn(-1)
    const office = {
      ...always(circle, leyla.id),
      weekdays: [1, 2, 3, 4, 5],
      starts: '09:00',
      ends: '17:00',
      fromDay: first,
    }
    await leyla.api.rota.weekly(office)
    // From Friday at four: an hour that day, the other three from Monday at nine.
    expect(await due(circle, '2026-12-04T16:00:00Z', 4)).toBe('2026-12-07T12:00:00.000Z')
    await leyla.api.rota.close({ circle, day: '2026-12-07', closed: true })
    expect(await due(circle, '2026-12-04T16:00:00Z', 4)).toBe('2026-12-08T12:00:00.000Z')
    // In summer the same hours are an hour earlier by the sun.
    expect(await due(circle, '2027-03-26T16:00:00Z', 4)).toBe('2027-03-29T11:00:00.000Z')
  })

  it('stop a referral’s courtesy and nothing that is urgent or law', async () => {
    const kwame = await network.organisation('Hill Clinic', 'clinic', ['health', 'supervisor'])
    const night = { ...always(kwame.circle, kwame.id), weekdays: [7], starts: '00:00', ends: '23:30' }
    await kwame.api.rota.weekly(night)
    const { id: caseId } = await openCase(odile, { name: 'Mariam Test', language: 'en' })
    const terms = {
      recipient: kwame.circle,
      compartments: ['health'],
      purpose: 'health_care',
      whenAccepted: true,
    } as const
    const dueOf = async (urgency: 'now' | 'routine') => {
      const consent = await agree(odile, caseId, terms, network.state.now())
      const sent = await refer(odile, caseId, {
        recipient: kwame.circle,
        serviceCode: 'health',
        urgency,
        consent,
      })
      const { clocks } = await kwame.api.work.track({ track: sent.id })
      const answer = clocks.find(({ clock }) =>
        clock.startsWith(urgency === 'now' ? 'referral.answer.now' : 'referral.open'),
      )
      return (Date.parse(answer!.dueAt!) - network.state.now().getTime()) / 3_600_000
    }
    expect(await dueOf('now')).toBeLessThan(3)
    expect(await dueOf('routine')).toBeGreaterThan(24)
  })
})

describe('a bed that is asked for now', () => {
  it('and that a house without a rota does not answer is called out to the desk of the network, by the name of who stands there', async () => {
    const hana = await network.organisation('Willow Rooms', 'shelter', ['shelter'])
    const { id: caseId } = await openCase(odile, { name: 'Vesna Tonight', language: 'en' })
    const ask = async (urgency: string) => {
      const opened = await odile.open('placement', { caseId, other: hana.circle, urgency, party: 1 })
      return odile.move('placement', 'match', opened, { not_met: ['none_missing'] })
    }
    const bedsOf = async () => (await callsOf(bashir)).filter(({ kind }) => kind === 'placement')
    const request = await ask('now')
    await ask('day')
    minutes(14)
    await call()
    expect(await bedsOf()).toEqual([])
    minutes(2)
    await call()
    const house = 'Willow Rooms'
    expect(await bedsOf()).toMatchObject([
      { step: 3, user: bashir.id, duty: 'placement.answer.now', house, track: null },
    ])
    // Where she sleeps meanwhile is said by who asked: the house has answered nothing by that.
    await odile.move('placement', 'sleep_elsewhere', request, { night_in: 'police_cell' })
    await call()
    expect(await bedsOf()).toHaveLength(1)
    const now = { ...request, version: (await hana.api.work.track({ track: request.id })).track.version }
    await hana.move('placement', 'cannot_offer', now, { reason: 'full' })
    await call()
    expect(await bedsOf()).toEqual([])
  })
})
