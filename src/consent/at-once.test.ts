// What is done on one case in the same moment: nobody is sent away because somebody else did something there too. Least of all
// Mariam, who stops a sharing.

import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { addresses } from '../api/addresses.ts'
import { agree, giveCard, openCase, refer, takeKeys } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const nadia = await network.organisation('Legal Aid', 'legal_aid', ['lawyer'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const now = () => network.state.now()
/** Fifteen in the soak. */
const rounds = Array.from({ length: Number(process.env['ROUNDS'] ?? 5) }, (_, round) => round)
const toClinic = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
const toLawyer = { recipient: nadia.circle, compartments: ['contact'], purpose: 'legal_help' } as const
const assess = (caseId: string) =>
  amara.open('risk', { caseId, level: 'medium', own_view: 'unsafe', family_considered: true })

/** The list of cases is moved by the next step again: it is at most every ten minutes. */
const later = (caseId: string) =>
  asOwner(database, (client) =>
    client.query(`update case_access set updated_at = updated_at - interval '1 hour' where case_id = $1`, [
      caseId,
    ]),
  )

it.each([
  ['shares with the lawyer', (caseId: string) => agree(amara, caseId, toLawyer, now())],
  ['assesses the danger', assess],
])('a survivor’s withdrawal of the clinic’s consent succeeds while the caseworker %s', async (_, other) => {
  const { id } = await openCase(amara, { name: 'Mariam', language: 'ar' })
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words: (await giveCard(amara, id, 'ar')).words })
  for (const round of rounds) {
    await takeKeys(amara, id)
    const track = await agree(amara, id, toClinic, now())
    await later(id)
    const stop = async () => {
      await wait(round % 20)
      return (await phone.post(`/en${addresses.whoCanSee}`, { track })).status
    }
    const [stopped] = await Promise.all([stop(), other(id)])
    expect(stopped).toBe(200)
    await phone.post(`/en${addresses.whoCanSee}`, { all: '1' })
  }
})

it('the clinic’s acceptance of a referral succeeds while the caseworker assesses the danger', async () => {
  const { id } = await openCase(amara, { name: 'Mariam', language: 'ar' })
  for (const round of rounds) {
    await takeKeys(amara, id)
    const consent = await agree(amara, id, { ...toClinic, whenAccepted: true }, now())
    const sent = await refer(amara, id, { recipient: bashir.circle, serviceCode: 'health', consent })
    const received = await bashir.move('referral', 'open', sent)
    await later(id)
    const accept = async () => {
      await wait(round % 10)
      return bashir.move('referral', 'accept', received, {})
    }
    const [accepted] = await Promise.all([accept(), assess(id)])
    expect(accepted.state).toBe('accepted')
  }
})
