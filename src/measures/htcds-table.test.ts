// A published table in the codes of HTCDS: what are two things here and one there is added up, and nobody is lost.

import { expect, it } from 'vitest'
import { codeLists } from '../caseload/htcds/code-lists.ts'
import { figureAttributes } from './figure-codes.ts'
import { inStandard, isInStandard } from './htcds-table.ts'

it('adds up forms of exploitation that are one there, and tells nothing of them where one is left out', () => {
  const cells = figureAttributes.exploitation.map((code, at) => ({ codes: [code], n: at + 10 }))
  const told = inStandard(['exploitation'], cells)
  expect(told.fields).toEqual(['vic_TypeOfExploitation'])
  const other = told.cells.find(({ codes }) => codes[0] === 'Other')!
  const nOf = (code: string) => cells.find(({ codes }) => codes[0] === code)!.n
  expect(other).toMatchObject({ n: nOf('criminal') + nOf('other'), merged: 2 })
  expect(told.cells.reduce((sum, { n }) => sum + n!, 0)).toBe(cells.reduce((sum, { n }) => sum + n, 0))
  const hidden = cells.map((cell) => (cell.codes[0] === 'criminal' ? { ...cell, n: null } : cell))
  expect(inStandard(['exploitation'], hidden).cells.find(({ codes }) => codes[0] === 'Other')!.n).toBeNull()
})

it('uses codes of the standard’s own lists, and is offered only where it has a field', () => {
  const codes = inStandard(
    ['gender', 'exploitation'],
    figureAttributes.gender.flatMap((one) =>
      figureAttributes.exploitation.map((other) => ({ codes: [one, other], n: 1 })),
    ),
  ).cells.map((cell) => cell.codes)
  const known = (list: readonly string[], all: (string | null | undefined)[], but: string[]) =>
    [...new Set(all)].filter((code) => !list.includes(code!) && !but.includes(code!))
  expect(
    known(
      codeLists.Gender,
      codes.map(([one]) => one),
      ['other'],
    ),
  ).toEqual([])
  expect(
    known(
      codeLists.TypeOfExploitation,
      codes.map(([, other]) => other),
      ['unknown'],
    ),
  ).toEqual([])
  expect([isInStandard(['age']), isInStandard(['age', 'gender'])]).toEqual([false, true])
  // Who recruited somebody is not who exploited them, of whom alone the standard asks.
  expect(isInStandard(['recruiter'])).toBe(false)
})
