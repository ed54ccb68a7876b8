// What nobody opens alone, nor by a yes that was given to somebody else, nor hides from the person's page.

import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { addresses } from '../api/addresses.ts'
import { lineOf } from '../client/logs.ts'
import { minute } from '../client/time.ts'
import { agree, giveUnknownCard, openCase, takeKeys, writeNote } from '../../demo/case-work.ts'
import { sealRecord } from '../client/records.ts'
import { startCardSession } from '../../test/card-session.ts'
import { testDatabase } from '../../test/database.ts'
import { forger, madeUpWraps } from '../../test/malicious-server/forge.ts'
import { newNetwork } from '../../test/people.ts'
import { speaker } from '../language/say.ts'
import { learn } from '../client/chain-reader.ts'
import { linesOf, wordsOf } from './client/consent-text.ts'
import { shareWithoutConsent } from './client/share-without-consent.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const pavel = await network.organisation('City Police', 'police', ['police'])
const now = () => network.state.now()
const day = (ahead: number) => new Date(now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10)

const newCase = async (name: string) => {
  const { id } = await openCase(amara, { name, language: 'en' })
  await writeNote(amara, id, 'health', 'Pregnant.')
  const doctor = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  const clinic = await agree(amara, id, doctor, now())
  for (const who of [amara, bashir])
    await learn(lineOf(who), who.organisation, [pavel.organisation], { chosen: {} })
  await takeKeys(bashir, id)
  return { id, clinic }
}
const because = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (refusal: { code?: string; detail?: { because?: string } }) => refusal.detail?.because ?? refusal.code,
  )
const toPolice = { to: pavel.circle, compartments: ['health' as const], purpose: 'safety' as const }
const way = { recipient: pavel.circle, purpose: 'safety', language: 'en', method: 'spoken' } as const

/** Broken glass for one part, as the screen asks for it. */
async function ask(caseId: string) {
  await takeKeys(amara, caseId)
  const track = newId()
  const { to: recipient, ...terms } = toPolice
  await shareWithoutConsent(amara, {
    ...terms,
    caseId,
    track,
    recipient,
    basis: 'vital_interest',
    until: day(2),
    words: 'Urgent.',
    told: 'told',
    reason: 'life_in_danger',
    language: 'en',
  })
  return track
}

describe('opening a part without consent', () => {
  it('cannot be done by one doctor alone, whichever legal basis he names', async () => {
    const { id } = await newCase('Mariam Law')
    const track = newId()
    const until = day(170)
    const said = { ...toPolice, caseId: id, grant: track, basis: 'legal_duty', until } as const
    const made = await bashir.vault.grant({ ...said, at: await minute(bashir) })
    const given = { caseId: id, track, until, ...way, basis: 'legal_duty', told: 'unsafe_to_tell' } as const
    expect(await because(bashir.api.consent.give({ ...given, ...made }))).toBe('second-person-first')
    expect(await because(pavel.api.cases.read({ id }))).toBe('not-found')
  })

  it('opens only the part that was asked for, whoever approves it', async () => {
    const noor = await network.colleague(amara, 'noor', ['caseworker'])
    const { id } = await newCase('Mariam Glass')
    const track = await ask(id)
    const pirate = await forger(network, noor)
    const { shared } = await takeKeys(noor, id)
    const n = shared.statements.length
    const statement = await pirate.saysOn(id, { t: 'second', to: n })
    const wraps = (['health', 'contact', 'identity'] as const).flatMap((one) =>
      madeUpWraps(one, 1, pavel.circle),
    )
    const agreeing = pirate.api.consent.agreeToBreak({ caseId: id, track, n, statement, wraps })
    expect(await because(agreeing)).toBe('wrap-for-somebody-else')
    expect(await because(pavel.api.cases.read({ id }))).toBe('not-found')
  })

  it('can be asked for three times before an answer and no more, so that nothing in force is buried', async () => {
    const { id, clinic } = await newCase('Mariam Asked')
    for (let times = 0; times < 3; times += 1) await ask(id)
    expect(await because(ask(id))).toBe('answers-first')
    const { consents } = await amara.api.consent.list({ caseId: id })
    expect(consents.map((one) => one.state)).toEqual(['granted', 'waiting', 'waiting', 'waiting'])
    expect(consents[0]?.track).toBe(clinic)
  })
})

describe('consent', () => {
  it('is never hidden from the portal of the person said to have given it', async () => {
    const { id } = await newCase('Mariam Yes')
    const card = await giveUnknownCard(amara, id, 'en')
    await takeKeys(amara, id)
    const track = newId()
    const until = day(90)
    const lines = {
      recipient: 'City Police',
      compartments: toPolice.compartments,
      purpose: 'safety',
      until,
    } as const
    const said = speaker('en')
    const kept = { words: wordsOf(linesOf(said, lines)), language: said.language }
    const agreed = { how: 'spoken', language: 'en', words: kept.words } as const
    const terms = { ...toPolice, caseId: id, grant: track, basis: 'consent', until, agreed } as const
    const made = await amara.vault.grant({ ...terms, at: await minute(amara) })
    const words = await sealRecord(amara, id, { compartment: 'health', kind: 'agreed', value: kept })
    const given = { caseId: id, track, until, ...way, words, ...made }
    expect(await because(amara.api.consent.give({ ...given, told: 'unsafe_to_tell' }))).toBe('rests-on-a-yes')
    await amara.api.consent.give(given)
    const { cookie } = await startCardSession(database, card)
    const page = await network.public.request(`/en${addresses.whoCanSee}`, { headers: { cookie } })
    expect(await page.text()).toContain('City Police')
  })

  it('to a clinic covers neither a newspaper nor an authority that asks who the person is', async () => {
    const { id } = await newCase('Mariam News')
    const outsideConsent = {
      track: newId(),
      compartments: ['health' as const],
      purpose: 'health_care' as const,
      until: day(30),
      language: 'en',
      method: 'spoken' as const,
    }
    const letter = { recipientName: 'Far Clinic', serviceCode: 'health', urgency: 'routine' } as const
    await amara.api.referrals.send({
      track: newId(),
      caseId: id,
      basis: 'consent',
      ...letter,
      outsideConsent,
    })
    const news = await amara.open('disclosure', { caseId: id, audience: 'media' })
    const release = { basis: 'consent', scope: ['narrative'], told: 'told' } as const
    expect(await because(amara.move('disclosure', 'release', news, release))).toBe('no-agreement-is-the-yes')
    const asked = await amara.open('identification', { caseId: id })
    const presumed = await amara.move('identification', 'presume', asked, { origin: 'ngo' })
    expect(await because(amara.move('identification', 'refer', presumed))).toBe('needs-consent')
  })
})

it('by an access card lists no organisation on the staff host', async () => {
  const { id } = await newCase('Mariam Card')
  const { cookie } = await startCardSession(database, await giveUnknownCard(amara, id, 'en'), 's')
  const answer = await network.staff.request('/api/organisations', { headers: { cookie } })
  expect([answer.status, await answer.text()]).toEqual([403, expect.not.stringContaining('City Clinic')])
})
