// What goes along when a case is handed on: consents, duties, what was agreed with others; and what stays where it is: what a
// lawyer began, a bed, what the person wants the last carrier to go on with.

import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { beginPart } from '../cases/client/begin-part.ts'
import { agree, takeKeys, rotateDue, wantsBed } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { handingCast } from '../../test/handing.ts'
import { livedSolution } from '../../test/lived-solution.ts'
import { asOwner } from '../database/open.ts'
import { trackFeatures } from '../app/tracks.ts'
import { makeDueMoves } from '../tracks/due.ts'
import { revokeGrant } from '../client/case-keys.ts'

const database = await testDatabase()
const { network, amara, hana, rosa, bashir, ines, now, newCase, handedOn, held } = await handingCast(database)
const rows = <Row extends object>(query: string, ...values: unknown[]) =>
  asOwner(database, async (client) => (await client.query<Row>(query, values)).rows)

describe('when Mariam’s case is handed to River House', () => {
  it('lets what was agreed go on, and River House may end it', async () => {
    const { id } = await newCase('Hana Handed')
    await takeKeys(amara, id)
    const doctor = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
    const grant = await agree(amara, id, doctor, now())
    const already = { recipient: rosa.circle, compartments: ['contact'], purpose: 'support' } as const
    const older = await agree(amara, id, already, now())
    await handedOn(id)
    const { shared, held: hers } = await takeKeys(bashir, id)
    expect(hers).toEqual(['health'])
    expect(shared.case).toMatchObject({ owner: 'River House', mine: false })
    const { consents, readers } = await rosa.api.consent.list({ caseId: id })
    const states = Object.fromEntries(consents.map((one) => [one.track, one.state]))
    expect(states[grant]).toBe('granted')
    expect(states[older], 'who carries the case reads by that').toBe('superseded')
    expect(consents.filter((one) => one.purpose === 'carrying').map((one) => one.state)).toEqual([
      'superseded',
    ])
    const identity = readers.find((one) => one.compartment === 'identity')
    expect(identity?.holders.map((one) => [one.circle, one.owner])).toEqual([[rosa.circle, true]])
    await revokeGrant(rosa, id, grant)
    await expect(bashir.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('asks River House what was asked of whoever carries her, also where Harbour House is the other side of it', async () => {
    const { id } = await newCase('Mariam Broke')
    await takeKeys(amara, id)
    await agree(
      amara,
      id,
      { recipient: ines.circle, compartments: ['narrative'], purpose: 'legal_help' },
      now(),
    )
    const solution = await ines.move('solution', 'fail', await livedSolution(ines, id, amara.circle))
    await handedOn(id)
    const owed = () =>
      rows<{ circle: number }>(
        "select circle from clocks where track = $1 and clock = 'solution.broke' and stopped_at is null",
        solution.id,
      )
    expect(await owed()).toEqual([{ circle: rosa.circle }])
    await rosa.move('solution', 'see_to_it', { id: solution.id })
    expect(await owed()).toEqual([])
  })

  it('does not touch what her lawyer began, nor what another place holds', async () => {
    const { id } = await newCase('Oksana Handed')
    await takeKeys(amara, id)
    const lawyer = { recipient: ines.circle, compartments: ['legal'], purpose: 'legal_help' } as const
    await agree(amara, id, lawyer, now())
    await takeKeys(ines, id)
    await beginPart(ines, id, 'privileged', ines.circle)
    const matter = await ines.open('proceeding', { caseId: id, subkind: 'compensation_civil' })
    await handedOn(id)
    expect(await held(ines, id)).toEqual(['legal', 'privileged'])
    expect(await held(rosa, id)).not.toContain('privileged')
    const [row] = await rows<{ owner: number }>(
      'select owner_circle as owner from tracks where id = $1',
      matter.id,
    )
    expect(row?.owner).toBe(ines.circle)
    expect(await rotateDue(rosa, id)).not.toContain('privileged')
    expect(await held(ines, id)).toEqual(['legal', 'privileged'])
  })

  it('leaves the bed with the house that it stands in, whose carrier gave it', async () => {
    const { id } = await newCase('Nour Handed')
    await hana.api.shelters.add({ count: 1, takes: ['women'] })
    const party = { urgency: 'routine', party: 1 }
    const asked = await amara.open('placement', { caseId: id, ...party })
    const matched = await amara.move('placement', 'match', asked, { not_met: ['none_missing'] })
    const offered = await amara.move('placement', 'offer', matched)
    const held = await amara.move('placement', 'accept', await wantsBed(amara, offered))
    const stay = await amara.move('placement', 'arrive', held)
    await amara.move('placement', 'go_away', stay, { back_on: '2027-03-01' })
    await handedOn(id)
    const { stays, times } = await hana.api.shelters.beds({})
    expect(stays).toEqual([expect.objectContaining({ track: stay.id, state: 'away', sender: 'River House' })])
    expect(times.map((one) => one.track)).toEqual([stay.id])
    const duties = async (who: typeof amara) =>
      (await who.api.work.mine({})).duties.filter((one) => one.track === stay.id).map((one) => one.clock)
    expect(await duties(amara)).toEqual(['placement.return'])
    expect(await duties(rosa)).toEqual(['placement.review'])
    await hana.move('placement', 'come_back', { id: stay.id })
    await rosa.move('placement', 'review', { id: stay.id }, { suits: true })
    await expect(amara.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('takes along what was agreed for somebody outside the network, which opens nothing to anybody', async () => {
    const { id } = await newCase('Ines Handed')
    await takeKeys(amara, id)
    const track = newId()
    const outside = { compartments: ['contact' as const], purpose: 'support' as const, language: 'ar' }
    const until = new Date(now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10)
    await amara.api.referrals.send({
      track: newId(),
      caseId: id,
      recipientName: 'A church kitchen',
      serviceCode: 'food',
      urgency: 'routine',
      outsideConsent: { track, ...outside, until, method: 'spoken' },
    })
    await handedOn(id)
    await expect(amara.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
    const { consents } = await rosa.api.consent.list({ caseId: id })
    expect(consents.find((one) => one.track === track)).toMatchObject({
      state: 'granted',
      recipient: rosa.circle,
      recipientName: 'A church kitchen',
    })
  })

  it('leaves Harbour House what she wants it to go on reading, until the day that was agreed', async () => {
    const { id } = await newCase('Amina Handed')
    await takeKeys(amara, id)
    const stay = { recipient: amara.circle, compartments: ['contact'], purpose: 'support' } as const
    const kept = await agree(amara, id, { ...stay, days: 10 }, now())
    await handedOn(id)
    expect(await held(amara, id)).toEqual(['contact'])
    const { shared } = await takeKeys(amara, id)
    expect(shared.case.mine).toBe(false)
    expect(await rotateDue(rosa, id)).not.toContain('contact')
    network.travel(12)
    await makeDueMoves(database, trackFeatures, network.state)
    await expect(amara.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
    const { consents } = await rosa.api.consent.list({ caseId: id })
    expect(consents.find((one) => one.track === kept)?.state).toBe('expired')
    expect(await rotateDue(rosa, id)).toEqual(['contact'])
  })
})
