// What a server that lies can do where something is sealed to one person outside a case: name another escort, invent a guest of a conference, say
// that somebody comes, or call a stranger a colleague. (docs/protocol.md, intents.)

import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { openCase, wantsBed } from '../../demo/case-work.ts'
import { signIn, type Colleague } from '../../demo/actor.ts'
import { sealToPerson } from '../../src/client/seal-to.ts'
import {
  answerConference,
  callConference,
  sendAgenda,
  type Conference,
} from '../../src/conferences/client/conference.ts'
import { suspendMember } from '../../src/organisations/client/members.ts'
import { askTheWay, tellTheWay } from '../../src/shelter/client/way.ts'
import { testDatabase } from '../database.ts'
import { newNetwork, passphrase } from '../people.ts'
import { endsIn } from './network.ts'
import { knowCircles } from '../../src/client/logs.ts'
import { MaliciousServer } from './server.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'administrator'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const petra = await network.organisation('City Police', 'police', ['police'])
const nadia = await network.organisation('Lighthouse', 'shelter', ['shelter'])
await nadia.api.shelters.add({ count: 12, each: 1, takes: [] })

const evil = new MaliciousServer(network.staff)
let amaraMisled: Colleague
let nadiaMisled: Colleague
beforeAll(async () => {
  // Each organisation is known to those who were there before it.
  for (const who of [amara, nadia]) Object.assign(who, await signIn(network.staff, who.handle, passphrase))
  amaraMisled = await signIn(evil.line, amara.handle, passphrase)
  nadiaMisled = await signIn(evil.line, nadia.handle, passphrase)
  // The log of whom the server will name is known everywhere: that it is not is no protection.
  for (const who of [amaraMisled, nadiaMisled, bashir]) await knowCircles(who, [petra.circle])
  await knowCircles(petra, [amara.circle])
})
afterEach(() => evil.repents())

async function bedKept(name: string) {
  const { id: caseId } = await openCase(amara, { name, language: 'ar' })
  const request = { id: newId(), caseId, other: nadia.circle, urgency: 'now', party: 1 }
  const asked = await amara.open('placement', request)
  const matched = await amara.move('placement', 'match', asked, { not_met: ['none_missing'] })
  const offered = await nadia.move('placement', 'offer', matched)
  return { caseId, ...(await amara.move('placement', 'accept', await wantsBed(amara, offered))) }
}

describe('the way to a shelter', () => {
  const way = 'Blue door behind the bakery'
  const shown = { name: 'Harbour House', kind: 'ngo' }

  it('is told to no other escort, whatever the server calls their organisation', async () => {
    const stay = await bedKept('Selam Way')
    await askTheWay(amara, stay.id)
    evil.tells(/^\/api\/journeys\/placements\//, (body) => {
      const [asked] = body['journeys'] as { escort: string; organisation: number }[]
      Object.assign(asked!, { escort: petra.id, organisation: petra.organisation })
    })
    const { journeys } = await nadiaMisled.api.journeys.ofTrack({ track: stay.id })
    expect(await endsIn(evil, () => tellTheWay(nadiaMisled, journeys[0]!, { way, shown }))).toBe(
      'not-verified',
    )
  })

  it('is told to nobody whom no log of the shown organisation names', async () => {
    const stay = await bedKept('Selam Stranger')
    await askTheWay(amara, stay.id)
    evil.tells(/^\/api\/journeys\/placements\//, (body) => {
      ;(body['journeys'] as { escort: string }[])[0]!.escort = petra.id
    })
    const { journeys } = await nadiaMisled.api.journeys.ofTrack({ track: stay.id })
    expect(await endsIn(evil, () => tellTheWay(nadiaMisled, journeys[0]!, { way, shown }))).toBe(
      'not-verified',
    )
  })
})

describe('a conference', () => {
  const agenda = { text: 'Anise agenda' }
  async function called() {
    const { id: caseId } = await openCase(amara, { name: 'Selam Round', language: 'am' })
    const id = await callConference(amara, caseId, {
      on: '2031-12-08',
      organisations: [bashir.organisation],
      agenda,
    })
    const calledBy = { id, organisation: amara.organisation, calledBy: amara.id }
    const seen = async () =>
      (await amaraMisled.api.conferences.ofCase({ caseId })).conferences[0] as Conference
    return {
      id,
      caseId,
      seen,
      answer: (who: Colleague, comes: boolean) => answerConference(who, calledBy, comes),
    }
  }
  const ofCase = /^\/api\/cases\/[^/]+\/conferences$/
  type People = { organisation: number; user: string | null; answer: string | null; signed: unknown }[]
  const changes = (change: (people: People) => unknown) =>
    evil.tells(ofCase, (body) => {
      change((body['conferences'] as { people: People }[])[0]!.people)
    })

  it('sends its agenda to no guest whom the server invents, signed or not', async () => {
    const round = await called()
    // Petra is a true member of a true organisation, and signs that she comes; Amara has not asked her.
    const { ciphertext, signature } = await sealToPerson(
      petra,
      { to: 'caller', organisation: amara.organisation, user: amara.id },
      { row: round.id, field: 'conference.answer' },
      { comes: true },
    )
    for (const signed of [null, { ciphertext, signature }]) {
      evil.repents()
      changes((people) =>
        people.push({
          ...people[0]!,
          organisation: petra.organisation,
          user: petra.id,
          answer: 'comes',
          signed,
        }),
      )
      expect(await sendAgenda(amaraMisled, await round.seen())).toBe(0)
      expect(evil.count).toBeGreaterThan(0)
    }
  })

  it('sends it to nobody who signed that they cannot come, or who has signed nothing', async () => {
    const round = await called()
    await round.answer(bashir, false)
    changes((people) => people.forEach((one) => (one.answer = 'comes')))
    expect(await sendAgenda(amaraMisled, await round.seen())).toBe(0)
    evil.repents()
    changes((people) => people.forEach((one) => Object.assign(one, { answer: 'comes', signed: null })))
    expect(await sendAgenda(amaraMisled, await round.seen())).toBe(0)
  })

  it('tells somebody whom the server calls its caller no more than a yes or a no', async () => {
    const to = { to: 'caller', organisation: petra.organisation, user: petra.id } as const
    const place = { row: newId(), field: 'conference.answer' }
    await sealToPerson(bashir, to, place, { comes: true })
    for (const value of [{ comes: true, because: 'Selam fears him' }, { comes: 'Selam' }, 'Selam'])
      await expect(sealToPerson(bashir, to, place, value)).rejects.toThrow('not-verified')
  })
})

describe('a colleague', () => {
  it('is nobody of another organisation, and nobody who was sent away', async () => {
    const tomas = await network.colleague(amara, 'tomas', ['caseworker'])
    const to = (user: string) =>
      sealToPerson(
        amara,
        { to: 'colleague', user },
        { row: newId(), field: 'brief' },
        { text: 'Take the night train.' },
      )
    await to(tomas.id)
    await expect(to(petra.id)).rejects.toThrow('not-verified')
    await suspendMember(amara, tomas.id)
    await expect(to(tomas.id)).rejects.toThrow('not-verified')
  })
})
