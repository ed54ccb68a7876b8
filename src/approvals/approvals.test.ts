// A supervisor's yes: in a house that wants it no worker closes a case alone, and closing stays as it was everywhere else.

import { describe, expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { makeMoveOn } from '../client/move-on-case.ts'
import { wordsInTables } from '../../test/canaries.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { giveBack, openComment } from './client/comment.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const jonas = await network.colleague(odile, 'jonas', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health', 'administrator'])
const answers = { reason: 'completed', personTold: 'told' } as const

const newCase = async (name: string) => (await openCase(amara, { name, language: 'ar' })).id
const stateOf = async (caseId: string) => (await amara.api.cases.read({ id: caseId })).case.state
const trackOf = async (caseId: string) =>
  (await amara.api.cases.read({ id: caseId })).tracks.find(({ kind }) => kind === 'case')!
/** Closes it as the screens do: statement, step and move in one. */
async function close(who: typeof amara, caseId: string) {
  const { id, version } = await trackOf(caseId)
  const move = { caseId, kind: 'case', move: 'close', says: 'close', track: { id, version } } as const
  return makeMoveOn(who, move, { reason: answers.reason, person_told: answers.personTold })
}
async function ask(caseId: string, who = amara) {
  const id = crypto.randomUUID()
  await who.api.approvals.ask({ id, caseId, ...answers })
  return id
}
const wants = (closing: boolean) => odile.api.approvals.decide({ closing })

describe('closing a case', () => {
  it('needs nobody’s yes as long as the house has not decided so', async () => {
    expect(await amara.api.approvals.rule({})).toEqual({
      closing: false,
      lowering: false,
      plan: false,
      can: true,
    })
    const caseId = await newCase('Mariam Free')
    await close(amara, caseId)
    expect(await stateOf(caseId)).toBe('closed')
  })

  it('is refused to a worker in a house that wants a yes, and done by the supervisor who gives it', async () => {
    await wants(true)
    const caseId = await newCase('Mariam Asked')
    await expect(close(amara, caseId)).rejects.toThrow('refused: a-supervisor-closes')
    expect(await stateOf(caseId)).toBe('active')
    const id = await ask(caseId)
    await expect(close(amara, caseId), 'asking is no yes').rejects.toThrow('refused: a-supervisor-closes')
    const { waiting } = await odile.api.approvals.waiting({})
    expect(waiting).toContainEqual(
      expect.objectContaining({ id, caseId, askedBy: amara.id, about: 'closing', closing: answers }),
    )
    await close(odile, caseId)
    expect(await stateOf(caseId)).toBe('closed')
    expect((await odile.api.approvals.waiting({})).waiting.map((one) => one.caseId)).not.toContain(caseId)
    expect((await amara.api.approvals.own({})).asked.map((one) => one.caseId)).not.toContain(caseId)
    await wants(false)
  })

  it('stays the database’s to refuse: no worker ends it past the server', async () => {
    await wants(true)
    const caseId = await newCase('Mariam Past')
    const { rows } = await asOwner(database, (client) =>
      client.query<{ hash: string }>("select encode(hash, 'hex') as hash from sessions where user_id = $1", [
        amara.id,
      ]),
    )
    const actor = { kind: 'session', hash: rows[0]!.hash, role: 'continuum_app' } as const
    const past = as(database, actor, (tx) =>
      tx.run(
        sql`update tracks set state = 'closed', version = version + 1 where case_id = ${caseId} and kind = 'case'`,
      ),
    )
    await expect(past).rejects.toThrow('refused: a-supervisor-closes')
    const given = as(database, actor, (tx) =>
      tx.run(sql`insert into approvals (id, case_id, organisation, reason, person_told, asked_by, asked_at, state)
        values (${crypto.randomUUID()}, ${caseId}, ${amara.organisation}, 'completed', 'told', ${amara.id}, now(), 'given')`),
    )
    await expect(given).rejects.toMatchObject({ code: 'not-allowed' })
    await wants(false)
  })
})

describe('what is given back', () => {
  it('comes with a comment that only whoever asked can read, and the case stays open', async () => {
    await wants(true)
    const caseId = await newCase('Mariam Returned')
    const id = await ask(caseId)
    await giveBack(odile, { id, askedBy: amara.id }, 'Ring her first.')
    const own = (await amara.api.approvals.own({})).asked.find((one) => one.id === id)!
    expect(own).toMatchObject({ isReturned: true, answeredBy: odile.id })
    expect(await openComment(amara, own)).toBe('Ring her first.')
    expect(await wordsInTables(database, ['Ring her first.'])).toEqual([])
    await expect(openComment(jonas, own)).rejects.toBeDefined()
    expect(await stateOf(caseId)).toBe('active')
    await expect(close(amara, caseId)).rejects.toThrow('refused: a-supervisor-closes')
    // Asking again answers it.
    const again = await ask(caseId)
    expect((await amara.api.approvals.own({})).asked.map((one) => one.id)).toEqual([again])
    await amara.api.approvals.settle({ id: again })
    expect((await odile.api.approvals.waiting({})).waiting).toEqual([])
    await wants(false)
  })

  it('is given back by a supervisor alone, and settled by whoever asked alone', async () => {
    const caseId = await newCase('Mariam Mine')
    const id = await ask(caseId)
    await expect(giveBack(jonas, { id, askedBy: amara.id }, 'No.')).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(jonas.api.approvals.settle({ id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(bashir.api.approvals.rule({})).resolves.toEqual({
      closing: false,
      lowering: false,
      plan: false,
      can: false,
    })
    await amara.api.approvals.settle({ id })
  })

  it('is asked once at a time', async () => {
    const caseId = await newCase('Mariam Twice')
    const id = await ask(caseId)
    await expect(ask(caseId, jonas)).rejects.toMatchObject({ code: 'conflict' })
    await amara.api.approvals.settle({ id })
  })
})

describe('the rule', () => {
  it('is not for a house of one or two', async () => {
    await expect(bashir.api.approvals.decide({ closing: true })).rejects.toThrow('refused: too-few-for-a-yes')
  })

  it('is decided by an administrator alone', async () => {
    await expect(amara.api.approvals.decide({ closing: true })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
})
