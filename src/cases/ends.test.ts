// Closing, opening again and erasing are said in the case's chain in the same act in which they happen; neither is taken without
// the other. Who may erase stands in the machine, and nothing that anybody could read is left.
import { describe, expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys, writeNote } from '../../demo/case-work.ts'
import { bent } from '../../test/broken-line.ts'
import { startCardSession } from '../../test/card-session.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { callOf } from '../api/client.ts'
import { moves } from '../app/endpoints.ts'
import { asOwner } from '../database/open.ts'
import { stateCase } from '../client/case-keys.ts'
import { readDraft, saveDraft } from '../client/drafts.ts'
import { makeMoveOn } from '../client/move-on-case.ts'
import type { Statement } from '../sealing/chain.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
const samir = await network.colleague(amara, 'samir', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])

const told = { reason: 'completed', person_told: 'told' }
const day = () => network.state.now().toISOString().slice(0, 10)
const said = async (caseId: string) => {
  await takeKeys(amara, caseId)
  return (await amara.vault.viewCase({ caseId, day: day() })).state
}
/** A move sent as it is, with whatever stands in it. */
const raw = (move: string, input: Record<string, unknown>, version: number) =>
  callOf(moves['case']![move]!, amara.send)(input, { ifMatch: version })
/** A move that the person makes on a page without script. */
const asPerson = (cookie: string, track: string, move: string) =>
  network.staff.request(`/api/cases/${track}/${move}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'if-match': '"1"' },
    body: '{}',
  })

describe('closing Mariam’s case', () => {
  it('is refused without the statement, and the statement without the move is not taken either', async () => {
    const { id, track } = await openCase(amara, { name: 'Mariam End', language: 'ar' })
    await expect(raw('close', { track, ...told }, 1)).rejects.toMatchObject({ code: 'refused' })
    expect(await said(id)).toBe('open')
    let statement: Statement | undefined
    const noted = bent(amara, 'cases', 'appendStatement', (call) => (input, options) => {
      statement = input.statement
      return call(input, options)
    })
    await takeKeys(amara, id)
    await expect(stateCase(noted, id, 'close')).rejects.toMatchObject({ code: 'refused' })
    expect(statement).toBeDefined()
    // Said with a move that a rule refuses: nothing of both is kept.
    const conviction = { track, reason: 'conviction', person_told: 'told', statement }
    await expect(raw('close', conviction, 1)).rejects.toMatchObject({ code: 'refused' })
    expect(await said(id)).toBe('open')
  })

  it('is one act with its statement, gives the case to nobody new, and is undone like it', async () => {
    const { id, track } = await openCase(amara, { name: 'Salma End', language: 'ar' })
    await amara.move('case', 'close', { id: track }, told)
    expect(await said(id)).toBe('closed')
    const health = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
    await expect(agree(amara, id, health, network.state.now())).rejects.toThrow('bad-chain')
    await amara.move('case', 'reopen', { id: track })
    expect(await said(id)).toBe('open')
    await takeKeys(amara, id)
    await expect(agree(amara, id, health, network.state.now())).resolves.toBeTruthy()
  })

  it('another statement than the move says is refused', async () => {
    const { id, track } = await openCase(amara, { name: 'Hana End', language: 'ar' })
    const closing = { caseId: id, kind: 'case', move: 'close', track: { id: track, version: 1 } }
    await expect(makeMoveOn(amara, { ...closing, says: 'erase' }, told)).rejects.toMatchObject({
      code: 'refused',
    })
    expect(await said(id)).toBe('open')
  })
})

describe('a person who leaves on a page without script', () => {
  it('waits for no signature; whoever carries the case says it next, and only what is so', async () => {
    const { id, track } = await openCase(amara, { name: 'Oksana End', language: 'uk' })
    const { circle } = await giveCard(amara, id, 'uk')
    const { cookie } = await startCardSession(database, circle, 's')
    expect((await asPerson(cookie, track, 'leave')).status).toBe(200)
    expect(await said(id)).toBe('open')
    expect(await stateCase(amara, id, 'close')).toEqual({ said: true })
    expect(await said(id)).toBe('closed')
    await amara.move('case', 'reopen', { id: track })
    expect(await said(id)).toBe('open')
  })
})

describe('erasing', () => {
  it('waits for nobody where the person asked; no key, word, draft or card is left, and the chain ends with it', async () => {
    const { id, track } = await openCase(amara, { name: 'Zaira End', language: 'es', story: 'A story.' })
    const { circle } = await giveCard(amara, id, 'es')
    await takeKeys(amara, id)
    await writeNote(amara, id, 'health', 'Allergic to penicillin.')
    const other = await openCase(amara, { name: 'Vera Stays', language: 'es' })
    for (const place of [`note.${id}`, `move.${track}.close`, `note.${other.id}`])
      await saveDraft(amara, place, 'half a note')
    await amara.move('case', 'close', { id: track }, told)
    const { cookie } = await startCardSession(database, circle, 's')
    const asked = await network.staff.request(`/api/cases/${track}/ask-erasure`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'if-match': '"2"' },
      body: '{}',
    })
    expect(asked.status).toBe(200)
    await expect(raw('erase', { track }, 3)).rejects.toMatchObject({ code: 'refused' })
    await amara.move('case', 'erase', { id: track })
    const left = await asOwner(database, async (client) => {
      const count = async (query: string) =>
        (await client.query<{ n: number }>(`select count(*)::int as n from ${query}`, [id])).rows[0]?.n
      return Promise.all(
        ['records', 'wraps', 'compartments', 'headers', 'looks', 'papers', 'messages']
          .map((table) => `${table} where case_id = $1`)
          .map(count),
      )
    })
    expect(left).toEqual([0, 0, 0, 0, 0, 0, 0])
    const drafts = [`note.${id}`, `move.${track}.close`, `note.${other.id}`].map((place) =>
      readDraft(amara, place),
    )
    expect(await Promise.all(drafts)).toEqual([undefined, undefined, 'half a note'])
    const { statements } = await amara.api.cases.read({ id })
    expect((JSON.parse((statements.at(-1) as { body: string }).body) as { t: string }).t).toBe('erase')
    expect(await said(id)).toBe('erased')
  })

  it('of what a worker recorded is done by another one, never by the same', async () => {
    const { id, track } = await openCase(amara, { name: 'Ana End', language: 'es' })
    await amara.move('case', 'close', { id: track }, told)
    await amara.move('case', 'ask_erasure', { id: track })
    await expect(amara.move('case', 'erase', { id: track })).rejects.toMatchObject({
      code: 'refused',
      detail: { because: 'somebody-else-erases' },
    })
    expect(await said(id)).toBe('closed')
    await samir.move('case', 'erase', { id: track })
    expect(await said(id)).toBe('erased')
  })
})
