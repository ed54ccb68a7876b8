// The list of cases: what happened last stands at the top, for each by what they can see. Where it stands tells nobody of a step
// that is not theirs to see.

import { expect, it } from 'vitest'
import { agree, openCase } from '../../demo/case-work.ts'
import { newTeam, type Colleague } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'lawyer', 'administrator'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const minutes = (count: number) => network.travel(count / 1440)

const listOf = async (who: Colleague) => (await who.api.cases.list({ state: 'active' })).cases
const order = async (who: Colleague) => (await listOf(who)).map(({ id }) => id)
const shownAt = async (who: Colleague, caseId: string) =>
  (await listOf(who)).find(({ id }) => id === caseId)?.updatedAt
const share = (caseId: string) =>
  agree(
    amara,
    caseId,
    { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' },
    network.state.now(),
  )

it('a case in which something happened today stands above one that was opened after it', async () => {
  const mariam = await openCase(amara, { name: 'Mariam Listed', language: 'ar' })
  minutes(1440)
  const oksana = await openCase(amara, { name: 'Oksana Listed', language: 'uk' })
  expect(await order(amara)).toEqual([oksana.id, mariam.id])
  minutes(1440)
  const goal = await amara.open('goal', { caseId: mariam.id, subkind: 'food' })
  expect(await order(amara)).toEqual([mariam.id, oksana.id])
  const now = network.state.now().getTime()
  expect(now - Date.parse((await shownAt(amara, mariam.id))!)).toBeLessThan(60_000)
  minutes(60)
  await amara.move('goal', 'agree', goal, {})
  expect(network.state.now().getTime() - Date.parse((await shownAt(amara, mariam.id))!)).toBeLessThan(60_000)
})

it('a step that the clinic cannot see moves nothing in its list; one that it sees does', async () => {
  const zaira = await openCase(amara, { name: 'Zaira Listed', language: 'es' })
  minutes(1440)
  await share(zaira.id)
  const before = await shownAt(bashir, zaira.id)
  expect(network.state.now().getTime() - Date.parse(before!), 'it is new to the clinic').toBeLessThan(60_000)
  minutes(1440)
  await amara.open('goal', { caseId: zaira.id, subkind: 'education' })
  expect(await shownAt(bashir, zaira.id)).toBe(before)
  expect(await shownAt(amara, zaira.id)).not.toBe(before)
  await amara.open('goal', { caseId: zaira.id, subkind: 'health' })
  expect(network.state.now().getTime() - Date.parse((await shownAt(bashir, zaira.id))!)).toBeLessThan(60_000)
})

it('ten steps within ten minutes write the list once', async () => {
  const { id } = await openCase(amara, { name: 'Malee Listed', language: 'th' })
  minutes(1440)
  const written = () =>
    asOwner(database, async (client) => {
      const { rows } = await client.query<{ xmin: string }>(
        'select xmin::text from case_access where case_id = $1',
        [id],
      )
      return rows.map(({ xmin }) => xmin).join()
    })
  const before = await written()
  const goal = await amara.open('goal', { caseId: id, subkind: 'food' })
  const once = await written()
  expect(once).not.toBe(before)
  await amara.move('goal', 'agree', goal, {})
  await amara.open('goal', { caseId: id, subkind: 'education' })
  expect(await written()).toBe(once)
})

it('nobody waits where two steps of one case happen in the same moment', async () => {
  const { id } = await openCase(amara, { name: 'Ana Listed', language: 'es' })
  minutes(1440)
  const made = await Promise.all(
    ['food', 'education', 'health'].map((subkind) => amara.open('goal', { caseId: id, subkind })),
  )
  expect(made).toHaveLength(3)
})

it('a case that Amara sees by her house and by her team stands once in her list, over all its pages', async () => {
  const { id } = await openCase(amara, { name: 'Yusra Listed', language: 'fr' })
  await asOwner(database, async (client) => {
    // Enough of them that the older row would come on the second page.
    await client.query(
      `insert into cases (id, reference, state, language, age_group, origin, owner_circle, visible_to, pack, opened_at, updated_at)
       select gen_random_uuid(), 'C-LIST-' || lpad(n::text, 4, '0'), c.state, c.language, c.age_group, c.origin, c.owner_circle, c.visible_to, c.pack,
         c.opened_at, c.updated_at from cases c, generate_series(1, 60) n where c.id = $1`,
      [id],
    )
    await client.query(
      `update case_access a set updated_at = a.updated_at - interval '1 year' from cases c where c.id = a.case_id and c.reference like 'C-LIST-%'`,
    )
  })
  const team = await newTeam(amara, 'protection', 'Watch', [amara])
  await asOwner(database, (client) =>
    client.query(
      `insert into case_access (circle, case_id, state, updated_at) select $2, case_id, state, updated_at - interval '2 years'
       from case_access where case_id = $1 limit 1`,
      [id, team],
    ),
  )
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof amara.api.cases.list>> = await amara.api.cases.list({
      state: 'active',
      ...(after ? { after } : {}),
    })
    seen.push(...page.cases.map((one) => one.id))
    after = page.next
  } while (after)
  expect(seen.length).toBeGreaterThan(60)
  expect(seen.filter((one) => one === id)).toHaveLength(1)
  expect(new Set(seen)).toHaveProperty('size', seen.length)
})

/** Every page of a list, the ids alone. */
async function wholeList(who: Colleague, asked: { whose: 'all' | 'mine'; order: 'newest' | 'resting' }) {
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof who.api.cases.list>> = await who.api.cases.list({
      ...asked,
      ...(after ? { after } : {}),
    })
    seen.push(...page.cases.map((one) => one.id))
    after = page.next
  } while (after)
  return seen
}

it('what rests longest stands first where that is asked for, page by page, and the worker of each case is said', async () => {
  const newest = await wholeList(amara, { whose: 'all', order: 'newest' })
  expect(await wholeList(amara, { whose: 'all', order: 'resting' })).toEqual(newest.toReversed())
  expect((await amara.api.cases.list({})).cases.map(({ worker }) => worker)).toContain(amara.id)
})

it('a colleague who works on nobody’s case finds none of their own, and one as soon as it is given to them', async () => {
  const rosa = await network.organisation('River House', 'ngo', ['caseworker', 'administrator'])
  const jonas = await network.colleague(rosa, 'jonas', ['caseworker'])
  expect(await wholeList(jonas, { whose: 'mine', order: 'newest' })).toEqual([])
  const malee = await openCase(rosa, { name: 'Malee Given', language: 'th' })
  expect(await wholeList(rosa, { whose: 'mine', order: 'newest' })).toEqual([malee.id])
  await rosa.api.assignments.assign({ caseId: malee.id, worker: jonas.id, second: null, was: rosa.id })
  expect(await wholeList(jonas, { whose: 'mine', order: 'resting' })).toEqual([malee.id])
  expect(await wholeList(rosa, { whose: 'mine', order: 'newest' })).toEqual([])
})
