// What is under a new key at once when somebody may not read any more: how to reach the person, and the name by which the case
// is found. Tried by those who were sent away, who kept everything, with a server that hands them everything.

import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { signIn, vaultFor, type Colleague } from '../../demo/actor.ts'
import { lineOf } from '../client/logs.ts'
import { minute } from '../client/time.ts'
import { agree, openCase, takeKeys, rotateDue } from '../../demo/case-work.ts'
import { sealRecord } from '../client/records.ts'
import { asOwner } from '../database/open.ts'
import { base64url } from '../database/sql.ts'
import { nothingHeld } from '../sealing/vault.ts'
import { suspendMember } from '../organisations/client/members.ts'
import type { Compartment, CompartmentEpoch } from '../sealing/vault-shape.ts'
import { learn } from '../client/chain-reader.ts'
import { toOpen, type ShownRow } from '../client/sealed-record.ts'
import { keepOwnHeader } from '../cases/client/case-header.ts'
import { readCase, revokeGrant } from '../client/case-keys.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])

/** Every byte that the server has of a case's keys, contact and headers, whoever asks. */
const everything = (caseId: string) =>
  asOwner(database, async (client) => {
    const all = async <Row extends object>(text: string) => (await client.query<Row>(text, [caseId])).rows
    return {
      wraps: (
        await all<{ compartment: Compartment; epoch: number; circle: number; wrap: Buffer }>(
          'select compartment, epoch, circle, wrap from wraps where case_id = $1',
        )
      ).map(({ circle, wrap, ...one }) => ({ ...one, circleId: circle, wrap: base64url(wrap) })),
      headers: (
        await all<{ circle: number; circle_epoch: number; header: Buffer }>(
          'select circle, circle_epoch, header from headers where case_id = $1',
        )
      ).map((one) => ({
        caseId,
        circleId: one.circle,
        circleEpoch: one.circle_epoch,
        ciphertext: base64url(one.header),
      })),
    }
  })

type Everything = Awaited<ReturnType<typeof everything>>

/** Hands everything to somebody's vault, also what they `kept`, and says what they can open of safe contacts and headers. */
async function triesEverything(who: Colleague, caseId: string, kept?: Everything, recall = () => {}) {
  const shown = await amara.api.cases.read({ id: caseId })
  const { wraps, headers } = await everything(caseId)
  const helped = { ...lineOf(who), logs: amara.api.organisations.logs }
  await learn(helped, who.organisation, [...shown.logs, who.organisation], { again: true })
  recall()
  const given = { caseId, statements: shown.statements, epochs: shown.epochs as CompartmentEpoch[] }
  const old = kept?.wraps ?? []
  const all = [...wraps, ...old.filter((one) => !wraps.some((other) => other.wrap === one.wrap))]
  await who.vault.receiveKeys({ ...given, wraps: all }).catch(async () => {
    // A wrap that was made for others spoils the whole call: a clever thief hands in those that open.
    await who.vault.receiveKeys({ ...given, wraps: old })
  })
  const contacts = shown.records.filter((row) => row.kind === 'safe_contact') as ShownRow[]
  const opened = await who.vault.openRecords({ records: contacts.map((row) => toOpen(caseId, row)) })
  const names = await who.vault.openHeaders({ headers })
  return {
    contacts: opened.map((one) => one.refused ?? (one.value as { how: string }).how),
    headers: [...names.opened.map((one) => one.header.name), ...names.refused.map((one) => one.code)],
  }
}

const newCase = (name: string) =>
  openCase(amara, { name, language: 'ar', safeContact: { how: 'Call the bakery', word: 'lemon' } })

it('a clinic whose consent was withdrawn opens neither the newly sealed safe contact nor the name', async () => {
  const { id } = await newCase('Mariam Anew')
  const terms = {
    recipient: bashir.circle,
    compartments: ['identity', 'contact'],
    purpose: 'support',
  } as const
  const grant = await agree(amara, id, terms, network.state.now())
  await keepOwnHeader(bashir, await readCase(bashir, id), bashir.circle)
  // Once it could.
  const kept = await everything(id)
  expect((await triesEverything(bashir, id)).contacts).toEqual(['Call the bakery'])

  await revokeGrant(amara, id, grant)
  expect((await rotateDue(amara, id)).toSorted()).toEqual(['contact', 'identity'])

  const { contacts, headers } = await triesEverything(bashir, id, kept)
  expect(contacts).toEqual(['no-key', 'Call the bakery'])
  // Its own copy of the name is gone; the carrier's was never for it.
  expect(headers).toEqual(['no-key'])
  expect((await triesEverything(amara, id)).contacts).toEqual(['Call the bakery', 'Call the bakery'])
  const lies = await asOwner(
    database,
    async (client) =>
      (
        await client.query<{ epoch: number; current: boolean }>(
          `select r.epoch, k.current from records r join compartments k using (case_id, compartment, epoch)
         where r.case_id = $1 and r.kind = 'safe_contact' order by r.epoch desc limit 1`,
          [id],
        )
      ).rows,
  )
  expect(lies).toEqual([{ epoch: 2, current: true }])
})

it('a colleague who left the circle finds no name under its new key, from the same act that rotated the case keys', async () => {
  const { handle } = await network.colleague(amara, 'omar-anew', ['caseworker'])
  // An honest client lets go of what its user has left; his does not.
  const inside = nothingHeld()
  const omar = await signIn(network.staff, handle, passphrase, vaultFor(network.staff, inside))
  const { id } = await newCase('Salma Anew')
  await takeKeys(omar, id)
  const kept = await everything(id)
  const circles = [...inside.held!.circles]
  const recall = () => circles.forEach(([circle, keys]) => inside.held!.circles.set(circle, keys))
  expect((await triesEverything(omar, id)).headers).toEqual(['Salma Anew'])

  expect(await suspendMember(amara, omar.id)).toEqual({ waits: false, rotated: true })
  await rotateDue(amara, id)

  const tried = await triesEverything(omar, id, kept, recall)
  expect(tried.headers).toEqual(['no-key'])
  expect(tried.contacts).toEqual(['no-key', 'Call the bakery'])
  expect((await triesEverything(amara, id)).headers).toEqual(['Salma Anew'])
})

it('a key rotation that also adds a note is refused', async () => {
  const { id } = await newCase('Hana Anew')
  await takeKeys(amara, id)
  const at = await minute(amara)
  const made = await amara.vault.rotateKeys({
    caseId: id,
    compartments: ['contact'],
    why: 'withdrawn',
    at,
  })
  const note = await sealRecord(amara, id, { compartment: 'contact', kind: 'note', value: { text: 'x' } })
  await expect(amara.api.consent.rotateKeys({ caseId: id, ...made, records: [note] })).rejects.toMatchObject({
    code: 'refused',
  })
})
