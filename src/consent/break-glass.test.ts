// Broken glass: somebody's life is in danger and nobody could ask them. One asks, another agrees, only then it opens, for
// days; who carries the case is reminded to look back, and the person is told, or it is decided again and again not yet.

import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { addresses } from '../api/addresses.ts'
import { signIn, type Colleague } from '../../demo/actor.ts'
import { lineOf } from '../client/logs.ts'
import { giveCard, openCase, refer, takeKeys, writeContact, writeNote } from '../../demo/case-work.ts'
import { sealRecord } from '../client/records.ts'
import { bringPaper } from '../../demo/papers.ts'
import { startCardSession } from '../../test/card-session.ts'
import { testDatabase } from '../../test/database.ts'
import { forger, madeUpWraps } from '../../test/malicious-server/forge.ts'
import { ownPhone } from '../../test/own-phone.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { trackFeatures } from '../app/tracks.ts'
import { compare, isTrue, storyOf } from '../portal/ui/verify-listed.ts'
import { minuteOf } from '../sealing/minute.ts'
import { makeDueMoves } from '../tracks/due.ts'
import { learn } from '../client/chain-reader.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
let noor: Colleague
let lucia: Colleague
const now = () => network.state.now()
const day = (ahead: number) => new Date(now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  noor = await network.colleague(amara, 'noor', ['caseworker'])
  lucia = await network.colleague(amara, 'lucia', ['supervisor'])
  // Her colleagues joined since she signed in: she reads her organisation's log on.
  Object.assign(amara, await signIn(network.staff, amara.handle, passphrase))
})

const newCase = async (name: string) => {
  const { id } = await openCase(amara, { name, language: 'ar' })
  await writeNote(amara, id, 'health', 'Allergic to penicillin.')
  return id
}
/** The terms, the note and the statement, as the screen sends them. */
async function asks(
  who: Colleague,
  caseId: string,
  told: 'told' | 'unsafe_to_tell' = 'told',
  days = 2,
  part: 'health' | 'contact' = 'health',
) {
  await takeKeys(who, caseId)
  await learn(lineOf(who), who.organisation, [bashir.organisation], { again: true })
  const track = newId()
  const terms = {
    recipient: bashir.circle,
    compartments: [part],
    purpose: 'health_care' as const,
  }
  const { statement } = await who.vault.grant({
    caseId,
    grant: track,
    to: bashir.circle,
    compartments: terms.compartments,
    basis: 'vital_interest',
    purpose: terms.purpose,
    until: day(days),
    at: minuteOf(now()),
  })
  const {
    kind: _,
    version: __,
    ...note
  } = await sealRecord(who, caseId, { compartment: part, kind: 'note', value: { text: 'Fell ill.' } })
  const more = { until: day(days), reason: 'life_in_danger' as const, told, note, statement }
  await who.api.consent.askToBreak({ caseId, track, ...terms, ...more })
  return track
}
const waiting = async (who: Colleague, caseId: string, track: string) => {
  await takeKeys(who, caseId)
  const view = await who.vault.viewCase({ caseId, day: day(0) })
  return view.waiting.find((one) => one.id === track)?.n ?? 0
}
async function agrees(who: Colleague, caseId: string, track: string) {
  const n = await waiting(who, caseId, track)
  await learn(lineOf(who), who.organisation, [bashir.organisation], { again: true })
  const { statement, wraps } = await who.vault.agreeToBreak({ caseId, n, at: minuteOf(now()) })
  await who.api.consent.agreeToBreak({ caseId, track, n, statement, wraps })
}
const declines = async (who: Colleague, caseId: string, track: string) => {
  const n = await waiting(who, caseId, track)
  const { statement } = await who.vault.declineToBreak({ caseId, n, at: minuteOf(now()) })
  await who.api.consent.declineToBreak({ caseId, track, n, statement })
}
const stateOf = async (caseId: string, track: string) =>
  (await amara.api.consent.list({ caseId })).agreements.find((one) => one.track === track)?.state
const reads = async (caseId: string) =>
  bashir.api.cases.read({ id: caseId }).then(
    () => true,
    () => false,
  )
const duties = async (who: Colleague, track: string) =>
  (await who.api.work.track({ track })).clocks.map((one) => one.clock).toSorted()
const move = async (who: Colleague, name: string, track: string, input = {}) => {
  const { track: now } = await who.api.work.track({ track })
  return who.move('consent', name, { id: track, version: now.version }, input)
}

describe('a life is in danger', () => {
  it('Amara asks, and nothing opens; Noor agrees, and the clinic reads health until the day and no longer', async () => {
    const id = await newCase('Mariam Glass')
    const track = await asks(amara, id)
    expect([await stateOf(id, track), await reads(id)]).toEqual(['waiting', false])
    expect(await duties(noor, track)).toEqual(['consent.end', 'consent.second'])
    await agrees(noor, id, track)
    expect([await stateOf(id, track), await reads(id)]).toEqual(['granted', true])
    expect((await takeKeys(bashir, id)).held).toEqual(['health'])
    expect(await duties(lucia, track)).toEqual(['consent.end', 'consent.review'])
  })

  it('Amara does not agree with herself, nor with a client that signs whatever it is told', async () => {
    const id = await newCase('Mariam Alone')
    const track = await asks(amara, id)
    await expect(agrees(amara, id, track)).rejects.toThrow('bad-chain')
    const pirate = await forger(network, amara)
    const n = await waiting(amara, id, track)
    const statement = await pirate.saysOn(id, { t: 'second', to: n })
    const wraps = madeUpWraps('health', 1, bashir.circle)
    await expect(
      pirate.api.consent.agreeToBreak({ caseId: id, track, n, statement, wraps }),
    ).rejects.toMatchObject({ code: 'refused', detail: { because: 'bad-statement' } })
    expect(await reads(id)).toBe(false)
  })

  it('a dishonest client gives no key along with the question, and no key to anybody else along with the answer', async () => {
    const id = await newCase('Mariam Forged')
    const pirate = await forger(network, noor)
    await expect(
      pirate.api.consent.give({
        caseId: id,
        track: newId(),
        recipient: bashir.circle,
        purpose: 'health_care',
        basis: 'vital_interest',
        until: day(2),
        language: 'ar',
        method: 'spoken',
        wraps: madeUpWraps('health', 1, bashir.circle),
        statement: await pirate.saysOn(id, { t: 'grant' }),
      }),
    ).rejects.toMatchObject({ code: 'refused', detail: { because: 'second-person-first' } })
    const track = await asks(amara, id)
    const n = await waiting(amara, id, track)
    const statement = await pirate.saysOn(id, { t: 'second', to: n })
    for (const circle of [noor.circle, network.founder.circle])
      await expect(
        pirate.api.consent.agreeToBreak({
          caseId: id,
          track,
          n,
          statement,
          wraps: madeUpWraps('health', 1, circle),
        }),
      ).rejects.toMatchObject({ code: 'refused', detail: { because: 'wrap-for-somebody-else' } })
    const other = await asks(amara, id)
    const wraps = madeUpWraps('health', 1, bashir.circle)
    await expect(
      pirate.api.consent.agreeToBreak({
        caseId: id,
        track: other,
        n,
        statement: await pirate.saysOn(id, { t: 'second', to: n }),
        wraps,
      }),
    ).rejects.toMatchObject({ code: 'refused', detail: { because: 'bad-statement' } })
    expect(await reads(id)).toBe(false)
  })

  it('Noor refuses, and nobody agrees any more; Amara calls back what she asked herself', async () => {
    const id = await newCase('Mariam Refused')
    const first = await asks(amara, id)
    await declines(noor, id, first)
    expect(await stateOf(id, first)).toBe('refused')
    await expect(agrees(lucia, id, first)).rejects.toThrow('bad-chain')
    const second = await asks(amara, id)
    await declines(amara, id, second)
    expect([await stateOf(id, second), await reads(id)]).toEqual(['refused', false])
  })

  it('is asked for days and no longer', async () => {
    const id = await newCase('Mariam Long')
    await expect(asks(amara, id, 'told', 5)).rejects.toThrow('bad-chain')
    const pirate = await forger(network, amara)
    await takeKeys(amara, id)
    const track = newId()
    const terms = { purpose: 'health_care', until: day(30) } as const
    const {
      kind: _,
      version: __,
      ...note
    } = await sealRecord(amara, id, { compartment: 'health', kind: 'note', value: { text: 'x' } })
    await expect(
      pirate.api.consent.askToBreak({
        caseId: id,
        track,
        recipient: bashir.circle,
        compartments: ['health'],
        ...terms,
        reason: 'life_in_danger',
        told: 'told',
        note,
        statement: await pirate.saysOn(id, {
          t: 'grant',
          grant: track,
          to: bashir.circle,
          compartments: ['health'],
          basis: 'vital_interest',
          ...terms,
        }),
      }),
    ).rejects.toMatchObject({ code: 'refused', detail: { because: 'bad-statement' } })
  })

  it('the day comes: it closes by itself, and looking back and telling her stay owed', async () => {
    const id = await newCase('Mariam Day')
    const unanswered = await asks(amara, id)
    const track = await asks(amara, id, 'unsafe_to_tell')
    await agrees(noor, id, track)
    expect(await duties(lucia, track)).toEqual(['consent.end', 'consent.review', 'consent.tell'])
    for (const who of [amara, noor])
      await expect(move(who, 'review', track, { finding: 'was_right' })).rejects.toMatchObject({
        detail: { because: 'somebody-else-reviews' },
      })
    await expect(move(noor, 'wait_to_tell', track, { silence: 'phone_is_read' })).rejects.toMatchObject({
      detail: { because: 'somebody-else-reviews' },
    })
    network.travel(5)
    await makeDueMoves(database, trackFeatures, network.state)
    expect([await stateOf(id, unanswered), await stateOf(id, track), await reads(id)]).toEqual([
      'expired',
      'expired',
      false,
    ])
    expect(await duties(lucia, track)).toEqual(['consent.review', 'consent.tell'])
    await move(lucia, 'wait_to_tell', track, { silence: 'phone_is_read' })
    await move(lucia, 'review', track, { finding: 'was_right' })
    await move(lucia, 'tell', track)
    expect(await duties(lucia, track)).toEqual([])
    const { agreements } = await amara.api.consent.list({ caseId: id })
    expect(agreements.find((one) => one.track === track)?.told).toBe('told')
  })
})

describe('what was opened without her yes', () => {
  it('is no yes of hers: no referral rests on it, and nothing is sent or asked on it', async () => {
    const id = await newCase('Mariam Unasked')
    const consent = await asks(amara, id)
    await agrees(noor, id, consent)
    expect(await reads(id)).toBe(true)
    const refused = { detail: { because: 'needs-consent' } }
    await takeKeys(amara, id)
    const referred = refer(amara, id, { receiver: bashir.circle, serviceCode: 'health', consent })
    await expect(referred).rejects.toMatchObject(refused)
    const letter = await amara.open('disclosure', { caseId: id, audience: 'provider', other: bashir.circle })
    const sent = { basis: 'consent', scope: ['health'], told: 'told' }
    await expect(amara.move('disclosure', 'release', letter, sent)).rejects.toMatchObject(refused)
    const asked = await amara.open('identification', { caseId: id, other: bashir.circle })
    const presumed = await amara.move('identification', 'presume', asked, { origin: 'ngo' })
    await expect(amara.move('identification', 'refer', presumed)).rejects.toMatchObject(refused)
  })
})

describe('a court orders it', () => {
  it('one person opens what is ordered, with the reference sealed and a clock to tell her; not without either', async () => {
    const id = await newCase('Mariam Ordered')
    await takeKeys(amara, id)
    await learn(lineOf(amara), amara.organisation, [bashir.organisation], { again: true })
    const track = newId()
    const terms = { basis: 'court_order', purpose: 'health_care', until: day(20) } as const
    const made = await amara.vault.grant({
      caseId: id,
      grant: track,
      to: bashir.circle,
      compartments: ['health'],
      ...terms,
      at: minuteOf(now()),
    })
    const {
      kind: _,
      version: __,
      ...note
    } = await sealRecord(amara, id, { compartment: 'health', kind: 'note', value: { text: '12/26' } })
    const order = { caseId: id, track, recipient: bashir.circle, ...terms, ...made }
    const said = { ...order, language: 'ar', method: 'paper' } as const
    await expect(amara.api.consent.give({ ...said, told: 'told' })).rejects.toMatchObject({
      detail: { because: 'order-needs-its-reference' },
    })
    await expect(amara.api.consent.give({ ...said, note })).rejects.toMatchObject({
      detail: { because: 'say-whether-told' },
    })
    await amara.api.consent.give({ ...said, note, told: 'unsafe_to_tell' })
    expect(await reads(id)).toBe(true)
    expect(await duties(lucia, track)).toEqual(
      expect.arrayContaining(['consent.end', 'consent.order', 'consent.tell']),
    )
  })
})

describe('the person’s own page', () => {
  it('is silent while telling would endanger, of the opening and of who stands there by it alone, and says all once they are told', async () => {
    const id = await newCase('Mariam Quiet')
    await takeKeys(amara, id)
    const card = await giveCard(amara, id, 'ar')
    const mariam = await ownPhone(network, card.words)
    const { cookie } = await startCardSession(database, card.circle)
    const track = await asks(amara, id, 'unsafe_to_tell')
    await agrees(noor, id, track)
    await takeKeys(bashir, id)
    const seen = await writeNote(bashir, id, 'health', 'She came at night.')
    const paper = { compartment: 'health', name: 'Night.pdf', content: new Blob(['A night.']) } as const
    const brought = await bringPaper(bashir, id, paper)
    const shown = async () => {
      const file = (await mariam.read()).cases[0]!
      const { looks, papers } = await mariam.api.own.whole({ language: 'en' })
      const { records } = await mariam.api.own.written({ caseId: id })
      const { readers } = await mariam.api.own.readers({})
      const view = await mariam.vault.viewCase({ caseId: id, day: day(0) })
      const cover = await network.public.request(`/en${addresses.portal}`, { headers: { cookie } })
      const ofIt = (rows: typeof records) =>
        rows.filter((one) => one.track === track || one.id === seen).length
      return {
        listed: file.agreements.map((one) => one.track),
        true: isTrue(compare(view, file, day(0))),
        story: storyOf(file).map(({ what }) => what),
        looks: [...new Set(looks.map((one) => one.place))],
        written: [ofIt(file.records), ofIt(records)],
        papers: papers.map((one) => one.id),
        helpers: readers.filter((one) => one.stands === 'helper').map((one) => one.name),
        agreedTo: (await cover.text()).includes('that you agreed to'),
      }
    }
    expect(await shown()).toEqual({
      listed: [],
      true: true,
      story: ['open', 'person'],
      looks: ['Harbour House'],
      written: [0, 0],
      papers: [],
      helpers: [],
      agreedTo: false,
    })
    await move(lucia, 'tell', track)
    const told = await shown()
    expect(told.listed).toEqual([track])
    expect(told.true).toBe(true)
    expect(told.story).toContain('vital_interest')
    expect(told.looks).toContain('City Clinic')
    expect([told.written, told.papers, told.helpers]).toEqual([[2, 2], [brought], ['City Clinic']])
    expect(told.agreedTo, 'nobody agreed to it').toBe(false)
  })

  it('shows how to reach Mariam as the clinic wrote it down, and not that the clinic wrote it', async () => {
    const id = await newCase('Mariam Reached')
    const mariam = await ownPhone(network, (await giveCard(amara, id, 'ar')).words)
    await agrees(noor, id, await asks(amara, id, 'unsafe_to_tell', 2, 'contact'))
    const written = await writeContact(bashir, id, { how: 'At the school', when: '', word: '', never: '' })
    const { records, moreWritten } = (await mariam.read()).cases[0]!
    const shown = records.find((one) => one.id === written)
    expect([shown?.kind, shown?.by, moreWritten]).toEqual(['safe_contact', null, false])
  })
})
