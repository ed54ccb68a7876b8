// Who can read is drawn from what was signed: a server that lists fewer hides nobody, and what it does not confirm is told as its word.
import { expect, it } from 'vitest'
import { readersBySigned } from './signed-readers.ts'

const names: Record<number, string> = { 1: 'Harbour House', 2: 'City Clinic', 3: 'Legal Aid West' }
const nameOf = (circle: number) => names[circle] ?? null
const view = {
  owner: 1,
  person: { circle: 5, compartments: ['health' as const] },
  readers: [
    { compartment: 'health' as const, circles: [2, 1, 5] },
    { compartment: 'legal' as const, circles: [1, 3] },
  ],
}
const holder = (circle: number) => ({ circle, name: nameOf(circle), person: false, owner: false })
const listed = [
  { compartment: 'health', holders: [holder(1), holder(2), holder(5)] },
  { compartment: 'legal', holders: [holder(1), holder(3)] },
]

it('the case carrier comes first, then the survivor, then the others by name', () => {
  const lines = readersBySigned(view, listed, nameOf)
  expect(lines.map(({ name, person }) => (person ? 'the survivor' : name))).toEqual([
    'Harbour House',
    'the survivor',
    'City Clinic',
    'Legal Aid West',
  ])
  expect(lines.every(({ unconfirmed }) => unconfirmed.length === 0)).toBe(true)
})

it('a lawyer whom the server leaves out of its list stands there with what was signed', () => {
  const without = [listed[0]!, { compartment: 'legal', holders: [holder(1)] }]
  const lawyer = readersBySigned(view, without, nameOf).find(({ circle }) => circle === 3)
  expect(lawyer).toMatchObject({ name: 'Legal Aid West', compartments: ['legal'], unconfirmed: ['legal'] })
})

it('a server cannot make itself the survivor or the case carrier by its list', () => {
  const police = { circle: 9, name: 'City Police', person: true, owner: true }
  const lines = readersBySigned(view, [{ compartment: 'health', holders: [police] }], nameOf)
  expect(lines.find(({ circle }) => circle === 9)).toMatchObject({ person: false, owner: false })
})
