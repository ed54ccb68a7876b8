// What Amara notes for herself and for Jonas, who stands in for her; and what Mariam says to her doctor about how she feels. Whoever may
// not read it finds no row, no count, no author and no line of the chain.
import { describe, expect, it } from 'vitest'
import {
  agree,
  agreeToCarrying,
  agreeToPages,
  giveCard,
  handCaseOn,
  offerCase,
  openCase,
} from '../../demo/case-work.ts'
import { takeKeys, writeNote } from '../../demo/case-work.ts'
import type { Colleague } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { openChoices } from '../consent/client/choose-pages.ts'
import { readCase } from '../client/case-keys.ts'
import { openRecord, writeRecord } from '../client/records.ts'
import { wordsInTables } from '../../test/canaries.ts'
import { beginPart } from './client/begin-part.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const jonas = await network.colleague(odile, 'jonas', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const nadia = await network.organisation('Legal Aid', 'legal_aid', ['lawyer'])
const now = () => network.state.now()

async function withNote(name: string): Promise<string> {
  const { id } = await openCase(amara, { name, language: 'ar', story: 'A story.' })
  await beginPart(amara, id, 'working', amara.circle)
  await writeNote(amara, id, 'working', 'She packs at four.')
  return id
}
const kindsOf = async (who: Colleague, caseId: string) =>
  (await takeKeys(who, caseId)).shared.records.map(({ compartment }) => compartment)

describe('a working note', () => {
  it('is read by who writes it and who stands in, and by no colleague beside them', async () => {
    const id = await withNote('Mariam Noted')
    expect(await kindsOf(amara, id)).toContain('working')
    expect(await kindsOf(jonas, id)).not.toContain('working')
    expect(await kindsOf(odile, id)).not.toContain('working')
    await amara.api.assignments.assign({ caseId: id, worker: amara.id, second: jonas.id, was: amara.id })
    expect(await kindsOf(jonas, id)).toContain('working')
  })

  it('of a supervisor is read by them and by who works on the case, and by no colleague beside them, supervisor or not', async () => {
    const id = await withNote('Mariam Supervised')
    const rania = await network.colleague(odile, 'rania', ['supervisor'])
    const value = { text: 'Ask her sister first.', supervision: true }
    const { held } = await takeKeys(odile, id)
    expect(held).toContain('working')
    const row = await writeRecord(odile, id, { compartment: 'working', kind: 'note', value })
    const found = async (who: Colleague) =>
      (await takeKeys(who, id)).shared.records.find((one) => one.id === row)
    for (const who of [odile, amara]) {
      const record = await found(who)
      expect(record && (await openRecord(who, id, record))).toMatchObject(value)
    }
    for (const who of [rania, jonas]) expect(await found(who)).toBeUndefined()
    expect(await wordsInTables(database, ['Ask her sister first.'])).toEqual([])
  })

  it('is given to nobody: not as a part, not as a page, not with her card', async () => {
    const id = await withNote('Mariam Asked')
    const terms = { recipient: bashir.circle, purpose: 'health_care' } as const
    await expect(agree(amara, id, { ...terms, compartments: ['working'] }, now())).rejects.toMatchObject({
      code: 'bad-chain',
    })
    const choices = await openChoices(amara, await readCase(amara, id))
    expect(choices.map(({ entry }) => entry.part)).toEqual(['identity', 'narrative'])
    await agreeToPages(amara, id, terms)
    await giveCard(amara, id, 'ar')
    const { person } = await amara.vault.viewCase({ caseId: id, day: '2026-01-01' })
    expect(person?.compartments).not.toContain('working')
    expect(person?.compartments).toContain('narrative')
  })

  it('leaves no line with a clinic that reads health', async () => {
    const id = await withNote('Mariam Clinic')
    await agree(
      amara,
      id,
      { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' },
      now(),
    )
    const { shared } = await takeKeys(bashir, id)
    expect(shared.statements.some((one) => 'body' in one && one.body.includes('working'))).toBe(false)
    expect(shared.epochs.map(({ compartment }) => compartment)).toEqual(['health'])
  })

  it('stays behind where the case is handed on, and the next carrier notes anew', async () => {
    const id = await withNote('Mariam Moved')
    const rosa = await network.organisation('River House', 'ngo', ['caseworker'])
    const offered = await offerCase(amara, id, rosa.circle)
    await rosa.move('handover', 'accept', offered)
    await agreeToCarrying(amara, id, { recipient: rosa.circle }, now())
    await handCaseOn(amara, id, offered.id)
    await expect(amara.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
    expect(await kindsOf(rosa, id)).not.toContain('working')
    await beginPart(rosa, id, 'working', rosa.circle)
    await writeNote(rosa, id, 'working', 'First look.')
    expect(await kindsOf(rosa, id)).toContain('working')
  })
})

describe('what Mariam says about how she feels', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Mind', language: 'ar' })
  const terms = { compartments: ['health'], purpose: 'health_care' } as const
  await agree(amara, id, { recipient: bashir.circle, ...terms }, now())
  await agree(amara, id, { recipient: nadia.circle, compartments: ['legal'], purpose: 'legal_help' }, now())
  await takeKeys(bashir, id)
  await beginPart(bashir, id, 'health_mind', bashir.circle)
  await writeNote(bashir, id, 'health_mind', 'She does not sleep.')

  it('is read by her doctor; of who carries the case nobody finds a row, a count or an author', async () => {
    expect(await kindsOf(bashir, id)).toContain('health_mind')
    const { shared, held } = await takeKeys(amara, id)
    expect(shared.records.map(({ compartment }) => compartment)).not.toContain('health_mind')
    expect(held).not.toContain('health_mind')
    const { rows } = await asOwner(database, (client) =>
      client.query('select 1 from wraps where case_id = $1 and compartment = $2 and circle = $3', [
        id,
        'health_mind',
        amara.circle,
      ]),
    )
    expect(rows).toEqual([])
  })

  it('leaves no line in the chain that the lawyer is shown', async () => {
    const { shared } = await takeKeys(nadia, id)
    expect(shared.statements.some((one) => 'body' in one && one.body.includes('health_mind'))).toBe(false)
    expect(shared.epochs.map(({ compartment }) => compartment)).toEqual(['legal'])
  })

  it('is given by her yes to a colleague of the doctor, who then reads the line too', async () => {
    const other = await network.organisation('Counselling', 'clinic', ['health'])
    await agree(
      bashir,
      id,
      { recipient: other.circle, compartments: ['health_mind'], purpose: 'health_care' },
      now(),
    )
    expect(await kindsOf(other, id)).toEqual(expect.arrayContaining(['health_mind']))
  })
})
