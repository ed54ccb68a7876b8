// A line that one side has and the other has not is seen; a withdrawal that the chain has yet to say is no alarm.
import { expect, it } from 'vitest'
import { differencesOf } from './differences.ts'

const grant = {
  to: 2,
  compartments: ['health'],
  basis: 'consent',
  purpose: 'x',
  until: '2026-04-01',
} as const
const view = {
  owner: 1,
  readers: [{ compartment: 'health' as const, circles: [1, 2] }],
  grants: [{ ...grant, id: 'doctor' }],
}
const holder = (circle: number, name: string) => ({ circle, name })
const listed = {
  agreements: [{ track: 'doctor', state: 'granted' }],
  readers: [{ compartment: 'health', holders: [holder(1, 'Harbour House'), holder(2, 'City Clinic')] }],
}

it('finds nothing where the list and the chain say the same', () => {
  expect(differencesOf(view, listed)).toEqual({ unsigned: [], carriers: [], unlisted: [] })
})

it('names a reader whom the server lists and nobody signed for, and one in a part that the chain does not know', () => {
  const more = [...listed.readers[0]!.holders, holder(9, 'City Police')]
  const readers = [
    { compartment: 'health', holders: more },
    { compartment: 'identity', holders: [holder(9, 'City Police')] },
  ]
  expect(differencesOf(view, { ...listed, readers }).unsigned).toEqual([
    { circle: 9, name: 'City Police', compartment: 'health' },
    { circle: 9, name: 'City Police', compartment: 'identity' },
  ])
})

it('names an agreement that is signed and that the server does not know', () => {
  expect(differencesOf(view, { ...listed, agreements: [] }).unlisted).toEqual([{ id: 'doctor', to: 2 }])
})

it('names who carries the case by the list, where nobody has handed it to them', () => {
  const holders = [holder(1, 'Harbour House'), { ...holder(2, 'City Clinic'), owner: true }]
  const readers = [{ compartment: 'health', holders }]
  expect(differencesOf(view, { ...listed, readers }).carriers).toEqual([{ circle: 2, name: 'City Clinic' }])
})

it('says nothing of an agreement that ended on a page without script', () => {
  const agreements = [{ track: 'doctor', state: 'withdrawn' }]
  const readers = [{ compartment: 'health', holders: [holder(1, 'Harbour House')] }]
  expect(differencesOf(view, { agreements, readers })).toEqual({ unsigned: [], carriers: [], unlisted: [] })
})
