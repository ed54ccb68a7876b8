// What a guardian agreed to counts no more once they are doubted, until somebody says that it holds all the same, signed and with reasons.
import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { agree, giveCard, openCase, takeKeys } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { ownPhone } from '../../test/own-phone.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase } from '../client/case-keys.ts'
import { asOwner } from '../database/open.ts'
import { noVetting, vetGuardian } from './client/guardian.ts'
import { nameToChild } from './client/name-guardian.ts'
import { sealSaid, stepWith } from './client/said.ts'
import { doubtedSince, guardianshipMachine as machine } from './guardianship.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const yusra = await network.organisation('Children Office', 'child_welfare', ['child_welfare'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const gil = await network.organisation('Guardians Office', 'ngo', ['guardian'])
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])

/** Whether the yes to a house is in force, as every rule that needs one asks for it. */
const counts = (caseId: string, circle: number) =>
  asOwner(database, async (client) => {
    const day = network.state.now().toISOString().slice(0, 10)
    const { rows } = await client.query<{ agreed: boolean }>(
      'select app.agreed($1, $2, $3::date, null, null) as agreed',
      [caseId, circle, day],
    )
    return rows[0]?.agreed
  })

it('Dina’s guardian is doubted: the clinic’s yes rests, the one that was found best for her stands', async () => {
  const { id: caseId } = await openCase(yusra, {
    name: 'Dina Doubt',
    language: 'ar',
    ageGroup: 'child',
  })
  const id = newId()
  const answers = {
    tie: 'None',
    paid: 'The council',
    suspects: 'No',
    others: 'Two',
    checked: 'Yusra',
  }
  const vetting = { ...noVetting, who: 'Olga', answers, conflict: 'none' as const }
  await vetGuardian(yusra, { caseId, circle: yusra.circle, id, wordsId: newId() }, vetting)
  const terms = {
    compartments: ['health'] as const,
    purpose: 'health_care' as const,
    assent: true,
  }
  const now = () => network.state.now()
  const health = { ...terms, recipient: bashir.circle, onBehalf: 'guardian_agreed' as const }
  await agree(yusra, caseId, { ...health, compartments: ['health'] }, now())
  const best = {
    recipient: amara.circle,
    purpose: 'support' as const,
    onBehalf: 'best_interests_decided' as const,
  }
  await agree(yusra, caseId, { ...best, assent: true, compartments: ['contact'] }, now())
  expect([await counts(caseId, bashir.circle), await counts(caseId, amara.circle)]).toEqual([true, true])

  network.travel(0.01)
  const step = async (move: string, said: string, more = {}) => {
    const { tracks } = await readCase(yusra, caseId)
    const track = tracks.find((one) => one.id === id)!
    const where = { caseId, machine, move, track }
    const sealed = await sealSaid(yusra, where, { step: move, text: said, answers: {} })
    return stepWith(yusra, where, sealed, more)
  }
  await step('doubt', 'zqxdoubt')
  expect([await counts(caseId, bashir.circle), await counts(caseId, amara.circle)]).toEqual([false, true])
  const { clocks, signed } = await yusra.api.work.track({ track: id })
  expect(clocks.map(({ clock }) => clock)).toContain('guardianship.agreements')
  expect(signed).not.toBeNull()
  expect(doubtedSince((await readCase(yusra, caseId)).events)).toBeDefined()

  network.travel(0.01)
  await step('decide_agreements', 'Asked the clinic and Dina.', { agreements: 'agreements_hold' })
  expect(await counts(caseId, bashir.circle)).toBe(true)
  const shared = await readCase(yusra, caseId)
  expect(doubtedSince(shared.events)).toBeUndefined()
  expect(JSON.stringify(shared)).not.toContain('zqxdoubt')
  await expect(step('decide_agreements', 'Again', { agreements: 'agreements_hold' })).rejects.toMatchObject({
    detail: { because: 'no-agreement-in-doubt' },
  })
})

it('from the day of the doubt a guardian is shown nothing of Dina, until it was found to be nothing; her own page names who decides with her', async () => {
  const { id: caseId } = await openCase(yusra, { name: 'Dina Hidden', language: 'en', ageGroup: 'child' })
  const { words } = await giveCard(yusra, caseId, 'en')
  await takeKeys(yusra, caseId)
  const terms = { compartments: ['narrative'] as const, purpose: 'support' as const, assent: true }
  const toGil = { ...terms, compartments: ['narrative' as const], recipient: gil.circle }
  await agree(yusra, caseId, { ...toGil, onBehalf: 'best_interests_decided' }, network.state.now())
  const circle = yusra.circle
  const answers = { tie: 'None', paid: 'The council', suspects: 'No', others: 'Two', checked: 'Yusra' }
  const [id, wordsId] = [newId(), newId()]
  const vetting = { ...noVetting, who: 'Olga', answers, conflict: 'none' as const }
  await vetGuardian(yusra, { caseId, circle, id, wordsId }, vetting)
  const step = async (move: string) => {
    const track = (await readCase(yusra, caseId)).tracks.find((one) => one.id === id)!
    const where = { caseId, machine, move, track }
    return stepWith(yusra, where, await sealSaid(yusra, where, { step: move, text: 'Said', answers: {} }))
  }
  await nameToChild(yusra, await readCase(yusra, caseId), 'Olga decides about school.', newId())
  const phone = await ownPhone(network, words)
  const rows = (await phone.open()).cases.flatMap(({ records }) => records)
  expect(rows.find(({ kind }) => kind === 'guardian_named')?.value).toEqual({
    text: 'Olga decides about school.',
  })

  expect((await gil.api.cases.read({ id: caseId })).records.length).toBeGreaterThan(0)
  network.travel(0.01)
  await step('doubt')
  const nothing = { code: 'not-found' }
  await expect(gil.api.cases.read({ id: caseId })).rejects.toMatchObject(nothing)
  await expect(gil.api.cases.written({ caseId })).rejects.toMatchObject(nothing)
  const { cases } = await gil.api.cases.list({})
  expect(cases.filter((one) => one.id === caseId)).toEqual([])
  const consent = (await readCase(yusra, caseId)).tracks.find(({ kind }) => kind === 'consent')!
  await expect(gil.api.work.track({ track: consent.id })).rejects.toMatchObject(nothing)
  expect(JSON.stringify(await gil.api.work.mine({}))).not.toContain(caseId)
  // Whoever helps and is no guardian goes on.
  expect((await readCase(yusra, caseId)).case.id).toBe(caseId)
  network.travel(0.01)
  await step('clear_doubt')
  expect((await gil.api.cases.read({ id: caseId })).case.id).toBe(caseId)
})

it('no table that says something of a case is left out when a guardian is shut out', () =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'case_id' and t.table_type = 'BASE TABLE' and not exists (select 1 from pg_policies p
        where p.schemaname = 'public' and p.tablename = c.table_name and p.policyname = c.table_name || '_guardian_in_doubt') order by 1`,
    )
    // Where a person is told something by themselves: theirs alone to see.
    expect(rows.map(({ name }) => name)).toEqual(['destinations'])
  }))
