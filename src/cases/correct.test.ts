// Oksana was taken for a child when her case was opened, and her language was misheard. Whoever carries the case mends it, says how
// it is known, and everything that asks for her age from then on gets the new answer.

import { describe, expect, it } from 'vitest'
import { agree, openCase, refer, takeKeys } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { advance } from '../tracks/advance.ts'
import { caseMachine, endsProtection } from './case.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])

describe('what was entered when a case was opened', async () => {
  const { id, track } = await openCase(amara, { name: 'Oksana Test', language: 'ru', ageGroup: 'unsure' })
  const head = async () => (await amara.api.cases.read({ id })).case
  const correct = (input: object, who = amara) =>
    who.move('case', 'correct', { id: track }, { language: 'uk', origin: 'hotline', ...input })

  it('is mended by whoever carries it, and told in the story with what was answered', async () => {
    const before = await head()
    await correct({ age_group: 'child' })
    expect(await head()).toMatchObject({ language: 'uk', ageGroup: 'child', origin: 'hotline' })
    expect((await head()).version).toBe(before.version + 1)
    const { events } = await amara.api.cases.read({ id })
    expect(events[0]).toMatchObject({
      move: 'correct',
      facts: { language: 'uk', age_group: 'child', origin: 'hotline' },
    })
  })

  it('keeps what protects a child until somebody says how it is known that she is grown up', async () => {
    await expect(correct({ age_group: 'adult' })).rejects.toMatchObject({
      detail: { because: 'how-known-first' },
    })
    expect((await head()).ageGroup).toBe('child')
    await correct({ age_group: 'unsure' })
    await expect(correct({ age_group: 'adult' })).rejects.toMatchObject({ code: 'refused' })
    await correct({ age_group: 'adult', known_by: 'identity_document' })
    const { events } = await amara.api.cases.read({ id })
    expect(events[0]?.facts).toMatchObject({ age_group: 'adult', known_by: 'identity_document' })
    // Whoever was grown up before needs no reason for it.
    await correct({ age_group: 'adult' })
  })

  it('is said anew to whoever has been asked for help and has not answered', async () => {
    const consent = await agree(
      amara,
      id,
      { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care', whenAccepted: true },
      network.state.now(),
    )
    await refer(amara, id, { recipient: bashir.circle, serviceCode: 'health', consent })
    const asked = async () => {
      const [one] = (await bashir.api.referrals.inbox({})).referrals
      return [one?.language, one?.ageGroup]
    }
    expect(await asked()).toEqual(['uk', 'adult'])
    await correct({ language: 'pl', age_group: 'child' })
    expect(await asked()).toEqual(['pl', 'child'])
  })

  it('is nobody else’s to mend, whatever else they see: the program refuses, and the database by itself', async () => {
    await expect(correct({ age_group: 'child' }, bashir)).rejects.toMatchObject({ code: 'not-found' })
    const other = await network.organisation('Lighthouse', 'ngo', ['caseworker'])
    await expect(correct({ age_group: 'child' }, other)).rejects.toMatchObject({ code: 'not-found' })
    const share = async () => {
      await takeKeys(amara, id)
      await agree(
        amara,
        id,
        { recipient: other.circle, compartments: ['narrative'], purpose: 'support' },
        network.state.now(),
      )
    }
    // A child is asked too, with whoever speaks for it; from the correction on a grown-up agrees alone.
    await expect(share()).rejects.toMatchObject({ detail: { because: 'ask-the-child-too' } })
    await correct({ age_group: 'adult', known_by: 'own_word' })
    await share()
    await expect(correct({ age_group: 'child' }, other)).rejects.toMatchObject({ code: 'not-found' })
    const { rows } = await asOwner(database, (client) =>
      client.query<{ hash: string }>(
        "select encode(hash, 'hex') as hash from sessions where user_id = $1 limit 1",
        [other.id],
      ),
    )
    const actor = { kind: 'session', hash: rows[0]!.hash, role: 'continuum_app' } as const
    const asOther = (statement: ReturnType<typeof sql>) => as(database, actor, (tx) => tx.run(statement))
    expect(await asOther(sql`update cases set updated_at = updated_at where id = ${id}`)).toBe(1)
    await expect(asOther(sql`update cases set age_group = 'adult' where id = ${id}`)).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  it('was counted on the day of the opening, and is counted no second time', async () => {
    const opened = () =>
      asOwner(database, async (client) => {
        const { rows } = await client.query<{ move: string; n: number }>(
          "select move, sum(n)::int as n from event_counts where kind = 'case' group by move order by move",
        )
        return Object.fromEntries(rows.map((one) => [one.move, one.n]))
      })
    const before = await opened()
    await correct({ age_group: 'unsure' })
    expect(await opened()).toEqual({ ...before, correct: (before['correct'] ?? 0) + 1 })
    const { rows } = await asOwner(database, (client) =>
      client.query("select 1 from event_counts where move = 'correct' and code <> ''"),
    )
    expect(rows).toEqual([])
  })
})

it('asks for a reason exactly where something that protects would end', () => {
  const ages = ['adult', 'child', 'unsure'] as const
  const ends = ages.flatMap((before) =>
    ages.filter((after) => endsProtection(before, after)).map((after) => `${before} → ${after}`),
  )
  expect(ends).toEqual(['child → adult', 'unsure → adult'])
  const track = { id: 't', kind: 'case', state: 'active', version: 1 }
  const mover = { sides: ['holder'], roles: ['caseworker'] } as const
  const answer = (age_group: string, known_by?: string) =>
    advance(caseMachine, track, 'correct', {
      input: { language: 'uk', origin: 'ngo', age_group, known_by },
      mover,
      facts: { ageGroup: 'child' },
    })
  expect(answer('adult')).toMatchObject({ moved: false, because: 'how-known-first' })
  expect(answer('adult', 'own_word')).toMatchObject({ moved: true })
})
