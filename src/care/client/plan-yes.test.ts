// Odile supervises and approves Amara's plan of Mariam's case: what she signs names the rows and words that she read, so that a plan that
// has changed since is told from it. A note that she leaves is announced to whoever works on the case, without a word of it.
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { openCase, takeKeys } from '../../../demo/case-work.ts'
import { wordsInTables } from '../../../test/canaries.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { giveBack } from '../../approvals/client/comment.ts'
import { beginPart } from '../../cases/client/begin-part.ts'
import { readCase } from '../../client/case-keys.ts'
import { descriptionsOf, rewriteDescription } from '../../client/description.ts'
import { writeRecord } from '../../client/records.ts'
import { goalMachine } from '../goal.ts'
import { addToPlan } from './plan.ts'
import { approvePlan, planYesOf } from './plan-yes.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const rania = await network.colleague(odile, 'rania', ['supervisor', 'caseworker'])
const jonas = await network.colleague(odile, 'jonas', ['caseworker'])

const row = (text: string) => ({ id: newId(), wordsId: newId(), service: 'education', description: { text } })
async function withPlan(name: string) {
  const { id } = await openCase(amara, { name, language: 'ar' })
  const bus = row('Take the bus')
  for (const one of [bus, row('A doctor')]) await addToPlan(amara, id, one, { agreed: true })
  return { id, bus }
}
const see = async (who: typeof amara, id: string) => (await takeKeys(who, id)).shared
const ask = (id: string, who = amara) => who.api.approvals.askForPlan({ id: newId(), caseId: id })
const ownOf = async (id: string) =>
  (await amara.api.approvals.own({})).asked.filter(({ caseId }) => caseId === id)
const waitsFor = async (id: string) =>
  (await odile.api.approvals.waiting({})).waiting.filter(({ caseId }) => caseId === id)

describe('a plan', () => {
  it('is wanted to be approved only where the house decides so', async () => {
    const { id } = await withPlan('Mariam Free')
    expect(await amara.api.approvals.plan({ caseId: id })).toEqual({
      wanted: false,
      asked: null,
      mayApprove: false,
    })
    await odile.api.approvals.decide({ plan: true })
    expect(await odile.api.approvals.plan({ caseId: id })).toMatchObject({ wanted: true, mayApprove: true })
  })

  it('is asked for by Amara and approved by Odile; both see by whom, and Amara hears it on her list', async () => {
    const { id } = await withPlan('Mariam Asked')
    await ask(id)
    expect(await waitsFor(id)).toMatchObject([{ about: 'plan', askedBy: amara.id, closing: null }])
    await approvePlan(odile, await see(odile, id))
    expect(await waitsFor(id)).toEqual([])
    const [own] = await ownOf(id)
    expect(own).toMatchObject({ about: 'plan', isGiven: true, isReturned: false })
    for (const who of [amara, odile])
      expect(await planYesOf(who, await see(who, id))).toMatchObject({
        by: odile.id,
        changed: 0,
        isSupervisors: true,
      })
    await amara.api.approvals.settle({ id: own!.id })
    expect(await ownOf(id)).toEqual([])
  })

  it('that has changed since says how many rows: one put anew and one that is new', async () => {
    const { id, bus } = await withPlan('Mariam Changed')
    await approvePlan(odile, await see(odile, id))
    const where = { caseId: id, track: bus.id, machine: goalMachine, subkind: bus.service }
    const before = descriptionsOf(await readCase(amara, id), bus.id)[0]
    await rewriteDescription(amara, where, { value: { text: 'Take the bus alone' }, before, id: newId() })
    await addToPlan(amara, id, row('Shoes'), { agreed: false })
    expect(await planYesOf(amara, await see(amara, id))).toMatchObject({ changed: 2 })
    await approvePlan(odile, await see(odile, id))
    expect(await planYesOf(amara, await see(amara, id))).toMatchObject({ changed: 0 })
  })

  it('comes back with a comment for Amara alone, and what stands on it stays agreed', async () => {
    const { id } = await withPlan('Mariam Returned')
    const { id: asked } = await ask(id)
    await giveBack(odile, { id: asked, askedBy: amara.id }, 'Where is the zebra doctor?')
    expect(await ownOf(id)).toMatchObject([{ about: 'plan', isReturned: true, answeredBy: odile.id }])
    expect(await odile.api.approvals.plan({ caseId: id })).toMatchObject({ asked: { isReturned: true } })
    const { tracks } = await readCase(amara, id)
    expect(tracks.filter(({ kind }) => kind === 'goal').map(({ state }) => state)).toEqual([
      'agreed',
      'agreed',
    ])
    expect(await wordsInTables(database, ['zebra'])).toEqual([])
    await ask(id)
    expect(await ownOf(id)).toMatchObject([{ isReturned: false, isGiven: false }])
  })

  it('is approved neither by whoever works on it, supervisor or not, nor by whoever asked', async () => {
    const refused = { code: 'refused', detail: { because: 'another-approves' } }
    const { id } = await withPlan('Mariam Own')
    await expect(approvePlan(amara, await see(amara, id))).rejects.toMatchObject(refused)
    await expect(approvePlan(jonas, await see(jonas, id))).rejects.toMatchObject(refused)
    await ask(id, rania)
    await expect(approvePlan(rania, await see(rania, id))).rejects.toMatchObject(refused)
    await amara.api.assignments.assign({ caseId: id, worker: amara.id, second: odile.id, was: amara.id })
    await expect(approvePlan(odile, await see(odile, id))).rejects.toMatchObject(refused)
    expect(await planYesOf(amara, await see(amara, id))).toBeUndefined()
    expect(await waitsFor(id), 'it still waits').toHaveLength(1)
  })
})

describe('a supervision note', () => {
  const leave = async (id: string, who = odile) => {
    const record = await writeRecord(who, id, {
      compartment: 'working',
      kind: 'note',
      value: { text: 'Ask her sister first, zebra.', supervision: true },
    })
    return who.api.approvals.tell({ caseId: id, record })
  }

  it('is announced to whoever works on the case and to nobody else, without a word of it, until they have read it', async () => {
    const { id } = await withPlan('Mariam Noted')
    await beginPart(amara, id, 'working', amara.circle)
    await takeKeys(odile, id)
    expect(await leave(id)).toEqual({ told: 1 })
    const { notes } = await amara.api.approvals.notes({})
    expect(notes).toMatchObject([{ caseId: id, writtenBy: odile.id }])
    expect(JSON.stringify(notes)).not.toContain('zebra')
    for (const who of [jonas, rania, odile]) expect(await who.api.approvals.notes({})).toEqual({ notes: [] })
    const { record } = notes[0]!
    await expect(jonas.api.approvals.readNote({ record })).rejects.toMatchObject({ code: 'not-found' })
    await amara.api.approvals.readNote({ record })
    expect(await amara.api.approvals.notes({})).toEqual({ notes: [] })
  })

  it('that somebody else wrote is announced in nobody’s name', async () => {
    const { id } = await withPlan('Mariam Forged')
    await beginPart(amara, id, 'working', amara.circle)
    const record = await writeRecord(amara, id, {
      compartment: 'working',
      kind: 'note',
      value: { text: '.' },
    })
    await takeKeys(odile, id)
    await expect(amara.api.approvals.tell({ caseId: id, record })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(odile.api.approvals.tell({ caseId: id, record })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(await amara.api.approvals.notes({})).toEqual({ notes: [] })
  })
})
