// Other acts for which somebody else is asked: lowering how much danger a person is in, where the house wants a yes; erasing what one wrote
// down the wish for oneself. The yes is the act itself, done by the second person.
import { describe, expect, it } from 'vitest'
import { agree, openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { makeMoveOn } from '../client/move-on-case.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { sayYes } from './client/say-yes.ts'
import { giveBack } from './client/comment.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const jonas = await network.colleague(odile, 'jonas', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health', 'administrator'])

const newCase = (name: string) => openCase(amara, { name, language: 'ar' })
const levelOf = async (id: string) => (await amara.api.cases.read({ id })).case.risk
const assess = (who: typeof amara, caseId: string, level: string) =>
  who.open('risk', { caseId, level, own_view: 'safe', family_considered: true })
const lowering = { level: 'low', ownView: 'safe', familyConsidered: true } as const
const askedOf = async (caseId: string) =>
  (await odile.api.approvals.waiting({})).waiting.filter((one) => one.caseId === caseId)
const refused = { code: 'refused', detail: { because: 'a-supervisor-lowers' } }

describe('lowering how much danger somebody is in', () => {
  it('needs nobody’s yes as long as the house has not decided so', async () => {
    const { id } = await newCase('Mariam Free')
    await assess(amara, id, 'low')
    expect(await levelOf(id)).toBe('low')
  })

  it('is refused to a worker in a house that wants a yes, and done by the supervisor who gives it, in their own name', async () => {
    await odile.api.approvals.decide({ lowering: true })
    const { id } = await newCase('Mariam Asked')
    await expect(assess(amara, id, 'low')).rejects.toMatchObject(refused)
    expect(await levelOf(id)).toBe('high')
    await amara.api.approvals.askToLower({ id: crypto.randomUUID(), caseId: id, ...lowering })
    await expect(assess(amara, id, 'low'), 'asking is no yes').rejects.toMatchObject(refused)
    const [asked] = await askedOf(id)
    expect(asked).toMatchObject({ about: 'lowering', askedBy: amara.id, lowering, closing: null })
    await sayYes(odile, asked!)
    expect(await levelOf(id)).toBe('low')
    expect(await askedOf(id)).toEqual([])
    await sayYes(odile, asked!)
    const risks = (await amara.api.cases.read({ id })).tracks.filter(({ kind }) => kind === 'risk')
    expect(risks, 'pressed twice it is one assessment').toHaveLength(1)
    await odile.api.approvals.decide({ lowering: false })
  })

  it('never holds a warning back: more danger is said by any worker at once, and what is asked may be given back', async () => {
    await odile.api.approvals.decide({ lowering: true })
    const { id } = await newCase('Mariam Warned')
    await assess(odile, id, 'low')
    await assess(jonas, id, 'medium')
    expect(await levelOf(id)).toBe('medium')
    const row = crypto.randomUUID()
    await amara.api.approvals.askToLower({ id: row, caseId: id, ...lowering })
    await giveBack(odile, { id: row, askedBy: amara.id }, 'He rang again.')
    expect((await amara.api.approvals.own({})).asked).toContainEqual(
      expect.objectContaining({ id: row, about: 'lowering', isReturned: true }),
    )
    expect(await levelOf(id)).toBe('medium')
    await odile.api.approvals.decide({ lowering: false })
  })

  it('is not done by a doctor of another house either: her assessment stands beside the level of the carrier', async () => {
    const { id } = await newCase('Mariam Clinic')
    const now = network.state.now()
    await agree(
      amara,
      id,
      { recipient: bashir.circle, compartments: ['contact'], purpose: 'health_care' },
      now,
    )
    await odile.api.approvals.decide({ lowering: true })
    await assess(bashir, id, 'low')
    expect(await levelOf(id)).toBe('high')
    await odile.api.approvals.decide({ lowering: false })
    await assess(bashir, id, 'low')
    expect(await levelOf(id)).toBe('low')
  })

  it('stays the database’s to refuse: no worker lowers it past the server', async () => {
    await odile.api.approvals.decide({ lowering: true })
    const { id } = await newCase('Mariam Past')
    const { rows } = await asOwner(database, (client) =>
      client.query<{ hash: string }>("select encode(hash, 'hex') as hash from sessions where user_id = $1", [
        amara.id,
      ]),
    )
    const actor = { kind: 'session', hash: rows[0]!.hash, role: 'continuum_app' } as const
    const past = as(database, actor, (tx) => tx.run(sql`select app.set_risk(${id}, 'low', true, null)`))
    await expect(past).rejects.toMatchObject(refused)
    await odile.api.approvals.decide({ lowering: false })
  })

  it('is wanted only in a house of three', async () => {
    await expect(bashir.api.approvals.decide({ lowering: true })).rejects.toThrow(
      'refused: too-few-for-a-yes',
    )
  })
})

describe('erasing', () => {
  it('is asked no more once the person wants the file kept, nor is lowering once the case is closed', async () => {
    const { id, track } = await newCase('Mariam Kept')
    await amara.api.approvals.askToLower({ id: crypto.randomUUID(), caseId: id, ...lowering })
    await amara.move('case', 'close', { id: track }, { reason: 'completed', person_told: 'told' })
    expect(await askedOf(id)).toEqual([])
    await amara.move('case', 'ask_erasure', { id: track })
    await amara.api.approvals.askToErase({ id: crypto.randomUUID(), caseId: id })
    expect(await askedOf(id)).toHaveLength(1)
    await amara.move('case', 'keep', { id: track })
    expect(await askedOf(id)).toEqual([])
  })

  it('is asked of a supervisor by whoever wrote the wish down, and done by them', async () => {
    const { id, track } = await newCase('Mariam Erased')
    const ask = () => amara.api.approvals.askToErase({ id: crypto.randomUUID(), caseId: id })
    await expect(ask(), 'nobody has asked for it yet').rejects.toMatchObject({ code: 'not-found' })
    await amara.move('case', 'close', { id: track }, { reason: 'completed', person_told: 'told' })
    await amara.move('case', 'ask_erasure', { id: track })
    await expect(amara.move('case', 'erase', { id: track })).rejects.toMatchObject({
      detail: { because: 'somebody-else-erases' },
    })
    await ask()
    await expect(ask(), 'once').rejects.toMatchObject({ code: 'conflict' })
    const [asked] = await askedOf(id)
    expect(asked).toMatchObject({ about: 'erasing', closing: null, lowering: null })
    const move = { caseId: id, kind: 'case', move: 'erase', says: 'erase' } as const
    await makeMoveOn(odile, { ...move, track: { id: asked!.track, version: asked!.version } })
    expect(await askedOf(id)).toEqual([])
    expect((await amara.api.approvals.own({})).asked.map((one) => one.caseId)).not.toContain(id)
  })
})
