// What a server that lies can do where something is sealed to a circle outside a case, among honest clients: name another reader, or hand out words
// and questions that nobody signed. (docs/protocol.md, intents.)

import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { signIn, type Colleague } from '../../demo/actor.ts'
import { readCase } from '../../src/client/case-keys.ts'
import { chosenOf, sealToCircle } from '../../src/client/seal-to.ts'
import { emptyEncounter, sealEncounter, sendEncounter } from '../../src/encounters/client/report-encounter.ts'
import { openRequest } from '../../src/identification/client/answer-request.ts'
import { sealReport } from '../../src/sealing/report.ts'
import { indicators } from '../../src/identification/reasoning.ts'
import { makeLink } from '../../src/identification/client/make-link.ts'
import { markOfKey } from '../../src/identification/links.ts'
import { carrierOf, giveSealedReasons } from '../../src/identification/client/sealed-reasons.ts'
import { bringInstrument, readInstrumentOf } from '../../src/instruments/client/own-instruments.ts'
import { shipped } from '../../src/instruments/shipped.ts'
import { minuteOf } from '../../src/sealing/minute.ts'
import { speak } from '../../src/portal/client/speak.ts'
import { newKeyPair } from '../../src/sealing/keys.ts'
import { fromText, toText } from '../../src/sealing/text.ts'
import { giveMarks, markOf, readMarks } from '../../src/shelter/client/roof-marks.ts'
import { advise, readAdvice } from '../../src/voice/client/advise.ts'
import { testDatabase } from '../database.ts'
import { newNetwork, passphrase } from '../people.ts'
import { ownPhone } from '../own-phone.ts'
import { endsIn, rewritten } from './network.ts'
import { MaliciousServer } from './server.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'administrator'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const petra = await network.organisation('City Police', 'police', ['police'])
const nadia = await network.organisation('Lighthouse', 'shelter', ['shelter'])
const quay = await network.organisation('Quay House', 'shelter', ['shelter'])
const mercy = await network.organisation('Survivor Council', 'survivor_council', ['advocate'])
const mina = await network.organisation('Ministry', 'ministry', ['ministry'])
const rosa = await network.organisation('Helpline', 'hotline', ['hotline'])
await nadia.api.shelters.add({ count: 12, each: 1, takes: [] })

const evil = new MaliciousServer(network.staff)
/** The same people with the liar between them and the true server. */
const misled = async (who: Colleague) => signIn(evil.line, who.handle, passphrase)
let amaraMisled: Colleague
let nadiaMisled: Colleague
let mercyMisled: Colleague
beforeAll(async () => {
  // Each house is known to those who were there before it.
  for (const who of [amara, nadia, mercy, mina, rosa])
    Object.assign(who, await signIn(network.staff, who.handle, passphrase))
  amaraMisled = await misled(amara)
  nadiaMisled = await misled(nadia)
  mercyMisled = await misled(mercy)
})
afterEach(() => evil.repents())

type Listed = { id: number; name: string; kind: string; circle: number }
/** From now on the directory calls the police as somebody else is called. */
const policeAre = (other: Colleague) =>
  evil.tells(/^\/api\/organisations$/, (body) => {
    const all = body['organisations'] as Listed[]
    const theirs = all.find(({ id }) => id === petra.organisation)!
    const { name, kind } = all.find(({ id }) => id === other.organisation)!
    Object.assign(theirs, { name, kind })
  })
/** Words to a circle as anybody can seal them who knows its public key, which the server does. */
async function forgedTo(who: Colleague, value: unknown) {
  const { circles } = await who.vault.viewLog({ organisation: who.organisation })
  const reader = circles.find(({ id }) => id === who.circle)!.publicKey
  const locator = new Uint8Array(16).fill(9)
  const own = (await newKeyPair('enc')).pair.publicKey
  const sealed = await sealReport({ reader: fromText(reader), own }, locator, value)
  return { locator: toText(locator), wrap: toText(sealed.wrapHotline), ciphertext: toText(sealed.ciphertext) }
}

describe('marks for one roof', () => {
  const ofTrack = /^\/api\/roof-marks\/[^/]+$/
  async function asked(name: string) {
    const { id: caseId } = await openCase(amara, { name, language: 'ar' })
    const request = { id: newId(), caseId, other: nadia.circle, urgency: 'now', party: 1 }
    const { id: track } = await amara.open('placement', request)
    return { caseId, track }
  }

  it('go to no shelter that no colleague has asked by a signed step', async () => {
    const where = await asked('Selam Roof')
    const sent: unknown[] = []
    evil.tells(ofTrack, (body) => void (body['house'] = quay.circle))
    evil.hears(ofTrack, (body) => void sent.push(body))
    expect(await endsIn(evil, () => giveMarks(amaraMisled, where))).toBe('not-verified')
    expect(sent).toEqual([])
  })

  it('are given although the server says that they are there', async () => {
    const where = await asked('Selam Given')
    const { reference } = (await readCase(amara, where.caseId)).case
    const forged = await forgedTo(amara, { track: where.track, version: 0, self: '', apart: [] })
    const { locator, wrap: wrapOwn, ciphertext } = forged
    evil.tells(ofTrack, (body) => void (body['kept'] = { locator, wrapOwn, ciphertext }))
    expect(await giveMarks(amaraMisled, where)).toBe(true)
    expect(evil.count).toBeGreaterThan(0)
    const { marks } = await readMarks(nadia)
    expect(marks.get(where.track)?.self).toBe(await markOf(nadia.circle, reference))
  })

  it('that nobody signed are none: who has them is counted as not compared', async () => {
    const { track } = await asked('Selam Forged')
    const forged = await forgedTo(nadia, { track, version: 1, self: 'x', apart: ['y'] })
    evil.tells(/^\/api\/roof-marks$/, (body) => {
      body['marks'] = [{ track, ...forged }]
    })
    expect((await readMarks(nadiaMisled)).marks.size).toBe(0)
    expect(evil.count).toBe(1)
  })
})

describe('what Selam says on her telephone', () => {
  it('goes to no organisation that only the server calls a council, nor to one of another kind', async () => {
    const { id } = await openCase(amara, { name: 'Selam Voice', language: 'ar' })
    const phone = await ownPhone(network, (await giveCard(amara, id, 'ar')).words)
    const { readers } = await phone.api.portal.readers({})
    const council = readers.find(({ stands }) => stands === 'council')!
    const carrier = readers.find(({ stands }) => stands === 'carrier')!
    const says = (reader: typeof council) =>
      speak(
        phone.session,
        {},
        { kind: 'complaint', topic: 'respect', reader, text: 'They shout.' },
        { read: phone.open },
      )
    const { circle, organisation, called } = carrier
    for (const stands of ['council', 'oversight'] as const) {
      await expect(says({ ...council, stands, circle, organisation })).rejects.toThrow('not-verified')
      await expect(says({ ...council, stands, circle, organisation, called })).rejects.toThrow('not-verified')
    }
    await expect(
      says({ ...carrier, circle: petra.circle, organisation: petra.organisation }),
    ).rejects.toThrow('not-verified')
    await says(council)
  })
})

describe('a consultation', () => {
  async function asked() {
    const id = newId()
    await mina.api.consultations.open({
      id,
      language: 'en',
      topic: 'waiting',
      title: 'How long?',
      questions: ['How long did you wait?'],
      seats: 2,
      hours: 3,
      rate: 25,
      until: new Date(network.state.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10),
    })
    const found = async (who: Colleague) =>
      (await who.api.consultations.list({})).consultations.find((one) => one.id === id)!
    return { id, found }
  }

  it('is answered to nobody else than whom the survivor was shown', async () => {
    const { id, found } = await asked()
    await mercyMisled.api.consultations.takeSeat({ id })
    const honest = await found(mercy)
    policeAre(mina)
    const shown = await chosenOf(mercyMisled, petra.circle)
    expect(shown.shown.name).toBe(honest.house)
    const says = () => advise(mercyMisled, { id, ...shown }, { answers: ['Seven months.'], hours: 2 })
    expect(await endsIn(evil, says)).toMatch(/not-verified|misnamed/)
  })

  it('shows as not proven what no council of survivors has sealed', async () => {
    const { id, found } = await asked()
    await mercy.api.consultations.takeSeat({ id })
    const asking = { id, ...(await chosenOf(mercy, mina.circle)) }
    await advise(mercy, asking, { answers: ['Seven months.'], hours: 2 })
    expect(await readAdvice(mina, await found(mina))).toMatchObject([
      { isProven: true, answers: ['Seven months.'] },
    ])
    const forged = await forgedTo(mina, { id, answers: ['It was all quick.'] })
    const minaMisled = await misled(mina)
    evil.tells(/^\/api\/consultations\/[^/]+\/seats$/, (body) => {
      for (const seat of body['seats'] as { sealed: unknown }[]) seat.sealed = forged
    })
    expect(await readAdvice(minaMisled, await found(minaMisled))).toMatchObject([{ isProven: false }])
    expect(evil.count).toBe(1)
  })
})

describe('somebody whom Amara met', () => {
  const encounter = {
    ...emptyEncounter({ role: 'teacher', house: 'Harbour House' }),
    danger: 'no' as const,
    words: 'He keeps my card.',
  }

  it('is told to no other desk than the one that she chose', async () => {
    policeAre(rosa)
    const chosen = await chosenOf(amaraMisled, petra.circle)
    expect(chosen.shown).toEqual({ name: 'Helpline', kind: 'hotline' })
    expect(await endsIn(evil, () => sealEncounter(amaraMisled, encounter, chosen))).toMatch(
      /not-verified|misnamed/,
    )
  })

  it('is shown to the desk as hers where she signed it, and as nobody’s where the server replaced it', async () => {
    const sealed = await sealEncounter(amara, encounter, await chosenOf(amara, rosa.circle))
    await sendEncounter(amara, sealed)
    const contact = await rosa.api.reports.read({ track: sealed.id })
    expect((await openRequest(rosa, contact)).signer).toEqual({
      organisation: amara.organisation,
      user: amara.id,
    })
    const forged = await forgedTo(rosa, { kind: 'encounter', story: 'Nothing happened.' })
    const replaced = { ...contact, ...forged, wrapHotline: forged.wrap }
    const read = await openRequest(rosa, replaced)
    expect(read.signer).toBeUndefined()
  })
})

describe('reasons', () => {
  it('go to nobody else than the carrier whose name was shown', async () => {
    const { id: caseId } = await openCase(amara, { name: 'Selam Reasons', language: 'ar' })
    const { id: track } = await amara.open('identification', { caseId })
    const honest = await carrierOf(amara, track)
    expect(honest.shown.name).toBe('Harbour House')
    evil.tells(/^\/api\/tracks\/[^/]+\/reasons$/, (body) => void (body['reader'] = petra.circle))
    // The screen shows who it is that the server names: another name, which its reader can refuse.
    expect((await carrierOf(amaraMisled, track)).shown.name).toBe('City Police')
    const all = Object.fromEntries(indicators.map((one) => [one, 'unknown' as const]))
    policeAre(amara)
    const to = await carrierOf(amaraMisled, track)
    expect(to).toEqual({ circle: petra.circle, shown: honest.shown })
    const gives = () =>
      giveSealedReasons(amaraMisled, { track, to }, { text: 'Because.', indicators: all }, newId())
    expect(await endsIn(evil, gives)).toMatch(/not-verified|misnamed/)
  })
})

describe('a set of questions of one’s own', () => {
  const labour = shipped.find(({ id }) => id === 'labour')!
  const ours = (version: number) => JSON.stringify({ ...labour, id: 'dock_work', version })
  const read = /^\/api\/instruments\/dock_work$/

  it('is asked by nobody where the server took the signs of danger out of it, or shows the version before', async () => {
    const first = ours(1)
    await bringInstrument(amara, first)
    await bringInstrument(amara, ours(2))
    const reads = () => readInstrumentOf(amaraMisled, 'dock_work')
    expect((await reads()).version).toBe(2)
    expect(ours(2)).toContain('"danger":true')
    const harmless = ours(2).replaceAll('"danger":true', '"danger":false')
    for (const file of [harmless, first]) {
      evil.repents()
      evil.tells(read, (body) => void (body['file'] = file))
      expect(await endsIn(evil, reads)).toBe('not-verified')
    }
  })

  it('is signed by nobody but an administrator, and no version follows a later one', async () => {
    const says = async (who: Colleague, version: number) => {
      const statement = await who.vault.stateInLog({
        organisation: who.organisation,
        t: 'instrument',
        at: minuteOf(network.state.now()),
        fields: { instrument: 'dock_work', version, hash: '0'.repeat(64) },
      })
      return who.vault.learnLog({ organisation: who.organisation, statements: [statement] })
    }
    await expect(says(amara, 2)).rejects.toThrow('bad-chain')
    await expect(says(bashir, 3)).rejects.toThrow('bad-chain')
    await says(await signIn(network.staff, amara.handle, passphrase), 3)
  })
})

it('a link for one report carries the mark of one’s own circle, whatever circle the server names', async () => {
  evil.tells(/^\/api\/report-links/, (body) => void (body['circle'] = petra.circle))
  const { address } = await makeLink(amaraMisled, { givenTo: 'school', days: 7, language: 'en' })
  const { circles } = await amara.vault.viewLog({ organisation: amara.organisation })
  const own = circles.find(({ id }) => id === amara.circle)!
  expect(new URL(address).hash.slice(1)).toBe(await markOfKey(own.publicKey))
})

it('a signed line is not taken for another: a changed step asks no shelter', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Selam Step', language: 'ar' })
  const request = { id: newId(), caseId, other: nadia.circle, urgency: 'now', party: 1 }
  const { id: track } = await amara.open('placement', request)
  const shared = await readCase(amara, caseId)
  const { signed } = shared.steps.find((one) => one.track === track)!
  const asked = rewritten(signed, (said) => ((said['step'] as { other: number }).other = quay.circle))
  const seal = (circle: number, step = signed, other = track) =>
    sealToCircle(
      amara,
      { to: 'shelter', circle, colleagues: amara.circle, track: other, caseId, asked: step },
      { locator: toText(new Uint8Array(16)), value: {} },
    )
  await seal(nadia.circle)
  await expect(seal(quay.circle)).rejects.toThrow('not-verified')
  await expect(seal(quay.circle, asked)).rejects.toThrow(/bad-|not-verified/)
  await expect(seal(nadia.circle, signed, newId())).rejects.toThrow(/bad-|not-verified/)
})
