// What a person opens by themselves is carried by somebody who can do it. Generated from the machines: every endpoint that
// opens a track, knocked on by a survivor.
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { startCardSession } from '../../test/card-session.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { moves } from './endpoints.ts'
import { asOwner } from '../database/open.ts'
import { machines } from './machines.ts'
import type { Field } from '../tracks/define.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])

const cases = { amina: '', mariam: '' }
let amina = { circle: 0, cookie: '' }

const answers: Partial<Record<Field['kind'], unknown>> = { day: '2027-01-15', 'yes-no': true, language: 'ar' }
const answerTo = (field: Field): unknown => ('codes' in field ? field.codes[0] : answers[field.kind])

/** Opens a track of a machine as Amina. */
async function open(kind: string, more: object) {
  const machine = machines.find((one) => one.kind === kind)!
  const asked = Object.entries<Field>(machine.opens.ask ?? {}).filter(([, field]) => !field.optional)
  const id = newId()
  const response = await network.staff.request(moves[kind]!['new']!.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: amina.cookie },
    body: JSON.stringify({
      id,
      ...(machine.subkinds ? { subkind: machine.subkinds[0] } : {}),
      ...Object.fromEntries(asked.map(([name, field]) => [name, answerTo(field)])),
      ...more,
    }),
  })
  const body = (await response.json()) as { code?: string; because?: string }
  const row = await asOwner(database, async (client) => {
    const { rows } = await client.query('select * from tracks where id = $1', [id])
    return rows[0] as Record<string, unknown> | undefined
  })
  return { status: response.status, because: body.because, row }
}

const opened = machines.filter((machine) => moves[machine.kind]?.['new'])
const hers = opened.filter((machine) => machine.opens.byPerson)

beforeAll(async () => {
  for (const name of ['amina', 'mariam'] as const) {
    const { id } = await openCase(amara, { name, language: 'ar' })
    cases[name] = id
    const { circle } = await giveCard(amara, id, 'ar')
    if (name === 'amina') amina = { circle, cookie: (await startCardSession(database, circle, 's')).cookie }
  }
})

describe('a track that Amina opens', () => {
  it('is of one of the kinds that a person can open', () => {
    expect(hers.map(({ kind }) => kind).sort()).toEqual(['goal', 'voice'])
  })

  it.each(hers.map(({ kind }) => kind))(
    '%s: is carried by Harbour House and seen by her, never carried by herself',
    async (kind) => {
      const { status, row } = await open(kind, kind === 'goal' ? { caseId: cases.amina } : {})
      expect(status).toBe(200)
      expect(row).toMatchObject({
        owner_circle: amara.circle,
        person_circle: amina.circle,
        case_id: cases.amina,
      })
      expect(row?.['visible_to']).toEqual(expect.arrayContaining([amara.circle, amina.circle]))
    },
  )

  it.each(hers.map(({ kind }) => kind))('%s: brings nobody else in by their number', async (kind) => {
    const { status, because, row } = await open(kind, {
      other: bashir.circle,
      ...(kind === 'goal' ? { caseId: cases.amina } : {}),
    })
    expect([status, because, row]).toEqual([409, 'not-your-side', undefined])
  })

  it('is not on Mariam’s case', async () => {
    const { status, row } = await open('goal', { caseId: cases.mariam })
    expect([status, row]).toEqual([404, undefined])
  })

  it('is no complaint at the desk that it is about, and no consultation that nobody asked for', async () => {
    const complaint = await open('voice', { subkind: 'complaint' })
    expect(complaint.row).toMatchObject({
      owner_circle: network.founder.circle,
      case_id: null,
      person_circle: amina.circle,
    })
    expect(complaint.row?.['visible_to']).not.toContain(amara.circle)
    expect(await open('voice', { subkind: 'consultation' })).toMatchObject({
      status: 409,
      because: 'nobody-answers',
    })
  })

  it.each(opened.filter((machine) => !machine.opens.byPerson).map(({ kind }) => kind))(
    '%s: is refused, since a person cannot open it',
    async (kind) => {
      expect(await open(kind, { caseId: cases.amina, other: bashir.circle })).toMatchObject({
        status: 403,
        row: undefined,
      })
    },
  )
})
