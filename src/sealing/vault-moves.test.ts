// What Mira signs of a case beside its chain, in the vaults of those who work on it: each lie is found by the key worker alone.
import { beforeAll, expect, it } from 'vitest'
import type { Statement } from './chain.ts'
import type { CheckedLine } from './vault-move-shape.ts'
import { acquaint, at, colleague, found, give, openFile, type Colleague } from './vault-cast.ts'

let mira: Colleague
let sato: Colleague
const line = { about: 'case', id: 'case-1', caseId: 'case-1' } as const
const checks = async (who: Colleague, statements: readonly Statement[], where = {}): Promise<CheckedLine> =>
  (await who.vault.checkMoves({ lines: [{ ...line, ...where, statements }] })).lines[0]!
const says = async (who: Colleague, sets: Record<string, string>, after?: Statement): Promise<Statement> =>
  (await who.vault.signMove({ ...line, circle: who === mira ? 1 : 2, at, sets, ...(after && { after }) }))
    .statement

beforeAll(async () => {
  ;[mira, sato] = [await colleague('mira'), await colleague('sato')]
  const [shelter, clinic] = [await found(mira, 1), await found(sato, 2)]
  await acquaint([mira, shelter], [sato, clinic])
  const file = await openFile(mira, 1, ['health', 'contact'], 'case-1')
  await sato.vault.receiveKeys(await give(mira, file, { to: 2, compartments: ['health'] }))
})

it('Mira says that it is dangerous: Dr Sato’s vault checks it and cannot tell the minute, Mira’s can', async () => {
  const first = await says(mira, { risk: 'high', age: 'child' })
  const second = await says(mira, { risk: 'low' }, first)
  expect(await checks(sato, [first, second])).toMatchObject({
    moves: [
      { n: 1, by: 'mira', standing: 'on' },
      {
        n: 2,
        organisation: 1,
        facts: { risk: { is: 'low', n: 2 }, age: { is: 'child', n: 1, by: 'mira' } },
      },
    ],
  })
  const { moves } = await checks(sato, [first, second])
  expect(moves![1]!.at).toBeUndefined()
  expect(await checks(mira, [second])).toMatchObject({ moves: [{ at }] })
})

it('whoever saw the second move knows when it is left out, or another is put in its place', async () => {
  const first = await says(mira, { risk: 'high' }, undefined).catch(
    (refusal: { code: string }) => refusal.code,
  )
  expect(first).toBe('rollback')
  expect(await checks(mira, [])).toEqual({ refused: 'rollback' })
})

it('what was signed of one case, or of a process, says nothing of another', async () => {
  const other = { id: 'case-2', caseId: 'case-2' }
  const { statement } = await mira.vault.signMove({ ...line, ...other, circle: 1, at, sets: { risk: 'low' } })
  expect(await checks(mira, [statement], other)).toMatchObject({
    moves: [{ facts: { risk: { is: 'low' } } }],
  })
  expect(await checks(mira, [statement], { id: 'case-3', caseId: 'case-3' })).toEqual({
    refused: 'bad-chain',
  })
  expect(await checks(mira, [statement], { id: 'case-3', caseId: 'case-2' })).toEqual({
    refused: 'bad-signature',
  })
  expect(await checks(mira, [statement], { ...other, about: 'track' })).toEqual({ refused: 'bad-signature' })
})

it('a fact that nobody has signed is taken over as such, and no longer when somebody signs it', async () => {
  const other = { id: 'case-4', caseId: 'case-4' }
  const first = await mira.vault.signMove({
    ...line,
    ...other,
    circle: 1,
    at,
    sets: { risk: 'low' },
    adopts: { age: 'adult' },
  })
  expect(first.facts).toMatchObject({ age: { is: 'adult', n: 0, by: '' }, risk: { is: 'low', n: 1 } })
  const after = first.statement
  const second = await mira.vault.signMove({
    ...line,
    ...other,
    circle: 1,
    at,
    sets: { age: 'child' },
    after,
  })
  expect(second.facts).toMatchObject({ age: { is: 'child', n: 2, by: 'mira' }, risk: { n: 1 } })
})

it('a body that is no signed move is refused, however it is broken', async () => {
  const other = { id: 'case-5', caseId: 'case-5' }
  const { statement } = await mira.vault.signMove({ ...line, ...other, circle: 1, at, sets: { risk: 'low' } })
  const said = JSON.parse(statement.body) as Record<string, unknown>
  const broken = [
    'nothing',
    'null',
    '{}',
    ...['n', 'prev', 'by', 'from', 'log', 'head', 'on', 'case', 'facts'].map((name) =>
      JSON.stringify({ ...said, [name]: undefined }),
    ),
    JSON.stringify({ ...said, facts: { risk: { is: 'low', n: 0, by: 'mira', from: 1, on: '2026-03-01' } } }),
    JSON.stringify({ ...said, facts: { risk: { is: '', n: 1, by: 'mira', from: 1, on: '2026-03-01' } } }),
    JSON.stringify({ ...said, step: { kind: 'case' } }),
    `${statement.body}${' '.repeat(17_000)}`,
  ]
  for (const body of broken)
    expect(await checks(mira, [{ ...statement, body }], other), body.slice(0, 80)).toEqual({
      refused: 'bad-chain',
    })
})
