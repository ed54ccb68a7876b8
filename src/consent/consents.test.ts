// More than one consent with the same organisation: what is open is what a consent in force opens, whichever came first.

import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { agree, openCase, refer, takeKeys, writeNote } from '../../demo/case-work.ts'
import { makeDueMoves } from '../tracks/due.ts'
import { trackFeatures } from '../app/tracks.ts'
import { revokeGrant } from '../client/case-keys.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const now = () => network.state.now()
const health = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const

const newCase = async (name: string) => {
  const opened = await openCase(amara, { name, language: 'ar' })
  await writeNote(amara, opened.id, 'health', 'Allergic to penicillin.')
  await takeKeys(amara, opened.id)
  return opened.id
}
const held = async (caseId: string) => (await takeKeys(bashir, caseId)).held.toSorted()
const states = async (caseId: string) => {
  const { consents } = await amara.api.consent.list({ caseId })
  return Object.fromEntries(consents.map((one) => [one.track, one.state]))
}
const stop = (caseId: string, grant: string) => revokeGrant(amara, caseId, grant)

describe('a survivor’s second consent for the same clinic', () => {
  it('for longer replaces the first one, in the signed chain too', async () => {
    const id = await newCase('Mariam Longer')
    const first = await agree(amara, id, { ...health, days: 30 }, now())
    const second = await agree(amara, id, { ...health, days: 120 }, now())
    expect(await states(id)).toEqual({ [first]: 'superseded', [second]: 'granted' })
    expect(await held(id)).toEqual(['health'])
    await takeKeys(amara, id)
    const { grants } = await amara.vault.viewCase({ caseId: id, day: now().toISOString().slice(0, 10) })
    expect(grants.map((one) => one.id)).toEqual([second])
    await stop(id, second)
    await expect(bashir.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('for one more part replaces the first one', async () => {
    const id = await newCase('Mariam More')
    const first = await agree(amara, id, health, now())
    const more = { ...health, compartments: ['health', 'contact'] } as const
    const second = await agree(amara, id, more, now())
    expect(await states(id)).toEqual({ [first]: 'superseded', [second]: 'granted' })
    expect(await held(id)).toEqual(['contact', 'health'])
  })

  it('for one part less closes that part and makes its key due for rotation', async () => {
    const id = await newCase('Mariam Less')
    const first = await agree(amara, id, { ...health, compartments: ['health', 'contact'] }, now())
    const second = await agree(amara, id, health, now())
    expect(await states(id)).toEqual({ [first]: 'superseded', [second]: 'granted' })
    expect(await held(id)).toEqual(['health'])
    const { readers } = await amara.api.consent.list({ caseId: id })
    expect(readers.filter((one) => one.rotationDue).map((one) => one.compartment)).toEqual(['contact'])
    await takeKeys(amara, id)
    const { grants } = await amara.vault.viewCase({ caseId: id, day: now().toISOString().slice(0, 10) })
    expect(grants.map((one) => one.id)).toEqual([second])
  })

  it('for fewer days ends on the last day that was said', async () => {
    const id = await newCase('Mariam Shorter')
    const first = await agree(amara, id, { ...health, compartments: ['health', 'contact'], days: 90 }, now())
    const second = await agree(amara, id, { ...health, days: 3 }, now())
    expect(await states(id)).toEqual({ [first]: 'superseded', [second]: 'granted' })
    network.travel(5)
    await makeDueMoves(database, trackFeatures, network.state)
    expect(await states(id)).toEqual({ [first]: 'superseded', [second]: 'expired' })
    await expect(bashir.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('for another part stands beside the first one', async () => {
    const id = await newCase('Mariam Apart')
    const first = await agree(amara, id, health, now())
    const second = await agree(amara, id, { ...health, compartments: ['contact'] }, now())
    expect(await states(id)).toEqual({ [first]: 'granted', [second]: 'granted' })
    expect(await held(id)).toEqual(['contact', 'health'])
  })

  it('for a referral that needs less keeps open what the clinic reads for its other work', async () => {
    const id = await newCase('Mariam Referral')
    const first = await agree(amara, id, { ...health, compartments: ['health', 'contact'] }, now())
    const second = await agree(amara, id, { ...health, whenAccepted: true }, now())
    expect(await states(id)).toEqual({ [first]: 'granted', [second]: 'granted' })
    expect(await held(id)).toEqual(['contact', 'health'])
  })

  it('for another purpose keeps the part open until both are withdrawn', async () => {
    const id = await newCase('Mariam Both')
    const first = await agree(amara, id, health, now())
    const support = { ...health, compartments: ['health', 'contact'], purpose: 'support' } as const
    const second = await agree(amara, id, support, now())
    expect(await states(id)).toEqual({ [first]: 'granted', [second]: 'granted' })
    await stop(id, second)
    expect(await held(id)).toEqual(['health'])
    const { readers } = await amara.api.consent.list({ caseId: id })
    expect(readers.filter((one) => one.rotationDue).map((one) => one.compartment)).toEqual(['contact'])
    await stop(id, first)
    await expect(bashir.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('for another purpose keeps the part open when the first one expires', async () => {
    const id = await newCase('Mariam Day')
    const first = await agree(amara, id, { ...health, days: 2 }, now())
    const second = await agree(amara, id, { ...health, purpose: 'support', days: 90 }, now())
    network.travel(4)
    await makeDueMoves(database, trackFeatures, network.state)
    expect(await states(id)).toEqual({ [first]: 'expired', [second]: 'granted' })
    expect(await held(id)).toEqual(['health'])
  })

  it('for an unanswered referral keeps open what the clinic already reads, whatever it answers', async () => {
    const id = await newCase('Mariam Waits')
    await agree(amara, id, health, now())
    const consent = await agree(amara, id, { ...health, purpose: 'support', whenAccepted: true }, now())
    const sent = await refer(amara, id, { recipient: bashir.circle, serviceCode: 'health', consent })
    expect(await held(id)).toEqual(['health'])
    const received = await bashir.move('referral', 'open', sent)
    await bashir.move('referral', 'decline', received, { reason: 'not_our_service' })
    expect(await held(id)).toEqual(['health'])
  })
})

describe('the withdrawal of the only consent by which the clinic reads', () => {
  const waits = { ...health, purpose: 'support', whenAccepted: true } as const
  const sendsOn = (id: string, consent: string) =>
    refer(amara, id, { recipient: bashir.circle, serviceCode: 'health', consent })

  it.each(['before', 'after'])(
    'opens nothing by a referral sent %s it until that referral is accepted',
    async (when) => {
      const id = await newCase(`Mariam Sent ${when}`)
      const first = when === 'before' ? await agree(amara, id, waits, now()) : undefined
      const open = await agree(amara, id, health, now())
      const sent = await sendsOn(id, first ?? (await agree(amara, id, waits, now())))
      expect(await held(id)).toEqual(['health'])
      await stop(id, open)
      await expect(bashir.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
      const received = await bashir.move('referral', 'open', sent)
      await bashir.move('referral', 'decline', received, { reason: 'not_our_service' })
      await expect(bashir.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
    },
  )

  it('by a newer consent for the same purpose keeps open what the older one covers, whatever is answered', async () => {
    const id = await newCase('Mariam Anew')
    const open = await agree(amara, id, health, now())
    const newer = await agree(amara, id, { ...waits, purpose: 'health_care' }, now())
    expect(await states(id)).toEqual({ [open]: 'superseded', [newer]: 'granted' })
    expect(await held(id)).toEqual(['health'])
    await stop(id, newer)
    await expect(bashir.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('after an accepted referral keeps the part open as long as the survivor allows it', async () => {
    const id = await newCase('Mariam Accepted')
    const open = await agree(amara, id, health, now())
    const consent = await agree(amara, id, waits, now())
    const received = await bashir.move('referral', 'open', await sendsOn(id, consent))
    await bashir.move('referral', 'accept', received, { first_day: now().toISOString().slice(0, 10) })
    await stop(id, open)
    expect(await held(id)).toEqual(['health'])
    await stop(id, consent)
    await expect(bashir.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a survivor’s consent to a disclosure by the clinic', () => {
  const nadia = network.organisation('Legal Aid Centre', 'legal_aid', ['lawyer'])
  const sends = async (caseId: string, audience: string, scope: string[], other?: number) => {
    const news = await amara.open('disclosure', { caseId, audience, ...(other && { other }) })
    try {
      const sent = await amara.move('disclosure', 'release', news, { basis: 'consent', scope, told: 'told' })
      return sent.state
    } catch (error) {
      return (error as { detail?: { because?: string } }).detail?.because
    }
  }

  it('lets that part go to the recipient until she withdraws it', async () => {
    const id = await newCase('Mariam Letter')
    const yes = await agree(amara, id, health, now())
    expect(await sends(id, 'provider', ['health'], bashir.circle)).toBe('released')
    await stop(id, yes)
    expect(await sends(id, 'provider', ['health'], bashir.circle)).toBe('needs-consent')
  })

  it('covers no further part, no other recipient and no use by a court', async () => {
    const id = await newCase('Mariam Narrow')
    await agree(amara, id, health, now())
    for (const more of ['identity', 'narrative', 'privileged'])
      expect(await sends(id, 'provider', ['health', more], bashir.circle)).toBe('needs-consent')
    expect(await sends(id, 'provider', ['health'], (await nadia).circle)).toBe('needs-consent')
    expect(await sends(id, 'provider', ['health'])).toBe('needs-consent')
    expect(await sends(id, 'court', ['health'], bashir.circle)).toBe('needs-consent')
    expect(await sends(id, 'media', ['health'], bashir.circle)).toBe('no-agreement-is-the-yes')
  })
})
