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
import { compare, isTrue, storyOf } from '../portal/client/verify-listed.ts'
import { minuteOf } from '../sealing/minute.ts'
import { makeDueMoves } from '../tracks/due.ts'
import { learn } from '../client/chain-reader.ts'
import { shareWithoutConsent } from './client/share-without-consent.ts'
import { agreeToBreakGlass, declineToBreakGlass } from './client/break-glass.ts'

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
/** Asked as on the screen. */
async function asks(
  who: Colleague,
  caseId: string,
  told: 'told' | 'unsafe_to_tell' = 'told',
  days = 2,
  part: 'health' | 'contact' = 'health',
) {
  await takeKeys(who, caseId)
  const track = newId()
  await shareWithoutConsent(who, {
    caseId,
    track,
    basis: 'vital_interest',
    recipient: bashir.circle,
    purpose: 'health_care',
    until: day(days),
    compartments: [part],
    words: 'Fell ill.',
    told,
    reason: 'life_in_danger',
    language: 'ar',
  })
  return track
}
const waiting = async (who: Colleague, caseId: string, track: string) => {
  await takeKeys(who, caseId)
  const view = await who.vault.viewCase({ caseId, day: day(0) })
  return view.waiting.find((one) => one.id === track)?.n ?? 0
}
async function agrees(who: Colleague, caseId: string, track: string) {
  const n = await waiting(who, caseId, track)
  await agreeToBreakGlass(who, caseId, { n, track, to: bashir.circle })
}
const declines = async (who: Colleague, caseId: string, track: string) => {
  const n = await waiting(who, caseId, track)
  await declineToBreakGlass(who, caseId, { n, track })
}
const stateOf = async (caseId: string, track: string) =>
  (await amara.api.consent.list({ caseId })).consents.find((one) => one.track === track)?.state
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

describe('breaking the glass when a life is in danger', () => {
  it('opens the health part to the clinic, until the day, only after a second person approved the caseworker’s request', async () => {
    const id = await newCase('Mariam Glass')
    const track = await asks(amara, id)
    expect([await stateOf(id, track), await reads(id)]).toEqual(['waiting', false])
    expect(await duties(noor, track)).toEqual(['consent.end', 'consent.second'])
    await agrees(noor, id, track)
    expect([await stateOf(id, track), await reads(id)]).toEqual(['granted', true])
    expect((await takeKeys(bashir, id)).held).toEqual(['health'])
    expect(await duties(lucia, track)).toEqual(['consent.end', 'consent.review'])
  })

  it('cannot be approved by the caseworker who asked, nor by a client that signs whatever it is told', async () => {
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

  it('gives no key with the question, and with the answer no key to anybody else', async () => {
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

  it('ends when the second person refuses, and the caseworker can recall her own request', async () => {
    const id = await newCase('Mariam Refused')
    const first = await asks(amara, id)
    await declines(noor, id, first)
    expect(await stateOf(id, first)).toBe('refused')
    await expect(agrees(lucia, id, first)).rejects.toThrow('bad-chain')
    const second = await asks(amara, id)
    await declines(amara, id, second)
    expect([await stateOf(id, second), await reads(id)]).toEqual(['refused', false])
  })

  it('lasts for a number of days and no longer', async () => {
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

  it('closes by itself on its day, and the review and the notice to the person stay due', async () => {
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
    const { consents } = await amara.api.consent.list({ caseId: id })
    expect(consents.find((one) => one.track === track)?.told).toBe('told')
  })
})

describe('a part opened without consent', () => {
  it('supports no referral, disclosure or question', async () => {
    const id = await newCase('Mariam Unasked')
    const consent = await asks(amara, id)
    await agrees(noor, id, consent)
    expect(await reads(id)).toBe(true)
    const refused = { detail: { because: 'needs-consent' } }
    await takeKeys(amara, id)
    const referred = refer(amara, id, { recipient: bashir.circle, serviceCode: 'health', consent })
    await expect(referred).rejects.toMatchObject(refused)
    const letter = await amara.open('disclosure', { caseId: id, audience: 'provider', other: bashir.circle })
    const sent = { basis: 'consent', scope: ['health'], told: 'told' }
    await expect(amara.move('disclosure', 'release', letter, sent)).rejects.toMatchObject(refused)
    const asked = await amara.open('identification', { caseId: id, other: bashir.circle })
    const presumed = await amara.move('identification', 'presume', asked, { origin: 'ngo' })
    await expect(amara.move('identification', 'refer', presumed)).rejects.toMatchObject(refused)
  })
})

describe('a court order', () => {
  it('lets one person open the ordered part, with a sealed reference and a duty to notify the person, and not without either', async () => {
    const id = await newCase('Mariam Ordered')
    await takeKeys(amara, id)
    await learn(lineOf(amara), amara.organisation, [bashir.organisation], { again: true, chosen: {} })
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

describe('the person’s portal', () => {
  it('withholds the opening and the reader from the person’s page until the notice is given', async () => {
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
      const { looks, papers } = await mariam.api.portal.whole({ language: 'en' })
      const { records } = await mariam.api.portal.written({ caseId: id })
      const { readers } = await mariam.api.portal.readers({})
      const view = await mariam.vault.viewCase({ caseId: id, day: day(0) })
      const cover = await network.public.request(`/en${addresses.portal}`, { headers: { cookie } })
      const ofIt = (rows: typeof records) =>
        rows.filter((one) => one.track === track || one.id === seen).length
      return {
        listed: file.consents.map((one) => one.track),
        true: isTrue(compare(view, file, day(0))),
        story: storyOf(file).map(({ what }) => what),
        looks: [...new Set(looks.map((one) => one.place))],
        written: [ofIt(file.records), ofIt(records)],
        coming: file.comingNotes.map(({ by }) => String(by)).toSorted(),
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
      coming: ['Harbour House'],
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
    expect([told.papers, told.helpers]).toEqual([[brought], ['City Clinic']])
    expect(told.coming).toEqual(['City Clinic', 'Harbour House'])
    await bashir.api.cases.tellNote({ caseId: id, record: seen })
    expect((await shown()).written).toEqual([2, 2])
    expect(told.agreedTo, 'nobody agreed to it').toBe(false)
  })

  it('shows the safe contact as the clinic recorded it, and not that the clinic recorded it', async () => {
    const id = await newCase('Mariam Reached')
    const mariam = await ownPhone(network, (await giveCard(amara, id, 'ar')).words)
    await agrees(noor, id, await asks(amara, id, 'unsafe_to_tell', 2, 'contact'))
    const written = await writeContact(bashir, id, { how: 'At the school', when: '', word: '', never: '' })
    const { records, moreWritten } = (await mariam.read()).cases[0]!
    const shown = records.find((one) => one.id === written)
    expect([shown?.kind, shown?.by, moreWritten]).toEqual(['safe_contact', null, false])
  })
})
