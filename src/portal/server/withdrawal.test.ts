// Amina says no, and yes, herself: signed with her card, checked by everybody, with new keys made on her telephone.
import { v7 as newId } from 'uuid'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys, writeNote } from '../../../demo/case-work.ts'
import { startCardSession } from '../../../test/card-session.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone, type OwnPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { minuteOf } from '../../sealing/minute.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { learn } from '../../client/chain-reader.ts'
import { yesesIn } from '../client/verify-listed.ts'
import type { FileCase } from '../client/open-file.ts'
import { makeAgain, makeStop } from '../client/revoke.ts'
import { shareWithoutConsent } from '../../consent/client/share-without-consent.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health', 'caseworker'])
const lena = await network.organisation('Legal Aid', 'legal_aid', ['lawyer'])
const at = () => minuteOf(network.state.now())
const inDays = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

let caseId: string
let amina: OwnPhone
let clinic: string
let legal: string
const agreeTo = (recipient: number, compartments: Compartment[], purpose: 'health_care' | 'legal_help') =>
  agree(amara, caseId, { recipient, compartments, purpose }, network.state.now())

beforeAll(async () => {
  caseId = (await openCase(amara, { name: 'Amina', language: 'ar' })).id
  await writeNote(amara, caseId, 'health', 'Sleeps badly.')
  amina = await ownPhone(network, (await giveCard(amara, caseId, 'ar')).words)
}, 120_000)
beforeEach(async () => {
  await takeKeys(amara, caseId)
  clinic = await agreeTo(bashir.circle, ['health', 'narrative'], 'health_care')
  legal = await agreeTo(lena.circle, ['health'], 'legal_help')
}, 120_000)

const her = async () => (await amina.read()).cases[0]!
const stop = async (...tracks: string[]) => {
  const made = await makeStop(amina.vault, await her(), tracks, at())
  return { made, answer: await amina.api.portal.stop({ caseId, ...made }) }
}
const again = (shown: FileCase, track: string, until = inDays(30)) =>
  makeAgain(amina.vault, shown, { ...yesesIn(shown).get(clinic)!, until }, { track, at: at() })
const states = async () =>
  new Map((await amara.api.consent.list({ caseId })).consents.map((one) => [one.track, one.state]))
const healthEpochs = async (): Promise<number> => {
  await takeKeys(amara, caseId)
  const { held } = await amara.vault.heldKeys({ caseId })
  return held.find((one) => one.compartment === 'health')?.epochs.length ?? 0
}
const rotationDue = async () =>
  (await amara.api.consent.list({ caseId })).readers
    .filter((one) => one.rotationDue)
    .map((one) => one.compartment)
const clinicReads = (): Promise<string[]> =>
  takeKeys(bashir, caseId).then(
    ({ held }): string[] => held,
    () => [],
  )

describe('a survivor who withdraws consent in the portal', () => {
  it('removes the clinic’s keys and rotates the parts in one act, and leaves nothing due for the caseworker', async () => {
    const before = await healthEpochs()
    const { answer } = await stop(clinic)
    expect(answer.rotated.toSorted()).toEqual(['health', 'narrative'])
    expect((await states()).get(clinic)).toBe('withdrawn')
    expect(await rotationDue()).toEqual([])
    expect(await clinicReads()).toEqual([])
    // Whoever remains goes on, with the new key and the old ones; what Amara writes now the lawyer reads.
    expect(await healthEpochs()).toBe(before + 1)
    const text = 'After she said no.'
    const row = await writeNote(amara, caseId, 'health', text)
    const { shared } = await takeKeys(lena, caseId)
    expect(shared.records.map((one) => one.id)).toContain(row)
    const own = await her()
    expect(own.holders.find((one) => one.compartment === 'health')?.circles).not.toContain(bashir.circle)
  })

  it('signs it herself in the chain, where everybody verifies it', async () => {
    await stop(clinic)
    const { shared } = await takeKeys(amara, caseId)
    const said = shared.statements
      .flatMap((one) =>
        'body' in one ? [JSON.parse(one.body) as { t: string; by: string; grant?: string }] : [],
      )
      .filter((one) => one.by.startsWith('card:'))
      .slice(-2)
    expect(said.map(({ t }) => t)).toEqual(['revoke', 'epoch'])
    expect(said[0]?.grant).toBe(clinic)
  })

  it('withdraws everything at once with one rotation', async () => {
    const { made, answer } = await stop(clinic, legal)
    expect([made.stops.length, made.keys.length, answer.rotated.length]).toEqual([2, 1, 2])
    const now = await states()
    expect([now.get(clinic), now.get(legal)]).toEqual(['withdrawn', 'withdrawn'])
    const own = await her()
    for (const { circles } of own.holders) expect(circles).not.toContain(lena.circle)
  })

  it('without new keys closes the part all the same and leaves the rotation due', async () => {
    const { stops } = await makeStop(amina.vault, await her(), [clinic], at())
    await amina.api.portal.stop({ caseId, stops, keys: [] })
    expect(await clinicReads()).toEqual([])
    expect((await rotationDue()).toSorted()).toEqual(['health', 'narrative'])
    await amina.read()
  })

  it('keeps no part open and opens none by a consent for somebody outside', async () => {
    const outside = newId()
    const compartments: Compartment[] = ['health', 'narrative']
    await bashir.api.referrals.send({
      track: newId(),
      caseId,
      recipientName: 'Food bank',
      serviceCode: 'food',
      urgency: 'routine',
      outsideConsent: {
        track: outside,
        compartments,
        purpose: 'support',
        until: inDays(60),
        language: 'ar',
        method: 'spoken',
      },
    })
    const listed = (await her()).consents.find((one) => one.track === outside)
    expect(listed).toMatchObject({ outside: true, recipientName: 'Food bank' })
    const version = (await her()).consents.find((one) => one.track === clinic)!.version
    await amara.move('consent', 'withdraw', { id: clinic, version })
    expect(await clinicReads()).toEqual([])
    expect((await rotationDue()).toSorted()).toEqual(['health', 'narrative'])
    // Nor is it a place to which she could say yes again.
    await bashir.move('consent', 'withdraw', { id: outside, version: listed!.version })
    const shown = await her()
    await learn(amina.line, amara.organisation, [bashir.organisation], { again: true })
    expect(yesesIn(shown).get(outside)).toBeUndefined()
    const given = await again(shown, newId())
    await expect(amina.api.portal.reconsent({ caseId, ...given!, again: outside })).rejects.toMatchObject({
      code: 'refused',
    })
    await amina.read()
  })

  it('is refused as a whole where a key goes to a stranger or one is left out', async () => {
    const made = await makeStop(amina.vault, await her(), [clinic], at())
    const [keys] = made.keys
    const stranger = keys!.wraps.map((wrap) =>
      wrap.circleId === lena.circle ? { ...wrap, circleId: bashir.circle } : wrap,
    )
    const leftOut = keys!.wraps.filter((wrap) => wrap.circleId !== lena.circle)
    for (const wraps of [stranger, leftOut])
      await expect(
        amina.api.portal.stop({ caseId, stops: made.stops, keys: [{ ...keys!, wraps }] }),
      ).rejects.toMatchObject({ code: 'refused' })
    expect((await states()).get(clinic)).toBe('granted')
    await amina.vault.forgetCase({ caseId })
  })

  it('cannot withdraw what a court ordered, neither in the portal nor by a staff endpoint nor by the bare move', async () => {
    const track = newId()
    await shareWithoutConsent(amara, {
      caseId,
      track,
      basis: 'court_order',
      recipient: bashir.circle,
      purpose: 'health_care',
      until: inDays(20),
      compartments: ['health'],
      words: '12/26',
      told: 'told',
      reason: null,
      language: 'ar',
    })
    await amina.read()
    const { statement } = await amina.vault.revoke({ caseId, grant: track, at: at() })
    const law = { code: 'refused', detail: { because: 'rests-on-a-law' } }
    const stops = [{ track, statement }]
    await expect(amina.api.portal.stop({ caseId, stops, keys: [] })).rejects.toMatchObject(law)
    // The staff's host, with a session of hers, as nobody is ever given one there.
    const { cookie } = await startCardSession(database, (await amina.api.portal.file({})).circle, 's')
    const version = (await her()).consents.find((one) => one.track === track)?.version
    const posts = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json', 'if-match': `"${version}"`, cookie }
      const answer = await network.staff.request(path, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      return (await answer.json()) as object
    }
    expect(await posts(`/api/consents/${track}/revoke`, { caseId, statement })).toMatchObject({
      code: 'not-allowed',
    })
    expect(await posts(`/api/consents/${track}/withdraw`, {})).toMatchObject({
      code: 'refused',
      because: 'rests-on-a-law',
    })
    expect((await states()).get(track)).toBe('granted')
    await amina.vault.forgetCase({ caseId })
  })

  it('can do so in her own case only and with no other signature', async () => {
    const made = await makeStop(amina.vault, await her(), [clinic], at())
    const other = await openCase(amara, { name: 'Mariam', language: 'ar' })
    await expect(amina.api.portal.stop({ caseId: other.id, ...made })).rejects.toMatchObject({
      code: 'not-found',
    })
    await amina.vault.forgetCase({ caseId })
    await takeKeys(amara, caseId)
    const { statement } = await amara.vault.revoke({ caseId, grant: clinic, at: at() })
    await expect(
      amina.api.portal.stop({ caseId, stops: [{ track: clinic, statement }], keys: [] }),
    ).rejects.toMatchObject({ code: 'refused' })
    await amara.vault.forgetCase({ caseId })
  })
})

describe('a survivor who consents again in the portal', () => {
  it('signs it herself, and her telephone gives the clinic the keys', async () => {
    await stop(clinic)
    const shown = await her()
    await learn(amina.line, amara.organisation, [bashir.organisation], { again: true })
    const track = newId()
    const given = await again(shown, track)
    await amina.api.portal.reconsent({ caseId, ...given! })
    expect((await states()).get(track)).toBe('granted')
    expect((await clinicReads()).toSorted()).toEqual(['health', 'narrative'])
    // Amara carries the consent as she carries the case, and its last day is somebody's duty.
    const { clocks } = await amara.api.work.track({ track })
    expect(clocks.map((one) => one.clock)).toContain('consent.end')
    await amina.read()
    const { grants } = await amina.vault.viewCase({ caseId, day: inDays(0) })
    expect(grants.find((one) => one.id === track)).toMatchObject({ to: bashir.circle })
    expect(grants.find((one) => one.id === track)?.from).toBeUndefined()
  })

  it('cannot consent to anything never agreed, to more of it, or for longer than the maximum', async () => {
    await stop(clinic)
    const shown = await her()
    await learn(amina.line, amara.organisation, [bashir.organisation], { again: true })
    const give = async (
      ended: string,
      until: string,
      change: (wraps: { compartment: Compartment }[]) => void,
    ) => {
      const given = await again(shown, newId(), until)
      await amina.vault.forgetCase({ caseId })
      await amina.read()
      const wraps = given!.wraps.map((one) => ({ ...one }))
      change(wraps)
      return amina.api.portal.reconsent({ caseId, ...given!, again: ended, wraps })
    }
    await expect(give(newId(), inDays(30), () => undefined)).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      give(clinic, inDays(30), (wraps) => void (wraps[0]!.compartment = 'identity')),
    ).rejects.toMatchObject({ code: 'refused' })
    await expect(give(legal, inDays(30), () => undefined)).rejects.toMatchObject({ code: 'not-found' })
    await expect(give(clinic, inDays(2000), () => undefined)).rejects.toMatchObject({ code: 'refused' })
  })
})
