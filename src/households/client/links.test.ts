// Mariam comes with two children. Each has a file of their own; the files name each other under seal, no yes to one opens another, and
// a server that drops or swaps what was written is noticed.
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { agree, openCase } from '../../../demo/case-work.ts'
import { evilHouse } from '../../../test/malicious-server/network.ts'
import { testDatabase } from '../../../test/database.ts'
import { planOpening } from '../../cases/client/open-case.ts'
import { readCase } from '../../client/case-keys.ts'
import { openLatest, writeRecord } from '../../client/records.ts'
import { asOwner } from '../../database/open.ts'
import { emptyDependant, openDependant, sealDependant, type Dependant } from './open-dependant.ts'
import { askForBeds, sizeOf } from './household-size.ts'
import { confirmLink, linkCases, readBonds, unlinkCases } from './links.ts'

const database = await testDatabase()
const { network, amara, pavel, evil, victim } = await evilHouse(database)
const yusra = await network.organisation('Children Office', 'child_welfare', ['child_welfare'])
afterEach(() => evil.repents())

type Who = typeof amara
const bondsOf = async (who: Who, id: string) => {
  const bonds = await readBonds(who, await readCase(who, id))
  return bonds.map(({ case: other, relation, standing }) => [other, relation, standing])
}
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

/** Opens a child's file from its mother's. */
async function along(who: Who, mother: string, child: Partial<Dependant>) {
  const from = await readCase(who, mother)
  const person = { ...emptyDependant, ...child }
  const plan = planOpening()
  const sealed = await sealDependant(who, plan, from, person)
  const act = () => openDependant(who, from, { plan, sealed, relation: person.relation })
  await act()
  return { id: plan.id, again: act }
}

const forChild = { assent: true, onBehalf: 'best_interests_decided' } as const
const contact = { how: 'Zqxphone', when: 'Mornings', word: 'Blue', never: 'Her brother' }
let mother: string
let dina: string
let again: () => Promise<void>
let sami: string
beforeAll(async () => {
  const opened = await openCase(amara, {
    name: 'Zqxmother',
    language: 'ar',
    origin: 'hotline',
    safeContact: contact,
  })
  mother = opened.id
  const first = await along(amara, mother, { name: 'Zqxdina', birth: '2012-05-09', sameContact: true })
  ;({ id: dina, again } = first)
  sami = (await along(amara, mother, { name: 'Zqxsami', birth: '2025-11-30' })).id
})

describe('a child along', () => {
  it('has a file of her own: language, origin and team come along, how she is reached where her mother agrees, and nothing else', async () => {
    const [shared, brother, hers] = await Promise.all([dina, sami, mother].map((id) => readCase(amara, id)))
    expect(shared!.case).toMatchObject({ language: 'ar', origin: 'hotline', ageGroup: 'child' })
    expect(shared!.case.ownerCircle).toBe(hers!.case.ownerCircle)
    expect(await openLatest(amara, shared!, 'profile')).toEqual({ name: 'Zqxdina', birth: '2012-05-09' })
    expect(await openLatest(amara, shared!, 'safe_contact')).toEqual(contact)
    expect(await openLatest(amara, brother!, 'safe_contact')).toBeUndefined()
    expect(await bondsOf(amara, mother)).toEqual([
      [dina, 'child', 'both'],
      [sami, 'child', 'both'],
    ])
    expect(await bondsOf(amara, dina)).toEqual([[mother, 'parent', 'both']])
  })

  it('is opened once, however often Amara presses after a broken line', async () => {
    await again()
    expect(await bondsOf(amara, mother)).toHaveLength(2)
  })

  it('is not opened by her mother’s yes, nor her mother’s file by hers', async () => {
    const terms = {
      recipient: pavel.circle,
      compartments: ['identity', 'narrative'],
      purpose: 'safety',
    } as const
    await agree(amara, mother, terms, new Date())
    expect((await readCase(pavel, mother)).held).toContain('narrative')
    expect(await refusal(readCase(pavel, dina))).toBe('not-found')
    expect(await bondsOf(pavel, mother)).toEqual([
      [dina, 'child', 'unseen'],
      [sami, 'child', 'unseen'],
    ])
    const child = await openCase(amara, { name: 'Own Yes', language: 'ar' })
    await linkCases(amara, child.id, { case: mother, relation: 'parent' })
    await unlinkCases(amara, child.id, mother)
  })

  it('counts with the household by age bands, and nobody whose file is closed to the asker', async () => {
    const { size, unknown } = await sizeOf(amara, await readCase(amara, mother))
    expect([size, unknown]).toEqual([{ under_3: 1, from_3_to_11: 0, from_12_to_17: 1, grown_up: 1 }, []])
    const asked = { caseId: mother, id: newId(), urgency: 'day' } as const
    const [one] = await askForBeds(amara, asked, size, [pavel.circle])
    const { events } = await amara.api.work.track({ track: one!.id })
    expect(events.find(({ move }) => move === 'opened')!.facts).toEqual({
      asked_with: asked.id,
      urgency: 'day',
      party: 3,
      adults: 1,
      teens: 1,
      children: 0,
      babies: 1,
    })
    expect((await sizeOf(pavel, await readCase(pavel, mother))).size).toEqual({
      under_3: 0,
      from_3_to_11: 0,
      from_12_to_17: 0,
      grown_up: 1,
    })
  })

  it('guesses the age of no child: whose file says none is asked for by that file', async () => {
    const parent = await openCase(amara, { name: 'Zqxother', language: 'ar' })
    const { id } = await along(amara, parent.id, { name: 'Zqxnina' })
    const { size, unknown } = await sizeOf(amara, await readCase(amara, parent.id))
    expect(size).toEqual({ under_3: 0, from_3_to_11: 0, from_12_to_17: 0, grown_up: 1 })
    const { reference } = (await readCase(amara, id)).case
    expect(unknown).toEqual([{ id, reference }])
  })
})

describe('what the server learns', () => {
  it('no name, no birth date, and no file that is named in another', async () => {
    const { rows } = await asOwner(database, (client) =>
      client.query(
        `select kind, count(*)::int as n from records where ${[
          'Zqxdina',
          'Zqxmother',
          '2012-05-09',
          dina,
          mother,
        ]
          .map((_, at) => `position(convert_to($${at + 1}, 'utf8') in ciphertext) > 0`)
          .join(' or ')} group by kind`,
        ['Zqxdina', 'Zqxmother', '2012-05-09', dina, mother],
      ),
    )
    expect(rows).toEqual([])
    const { rows: events } = await asOwner(database, (client) =>
      client.query('select 1 from track_events where case_id = $1 and facts::text like $2', [
        mother,
        `%${dina}%`,
      ]),
    )
    expect(events).toEqual([])
  })
})

describe('a file that another house carries', () => {
  it('the bond is proposed until Yusra, who carries it, confirms; what she declines is not asked again', async () => {
    const salma = await openCase(yusra, { name: 'Salma', language: 'ar', ageGroup: 'child' })
    const aunt = await openCase(amara, { name: 'Aunt', language: 'ar' })
    // Nobody of Harbour House sees Salma's file: it is written here alone, and Amara is told so.
    expect(await linkCases(amara, aunt.id, { case: salma.id, relation: 'relative' })).toBe('untold')
    expect(await bondsOf(amara, aunt.id)).toEqual([[salma.id, 'relative', 'unseen']])

    const terms = {
      recipient: amara.circle,
      compartments: ['narrative'],
      purpose: 'support',
      ...forChild,
    } as const
    await agree(yusra, salma.id, terms, new Date())
    expect(await linkCases(amara, aunt.id, { case: salma.id, relation: 'relative' })).toBe('proposed')
    expect(await linkCases(amara, aunt.id, { case: salma.id, relation: 'relative' })).toBe('proposed')
    expect(await bondsOf(amara, aunt.id)).toEqual([[salma.id, 'relative', 'here']])
    expect(await bondsOf(yusra, salma.id)).toEqual([[aunt.id, 'relative', 'proposed']])

    await confirmLink(yusra, salma.id, { case: aunt.id, relation: 'relative' })
    expect(await bondsOf(amara, aunt.id)).toEqual([[salma.id, 'relative', 'both']])
    await unlinkCases(yusra, salma.id, aunt.id)
    expect(await bondsOf(yusra, salma.id)).toEqual([])
    expect(await bondsOf(amara, aunt.id)).toEqual([[salma.id, 'relative', 'here']])
  })

  it('Amara cannot say for Yusra’s file who belongs to it', async () => {
    const omar = await openCase(yusra, { name: 'Omar', language: 'ar', ageGroup: 'child' })
    const terms = {
      recipient: amara.circle,
      compartments: ['narrative'],
      purpose: 'support',
      ...forChild,
    } as const
    await agree(yusra, omar.id, terms, new Date())
    await readCase(amara, omar.id)
    const value = { links: [{ case: mother, relation: 'parent' }] }
    const record = { compartment: 'narrative', kind: 'household', value } as const
    expect(await refusal(writeRecord(amara, omar.id, record))).toBe('refused')
    // A server that let it in: signed by another house it is a proposal and no more.
    await asOwner(database, (client) =>
      client.query('update cases set owner_circle = $2 where id = $1', [omar.id, amara.circle]),
    )
    expect(await refusal(writeRecord(amara, omar.id, record))).toBe('done')
    await asOwner(database, (client) =>
      client.query('update cases set owner_circle = $2 where id = $1', [omar.id, yusra.circle]),
    )
    expect(await bondsOf(yusra, omar.id)).toEqual([[mother, 'parent', 'proposed']])
  })
})

describe('a server that lies', () => {
  type Shown = { records: { kind: string; version: number; ciphertext: string; id: string }[] }
  const tells = (id: string, lie: (shown: Shown) => void) =>
    evil.tells(new RegExp(`^/api/cases/${id}$`), (body) => lie(body as never))
  const household = ({ records }: Shown) => records.find(({ kind }) => kind === 'household')!
  const seen = async (id: string) =>
    bondsOf(victim, id).catch((error: { code?: string }) => error.code ?? 'refused without a code')

  const without = ({ records }: Shown) => records.filter(({ kind }) => kind !== 'household')

  it('leaves the bond out of one file that nobody saw before: the other one tells that it does not stand', async () => {
    const aunt = await openCase(amara, { name: 'Aunt', language: 'ar' })
    const niece = (await along(amara, aunt.id, { name: 'Niece', relation: 'relative' })).id
    tells(niece, (shown) => void (shown.records = without(shown)))
    expect(await seen(aunt.id)).toEqual([[niece, 'relative', 'here']])
    expect(evil.count).toBeGreaterThan(0)
  })

  it('leaves it out of both: whoever saw it knows', async () => {
    expect(await seen(mother)).toHaveLength(2)
    for (const id of [mother, dina, sami]) tells(id, (shown) => void (shown.records = without(shown)))
    expect(await seen(mother)).toBe('outdated')
  })

  it('swaps what two files say: neither opens', async () => {
    const other = household(await readCase(amara, sami))
    tells(dina, (shown) => void Object.assign(household(shown), { ...other, kind: 'household' }))
    expect(await seen(dina)).toMatch(/^(damaged|bad-signature|no-key|bad-key|unfit|broken|outdated)/)
    expect(evil.count).toBeGreaterThan(0)
  })

  it('plays an older state again, before the second child was there: whoever saw the newer one knows', async () => {
    expect(await seen(mother)).toHaveLength(2)
    const { rows } = await asOwner(database, (client) =>
      client.query(
        "select id, version from records where case_id = $1 and kind = 'household' order by version",
        [mother],
      ),
    )
    expect(rows.length).toBeGreaterThanOrEqual(2)
    tells(mother, (shown) => {
      const newest = Math.max(
        ...shown.records.filter(({ kind }) => kind === 'household').map((r) => r.version),
      )
      shown.records = shown.records.filter(({ kind, version }) => kind !== 'household' || version < newest)
    })
    expect(await seen(mother)).toBe('outdated')
  })

  it('renames a note of another file as what belongs to this one: it does not open', async () => {
    const id = newId()
    await writeRecord(amara, sami, {
      compartment: 'narrative',
      kind: 'note',
      value: { links: [{ case: mother, relation: 'child' }] },
      id,
    })
    tells(sami, (shown) => {
      const note = shown.records.find((one) => one.id === id)!
      Object.assign(note, { kind: 'household', version: 99 })
    })
    expect(typeof (await seen(sami))).toBe('string')
    expect(evil.count).toBeGreaterThan(0)
  })
})
