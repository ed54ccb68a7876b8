// Of Mariam's papers the lawyer sees what was signed: not under another writer's name, not in another part, not cut off.

import { expect, it } from 'vitest'
import { agree, openCase, takeKeys } from '../../../demo/case-work.ts'
import { bringPaper } from '../../../demo/papers.ts'
import { bent } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { PIECE } from '../../sealing/file.ts'
import { piecesOf, readPapers, wholeOf, type PaperRow } from './read-paper.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const ines = await network.organisation('Legal Aid West', 'legal_aid', ['lawyer'])
const { id: caseId } = await openCase(amara, { name: 'Mariam Read', language: 'ar' })
const scan = new Uint8Array(2 * PIECE + 77).map((_, at) => (at * 7) & 0xff)
await bringPaper(amara, caseId, { compartment: 'legal', name: 'visa.pdf', content: new Blob([scan]) })
const terms = { recipient: ines.circle, compartments: ['legal'], purpose: 'legal_help' } as const
await agree(amara, caseId, terms, network.state.now())
await takeKeys(ines, caseId)

/** Ines on a line that lists the paper otherwise. */
const shown = (change: Partial<PaperRow>) =>
  bent(ines, 'papers', 'list', (list) => async (input) => {
    const { papers, ...rest } = await list(input)
    return { ...rest, papers: papers.map((row) => ({ ...row, ...change })) }
  })

it('Ines reads what the paper is called and who brought it, and all of it', async () => {
  const [paper] = await readPapers(ines, caseId)
  expect(paper).toMatchObject({ isUnfit: false, about: { name: 'visa.pdf' }, row: { by: 'Harbour House' } })
  const counted: number[] = []
  const whole = await wholeOf(ines, paper!, 'application/pdf', (done) => counted.push(done))
  expect(Buffer.from(await whole.arrayBuffer()).equals(scan)).toBe(true)
  expect([whole.type, counted]).toEqual(['application/pdf', [1, 2, 3]])
})

it('Ines saves the paper while it still opens before her: both readings have all of it', async () => {
  const [paper] = await readPapers(ines, caseId)
  const [looked, saved] = [piecesOf(ines, paper!), piecesOf(ines, paper!)]
  const both: number[][] = [[], []]
  both[0]!.push((await looked.next()).value!.length)
  for await (const piece of saved) both[1]!.push(piece.length)
  for await (const piece of looked) both[0]!.push(piece.length)
  expect(both).toEqual([
    [PIECE, PIECE, 77],
    [PIECE, PIECE, 77],
  ])
})

it('a paper that the server passes off as the lawyers’ own is shown to nobody as theirs', async () => {
  const [paper] = await readPapers(shown({ by: 'Legal Aid West' }), caseId)
  expect(paper).toMatchObject({ isUnfit: true, about: undefined })
})

it('a paper that the server shows in another part, or says nobody signed, does not open', async () => {
  for (const change of [{ compartment: 'health' }, { signature: '' }] as const) {
    const [paper] = await readPapers(shown(change), caseId)
    expect(paper).toMatchObject({ isUnfit: false, about: undefined })
  }
})
