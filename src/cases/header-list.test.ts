// The list by which somebody finds their cases, kept sealed on a device between two unlocks: what the server is asked for then, what the
// device shows of it to others, and that a case which was taken away is in it no more.

import { expect, it } from 'vitest'
import { newTeam, type Colleague } from '../../demo/actor.ts'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { newId } from '../api/new-id.ts'
import { giveToTeam } from '../assignments/client/give-to-team.ts'
import { newMemory, type Session } from '../client/session.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import type { Ctx } from '../http/context.ts'
import type { SealedHeader } from '../sealing/vault-shape.ts'
import { readHeaders } from './client/header-list.ts'
import { renameHeader } from './client/case-header.ts'
import { readCase } from '../client/case-keys.ts'
import { headersPage } from './server/headers.ts'
import { bucketsFor, digestsOf, isWholeList, nothingHeld } from './header-digest.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const odile = await network.organisation('Harbour House', 'ngo', [
  'supervisor',
  'caseworker',
  'administrator',
])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const jonas = await network.colleague(odile, 'jonas', ['caseworker'])
const mariam = await openCase(amara, { name: 'Mariam Kept', language: 'ar' })
const oksana = await openCase(amara, { name: 'Oksana Kept', language: 'uk' })
// The house takes cases for its widest circle until there is a team.
const taken = await openCase(amara, { name: 'Leila Kept', language: 'ar' })
const over = await openCase(amara, { name: 'Sara Kept', language: 'ar' })
const all = [mariam, oksana, taken, over].map(({ id }) => id).toSorted()

/** A machine at which people unlock one after the other. */
function machine() {
  const kept = new Map<string, string>()
  const store: Session['headers'] = {
    read: async (user) => kept.get(user),
    write: async (user, sealed) => void kept.set(user, sealed),
  }
  return {
    kept,
    /** Somebody unlocks there: nothing is remembered but what the machine keeps. Counts what is asked and answered. */
    unlock(who: Colleague) {
      const line = { rows: 0, bytes: 0 }
      const headers: Colleague['api']['cases']['headers'] = async (input) => {
        const answer = await who.api.cases.headers(input)
        line.rows += answer.buckets.flatMap((one) => one.headers).length
        line.bytes += JSON.stringify(input).length + JSON.stringify(answer).length
        return answer
      }
      const api = { ...who.api, cases: { ...who.api.cases, headers } }
      const session: Session = { ...who, api, headers: store, memory: newMemory() }
      return { line, session, read: async () => (await readHeaders(session)).map(({ caseId }) => caseId) }
    },
  }
}

it('a second unlock at the same machine is sent no header that it has', async () => {
  const desk = machine()
  const first = desk.unlock(amara)
  expect((await first.read()).toSorted()).toEqual(all)
  expect(first.line.rows).toBe(all.length)
  const second = desk.unlock(amara)
  expect((await second.read()).toSorted()).toEqual(all)
  expect(second.line.rows).toBe(0)
})

it('a case that was opened since and a name that was corrected come, and what has not changed does not', async () => {
  const desk = machine()
  await desk.unlock(amara).read()
  const zaira = await openCase(amara, { name: 'Zaira Kept', language: 'es' })
  await renameHeader(amara, await readCase(amara, oksana.id), 'Oksana Corrected')
  const second = desk.unlock(amara)
  expect(await second.read()).toContain(zaira.id)
  expect(second.line.rows).toBe(2)
  const { opened } = await amara.vault.openHeaders({ headers: [...(await readHeaders(second.session))] })
  const names = opened.map(({ header }) => header.name)
  expect(names).toEqual(expect.arrayContaining(['Mariam Kept', 'Oksana Corrected', 'Zaira Kept']))
  expect(names).not.toContain('Oksana Kept')
  expect(second.line.rows, 'nothing is asked for twice in one session either').toBe(2)
})

it('a case that went to a team without Jonas is gone from his list, and from what his machine keeps', async () => {
  const desk = machine()
  expect(await desk.unlock(jonas).read()).toContain(taken.id)
  await giveToTeam(amara, taken.id, await newTeam(odile, 'casework', 'Upper floor', [amara]))
  const second = desk.unlock(jonas)
  const now = await second.read()
  expect(now).not.toContain(taken.id)
  expect(now).toContain(mariam.id)
  const { value } = await jonas.vault.openDraft({
    name: 'headers.1',
    ciphertext: desk.kept.get(jonas.id) ?? '',
  })
  expect(JSON.stringify(value)).not.toContain(taken.id)
  expect(JSON.stringify(value)).toContain(mariam.id)
})

it('a list of an earlier day that somebody put back shows nothing that is over', async () => {
  const desk = machine()
  await desk.unlock(jonas).read()
  const earlier = desk.kept.get(jonas.id) ?? ''
  await giveToTeam(amara, over.id, await newTeam(odile, 'casework', 'Attic', [amara]))
  await desk.unlock(jonas).read()
  desk.kept.set(jonas.id, earlier)
  expect(await desk.unlock(jonas).read()).not.toContain(over.id)
})

it('at the machine that everybody uses at night one person’s list opens for nobody else, and says nothing in clear', async () => {
  const desk = machine()
  await desk.unlock(amara).read()
  const hers = desk.kept.get(amara.id) ?? ''
  for (const word of ['Mariam', mariam.id, mariam.reference, amara.id])
    expect(Buffer.from(hers, 'base64url').toString('latin1')).not.toContain(word)
  const clinic = await network.organisation('City Clinic', 'clinic', ['health', 'caseworker'])
  desk.kept.set(clinic.id, hers)
  expect(await desk.unlock(clinic).read()).toEqual([])
  expect(desk.kept.get(clinic.id)).not.toBe(hers)
  await expect(clinic.vault.openDraft({ name: 'headers.1', ciphertext: hers })).rejects.toMatchObject({
    code: 'broken',
  })
})

it('a list that was damaged is fetched anew, and a machine that keeps nothing hinders nobody', async () => {
  const desk = machine()
  const whole = (await desk.unlock(amara).read()).length
  desk.kept.set(amara.id, `${desk.kept.get(amara.id)?.slice(0, -4)}AAAA`)
  const second = desk.unlock(amara)
  expect(await second.read()).toHaveLength(whole)
  expect(second.line.rows).toBe(whole)
  const nowhere = {
    ...desk.unlock(amara).session,
    headers: { read: async () => undefined, write: async () => {} },
  }
  expect(await readHeaders(nowhere)).toHaveLength(whole)
})

it('a long list comes page by page, whole and each row once, and what is gone is gone from every page', async () => {
  const rosa = await network.organisation('Paged House', 'ngo', ['caseworker', 'administrator'])
  // In buckets beside each other, and in one that is far.
  const five: string[] = []
  for (const end of ['0000', '0001', '0002', '0003', '0030']) {
    const id = newId().slice(0, -4) + end
    five.push((await openCase(rosa, { id, name: `Amina ${end} Paged`, language: 'ar' })).id)
  }
  const { rows } = await asOwner(database, (client) =>
    client.query<{ hash: string; circles: number[] }>(
      `select encode(hash, 'hex') as hash, circles from sessions where user_id = $1`,
      [rosa.id],
    ),
  )
  const { hash, circles } = rows[0]!
  const desk = machine()
  /** She unlocks where a page ends after two rows. */
  const unlock = () => {
    const pages: number[] = []
    const { session } = desk.unlock(rosa)
    const headers: Colleague['api']['cases']['headers'] = async ({ held, from = 0 }) => {
      const page = await as(database, { kind: 'session', hash, role: 'continuum_app' }, (tx) =>
        headersPage({ held, from }, { tx, actor: { kind: 'staff', circles } } as unknown as Ctx, 2),
      )
      pages.push(page.buckets.flatMap((one) => one.headers).length)
      return page
    }
    return {
      pages,
      session: { ...session, api: { ...session.api, cases: { ...session.api.cases, headers } } },
    }
  }
  const read = async ({ session }: { session: Session }) =>
    (await readHeaders(session)).map(({ caseId }) => caseId).toSorted()

  const first = unlock()
  expect(await read(first)).toEqual(five.toSorted())
  expect(first.pages.length).toBeGreaterThan(1)
  expect(first.pages.reduce((sum, n) => sum + n)).toBe(5)
  const second = unlock()
  expect(await read(second)).toEqual(five.toSorted())
  expect(second.pages).toEqual([0])

  const gone = five.slice(0, 4)
  await asOwner(database, (client) => client.query('delete from headers where case_id = any ($1)', [gone]))
  expect(await read(unlock())).toEqual(five.slice(4))
})

it('digests that are no power of two are refused', async () => {
  for (const held of ['', nothingHeld.slice(12), `${nothingHeld}${'A'.repeat(12)}`, '!'.repeat(768)])
    await expect(amara.api.cases.headers({ held }), held.slice(0, 9)).rejects.toMatchObject({
      code: 'invalid',
    })
  for (const rows of [0, 3, 500, 100_000])
    expect(isWholeList(await digestsOf([], bucketsFor(rows))), String(rows)).toBe(true)
})

it('five hundred cases: what an unlock costs on the line', async () => {
  const desk = machine()
  const nadia = await network.organisation('Large House', 'ngo', ['caseworker'])
  const one = await openCase(nadia, { name: 'Amina First', language: 'ar' })
  const headers: SealedHeader[] = []
  for (let n = 0; n < 499; n += 1) {
    const header = {
      name: `Amina Number ${n}`,
      dob: '1998-04-05',
      phone: '+44 20 7946 0000',
      worker: 'nadia',
    }
    headers.push(...(await nadia.vault.sealHeader({ caseId: newId(), header, circles: [nadia.circle] })))
  }
  await asOwner(database, async (client) => {
    await client.query(
      `insert into cases select (jsonb_populate_record(c, jsonb_build_object('id', h->>'caseId',
         'reference', 'C-' || translate(upper(left(md5(h->>'caseId'), 4) || '-' || right(md5(h->>'caseId'), 4)), 'ILOU', '1234')))).*
       from cases c, jsonb_array_elements($1) h where c.id = $2`,
      [JSON.stringify(headers), one.id],
    )
    await client.query(
      `insert into case_access select circle, (h->>'caseId')::uuid, state, updated_at from case_access, jsonb_array_elements($1) h where case_id = $2
       on conflict do nothing`,
      [JSON.stringify(headers), one.id],
    )
    await client.query(
      `insert into headers (case_id, circle, circle_epoch, header) select (h->>'caseId')::uuid, (h->>'circleId')::int, (h->>'circleEpoch')::int,
         decode(translate(h->>'ciphertext', '-_', '+/') || repeat('=', (4 - length(h->>'ciphertext') % 4) % 4), 'base64')
       from jsonb_array_elements($1) h`,
      [JSON.stringify(headers)],
    )
  })
  const first = desk.unlock(nadia)
  expect(await first.read()).toHaveLength(500)
  const second = desk.unlock(nadia)
  expect(await second.read()).toHaveLength(500)
  await renameHeader(nadia, await readCase(nadia, one.id), 'Amina Corrected')
  const third = desk.unlock(nadia)
  expect(await third.read()).toHaveLength(500)
  expect(first.line.bytes).toBeGreaterThan(200_000)
  expect(second.line.bytes).toBeLessThan(2_000)
  expect(third.line.bytes).toBeLessThan(12_000)
}, 60_000)
