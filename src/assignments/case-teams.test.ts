// Harbour House makes a team: what its people carry goes to that team one case after the other, and whoever is in the house alone
// opens nothing of it any more. Odile administers and supervises, Amara and Jonas are the team, Sami works there and interprets.

import { describe, expect, it } from 'vitest'
import { admit, inTeam, newTeam, rotateCircle, type Colleague } from '../../demo/actor.ts'
import { agree, giveCard, offerCase, openCase, takeKeys, writeNote, wantsBed } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { beginPart } from '../cases/client/begin-part.ts'
import { readHeaders } from '../cases/client/header-list.ts'
import { readDraft, saveDraft } from '../client/drafts.ts'
import { rotateCases } from '../client/rotate-cases.ts'
import { asOwner } from '../database/open.ts'
import { giveAllToTeam } from './client/give-all-to-team.ts'
import { giveToTeam } from './client/give-to-team.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const bashir = await network.organisation('City Clinic', 'clinic', ['health', 'caseworker'])
const ines = await network.organisation('Legal Aid West', 'legal_aid', ['lawyer'])
const now = () => network.state.now()
const rows = <Row extends object>(query: string, ...values: unknown[]) =>
  asOwner(database, async (client) => (await client.query<Row>(query, values)).rows)
const held = async (who: Colleague, id: string) => (await takeKeys(who, id)).held
const isNotThere = (who: Colleague, id: string) =>
  expect(who.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
const workersOf = (who: Colleague, caseId: string) => who.api.assignments.ofCase({ caseId })

/** A house in which everybody reads everything: its people, and a case that they carry from before there was a team. */
async function house(name: string) {
  const odile = await network.organisation(name, 'ngo', ['supervisor', 'caseworker', 'administrator'])
  const slug = name.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  const amara = await network.colleague(odile, `${slug}-amara`, ['caseworker', 'shelter'])
  const jonas = await network.colleague(odile, `${slug}-jonas`, ['caseworker'])
  // As an interpreter alone he would see no case of any house (test/need-to-know.test.ts).
  const sami = await network.colleague(odile, `${slug}-sami`, ['interpreter', 'caseworker'])
  const mariam = await openCase(amara, { name: 'Mariam Test', language: 'ar', story: 'What she told.' })
  const makeTeam = () => newTeam(odile, 'casework', 'Ground floor', [amara, jonas])
  return { odile, amara, jonas, sami, id: mariam.id, makeTeam }
}

describe('a case that the whole house carries', () => {
  it('goes to the team with all its keys, and a colleague outside it does not find it any more', async () => {
    const { odile, amara, jonas, sami, id, makeTeam } = await house('Harbour House')
    expect(await held(sami, id)).toContain('narrative')
    const team = await makeTeam()
    expect(await amara.api.caseTeams.openToHouse({})).toEqual({ cases: [id], total: 1 })
    const founder = await network.colleague(odile, 'harbour-founder', ['administrator'])
    expect(await founder.api.caseTeams.openToHouse({}), 'who can make a team').toEqual({
      cases: [],
      total: 1,
    })
    for (const who of [amara, sami]) await saveDraft(who, `note.${id}`, 'half a note')
    expect(await giveToTeam(amara, id, team)).toEqual({ workersLeft: [], isKeyOwed: false })
    const drafts = [amara, sami].map((who) => readDraft(who, `note.${id}`))
    expect(await Promise.all(drafts)).toEqual(['half a note', undefined])
    expect(await amara.api.caseTeams.openToHouse({})).toEqual({ cases: [], total: 0 })
    const { shared, held: theirs } = await takeKeys(jonas, id)
    expect(shared.case).toMatchObject({ ownerCircle: team, mine: true })
    expect(theirs).toEqual((await takeKeys(amara, id)).held)
    expect(shared.epochs.filter((one) => one.epoch === 2).map((one) => one.compartment)).toEqual(theirs)
    expect(shared.rotationDue).toEqual([])
    await isNotThere(sami, id)
    expect((await sami.api.cases.list({})).cases).toEqual([])
    expect((await sami.api.cases.headers({})).buckets).toEqual([])
    expect((await readHeaders(jonas)).map((one) => one.caseId)).toEqual([id])
    const wide = await rows('select 1 from wraps where case_id = $1 and circle = $2', id, amara.circle)
    expect(wide).toEqual([])
  })

  it('keeps the worker who is in the team, and loses the one who is not', async () => {
    const { odile, amara, jonas, id, makeTeam } = await house('Bank House')
    await odile.api.assignments.assign({ caseId: id, worker: amara.id, second: odile.id, was: amara.id })
    const team = await makeTeam()
    expect((await giveToTeam(amara, id, team)).workersLeft).toEqual([odile.id])
    expect(await workersOf(jonas, id)).toMatchObject({ worker: amara.id, second: null })
  })

  it('is given by a colleague who is not in the team, who then holds nothing; the team makes its keys', async () => {
    const { odile, jonas, sami, id, makeTeam } = await house('Hill House')
    const team = await makeTeam()
    expect(await giveToTeam(odile, id, team)).toMatchObject({ isKeyOwed: true })
    await isNotThere(odile, id)
    await isNotThere(sami, id)
    expect((await jonas.api.cases.listRotationDue({})).cases).toEqual([id])
    const turning = rotateCases(jonas)
    expect((await turning.next()).value).toEqual({ done: 1, total: 1, refused: 0 })
    await writeNote(jonas, id, 'narrative', 'Written among us.')
    const { shared } = await takeKeys(jonas, id)
    expect(shared.rotationDue).toEqual([])
    expect(shared.records.filter((one) => one.kind === 'note').map((one) => one.epoch)).toEqual([2, 1])
  })

  it('takes along what others were given, what she holds, and what the house was given for itself', async () => {
    const { amara, jonas, id, makeTeam } = await house('Lake House')
    const { circle: card } = await giveCard(amara, id, 'ar')
    const doctor = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
    await agree(amara, id, doctor, now())
    await agree(amara, id, { recipient: ines.circle, compartments: ['legal'], purpose: 'legal_help' }, now())
    await takeKeys(ines, id)
    await beginPart(ines, id, 'privileged', ines.circle)
    const own = await agree(
      amara,
      id,
      { recipient: amara.circle, compartments: ['contact'], purpose: 'support' },
      now(),
    )
    const team = await makeTeam()
    const needless = await agree(
      amara,
      id,
      { recipient: team, compartments: ['health'], purpose: 'health_care' },
      now(),
    )
    const goal = await amara.open('goal', { caseId: id, subkind: 'health' })
    expect(await giveToTeam(amara, id, team)).toMatchObject({ isKeyOwed: false })
    expect(await held(bashir, id)).toEqual(['health'])
    expect(await held(ines, id)).toEqual(['legal', 'privileged'])
    expect(await held(jonas, id)).not.toContain('privileged')
    const { consents, readers } = await jonas.api.consent.list({ caseId: id })
    const of = (track: string) => consents.find((one) => one.track === track)
    expect(of(own)).toMatchObject({ state: 'granted', recipient: team })
    expect(of(needless)).toMatchObject({ state: 'superseded', recipient: team })
    const health = readers.find((one) => one.compartment === 'health')!
    expect(health.holders.map((one) => one.circle).toSorted((a, b) => a - b)).toEqual(
      [team, bashir.circle, card].toSorted((a, b) => a - b),
    )
    const view = await jonas.vault.viewCase({ caseId: id, day: now().toISOString().slice(0, 10) })
    expect(view.owner).toBe(team)
    expect((await jonas.api.work.track({ track: goal.id })).caseId).toBe(id)
    await expect(ines.api.work.track({ track: goal.id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('goes there with all the others, one after the other; what could not be given is counted and stays', async () => {
    const { amara, jonas, sami, id, makeTeam } = await house('River House')
    const more = [
      await openCase(amara, { name: 'Oksana Test', language: 'uk' }),
      await openCase(jonas, { name: 'Hana', language: 'ar' }),
    ]
    const team = await makeTeam()
    const spoilt = more[1]!.id
    await asOwner(database, (client) =>
      client.query("update wraps set wrap = decode(repeat('00', 61), 'hex') where case_id = $1", [spoilt]),
    )
    const told: unknown[] = []
    for await (const given of giveAllToTeam(jonas, team)) told.push(given)
    expect(told.at(-1)).toEqual({ done: 3, total: 3, refused: 1 })
    expect(told).toHaveLength(3)
    expect(await jonas.api.caseTeams.openToHouse({})).toEqual({ cases: [spoilt], total: 1 })
    for (const one of [id, more[0]!.id]) await isNotThere(sami, one)
    expect(await held(amara, id)).toContain('narrative')
  })

  it('leaves a bed of the house with the house', async () => {
    const { amara, sami, id, makeTeam } = await house('Mill House')
    await amara.api.shelters.add({ count: 1, takes: ['women'] })
    const asked = await amara.open('placement', { caseId: id, urgency: 'routine', party: 1 })
    const matched = await amara.move('placement', 'match', asked, { not_met: ['none_missing'] })
    const offered = await amara.move('placement', 'offer', matched)
    const stay = await amara.move(
      'placement',
      'arrive',
      await amara.move('placement', 'accept', await wantsBed(amara, offered)),
    )
    const team = await makeTeam()
    await giveToTeam(amara, id, team)
    const { stays, times } = await amara.api.shelters.beds({})
    expect(stays.map((one) => one.track)).toEqual([stay.id])
    expect(times.map((one) => one.track)).toEqual([stay.id])
    await isNotThere(sami, id)
    await amara.move('placement', 'go_away', { id: stay.id }, { back_on: '2027-03-01' })
  })
})

describe('a house that has a team', () => {
  const because = { code: 'refused', detail: { because: 'a-team-carries' } }

  it('carries no new case in its widest circle, nor takes one there, nor gives one back to it', async () => {
    const { amara, jonas, id, makeTeam } = await house('Stone House')
    const team = await makeTeam()
    await giveToTeam(amara, id, team)
    const person = { name: 'Hana New', language: 'ar' }
    await expect(openCase(amara, person)).rejects.toMatchObject(because)
    await expect(giveToTeam(jonas, id, amara.circle)).rejects.toMatchObject(because)
    const theirs = await openCase(bashir, person)
    await expect(offerCase(bashir, theirs.id, amara.circle)).rejects.toMatchObject(because)
    await offerCase(bashir, theirs.id, team)
    const opened = await openCase(inTeam(amara, team), person)
    expect(await held(jonas, opened.id)).toContain('identity')
    expect((await workersOf(jonas, opened.id)).worker).toBe(amara.id)
  })

  it('lets somebody into the team, who then reads what it carries, what was before included', async () => {
    const { odile, amara, jonas, id, makeTeam } = await house('Field House')
    const team = await makeTeam()
    await giveToTeam(amara, id, team)
    await isNotThere(odile, id)
    await admit(inTeam(jonas, team), odile)
    expect(await held(odile, id)).toContain('narrative')
    await rotateCircle(inTeam(jonas, team), [amara.id, jonas.id, odile.id])
    const { cases } = await jonas.api.cases.listRotationDue({})
    expect(cases).toEqual([id])
  })
})
