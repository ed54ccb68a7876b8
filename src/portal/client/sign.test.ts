// Amina takes consents back on her own page, and gives one again: signed with her card, with new keys made on her telephone, also
// where somebody spoke first or a line broke.

import { beforeEach, expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys, writeNote } from '../../../demo/case-work.ts'
import type { Colleague } from '../../../demo/actor.ts'
import { bentPage } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone, type OwnPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { Problem } from '../../api/problem.ts'
import { openRecord } from '../../client/records.ts'
import { shareWithoutConsent } from '../../consent/client/share-without-consent.ts'
import { untilAgain } from './days.ts'
import { signAgain, signStop } from './sign.ts'
import { yesesIn } from './verify-listed.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const lena = await network.organisation('Legal Aid', 'legal_aid', ['lawyer'])

let caseId: string
let amina: OwnPhone
let clinic: string
let legal: string
const agreed = (recipient: number, purpose: 'health_care' | 'legal_help') =>
  agree(amara, caseId, { recipient, compartments: ['health'], purpose }, network.state.now())

beforeEach(async () => {
  caseId = (await openCase(amara, { name: 'Amina', language: 'ar' })).id
  amina = await ownPhone(network, (await giveCard(amara, caseId, 'ar')).words)
  await takeKeys(amara, caseId)
  clinic = await agreed(bashir.circle, 'health_care')
  legal = await agreed(lena.circle, 'legal_help')
})

const states = async () =>
  Object.fromEntries((await amara.api.consent.list({ caseId })).consents.map((one) => [one.track, one.state]))
const reads = (who: Colleague): Promise<readonly string[]> =>
  takeKeys(who, caseId).then(
    ({ held }) => held,
    () => [],
  )
/** What Amina said yes to before, as her page offers it once more. */
const offered = async (track: string) => {
  const file = await amina.open()
  const yes = yesesIn(file.cases[0]!.shown).get(track)!
  return { file, yes: { ...yes, until: untilAgain(file, yes.until) } }
}

it('Amina stops the clinic: it reads nothing more, and her lawyer reads what is written under the new key', async () => {
  expect(await signStop(amina.session, await amina.open(), clinic)).toBe(true)
  expect(await states()).toMatchObject({ [clinic]: 'withdrawn', [legal]: 'granted' })
  expect(await reads(bashir)).toEqual([])
  const health = (await amara.api.consent.list({ caseId })).readers.find(
    (one) => one.compartment === 'health',
  )
  expect(health).toMatchObject({ rotationDue: false })
  await takeKeys(amara, caseId)
  const row = await writeNote(amara, caseId, 'health', 'After she said no.')
  const { shared, held } = await takeKeys(lena, caseId)
  expect(held).toEqual(['health'])
  expect(
    await openRecord(
      lena,
      caseId,
      shared.records.find(({ id }) => id === row)!,
    ),
  ).toEqual({
    text: 'After she said no.',
  })
})

it('Amina stops everything that rests on her yes, and nothing that rests on a court', async () => {
  const order = crypto.randomUUID()
  await shareWithoutConsent(amara, {
    caseId,
    track: order,
    basis: 'court_order',
    recipient: bashir.circle,
    purpose: 'health_care',
    until: new Date(network.state.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10),
    compartments: ['contact'],
    words: '12/26',
    told: 'told',
    reason: null,
    language: 'ar',
  })
  expect(await signStop(amina.session, await amina.open(), '')).toBe(true)
  expect(await states()).toEqual({ [clinic]: 'withdrawn', [legal]: 'withdrawn', [order]: 'granted' })
})

it('Amara speaks while Amina reads her page, and Amina’s no is signed from what is true by then', async () => {
  const before = await amina.open()
  const later = { recipient: bashir.circle, compartments: ['contact'], purpose: 'support' } as const
  await agree(amara, caseId, later, network.state.now())
  expect(await signStop(amina.session, before, legal)).toBe(true)
  expect(await states()).toMatchObject({ [legal]: 'withdrawn', [clinic]: 'granted' })
})

it('Amina gives the clinic her yes once more, and it reads again', async () => {
  await signStop(amina.session, await amina.open(), clinic)
  const { file, yes } = await offered(clinic)
  expect(await signAgain(amina.session, file, yes)).toBe(true)
  expect(await reads(bashir)).toEqual(['health'])
  const again = (await amara.api.consent.list({ caseId })).consents.find(
    ({ recipient, state }) => recipient === bashir.circle && state === 'granted',
  )
  expect(again).toMatchObject({ compartments: ['health'], purpose: 'health_care', until: yes.until })
})

it('Amina’s card signs no yes that she did not give before: to nobody else, for no other part, for no other purpose', async () => {
  await signStop(amina.session, await amina.open(), clinic)
  const { file, yes } = await offered(clinic)
  let sent = 0
  const noted = bentPage(amina.session, 'reconsent', (call) => (input, options) => {
    sent += 1
    return call(input, options)
  })
  for (const other of [
    { to: lena.circle },
    { compartments: ['health', 'narrative'] as const },
    { purpose: 'support' },
  ])
    expect(await signAgain(noted, file, { ...yes, ...other }), JSON.stringify(other)).toBe(false)
  expect(sent, 'nothing of it left her telephone').toBe(0)
  expect(await states()).toEqual({ [clinic]: 'withdrawn', [legal]: 'granted' })
})

it('a no that cannot be signed is left to the page’s own form, and an ended session is said', async () => {
  const failing = (problem: Problem) => bentPage(amina.session, 'stop', () => () => Promise.reject(problem))
  expect(await signStop(failing(new Problem('unavailable')), await amina.open(), clinic)).toBe(false)
  const ended = await amina.open()
  await expect(signStop(failing(new Problem('not-signed-in')), ended, clinic)).rejects.toMatchObject({
    status: 401,
  })
  expect(await states()).toMatchObject({ [clinic]: 'granted' })
})
