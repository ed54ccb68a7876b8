// For whom a room is, by how many women and men come and where they say that they would feel safe.
import { expect, it } from 'vitest'
import type { ServedGroup } from '../directory/codes.ts'
import { choicesFor, fitOf, type Room, type Wanted } from './fitting.ts'

const room = (takes: readonly ServedGroup[], more: Partial<Room> = {}): Room => ({
  id: 1,
  number: 1,
  unit: 1,
  takes,
  features: [],
  beds: [1, 2],
  ...more,
})
const wanted = (more: Partial<Wanted>): Wanted => ({
  party: 1,
  needs: [],
  safeIn: null,
  women: 0,
  men: 0,
  from: '2026-11-30T12:00:00.000Z',
  ...more,
})
const says = (takes: readonly ServedGroup[], more: Partial<Wanted>) => {
  const fit = fitOf(room(takes), wanted(more), [])
  return fit.fits ? 'fits' : fit.because
}

it('a room of a unit for women takes no man, and one that takes everyone, or says nothing, takes both', () => {
  expect(says(['women'], { men: 1 })).toBe('men')
  expect(says(['men', 'older'], { women: 1 })).toBe('women')
  expect(says(['women'], { women: 1 })).toBe('fits')
  expect(says(['everyone', 'women'], { men: 1 })).toBe('fits')
  expect(says([], { party: 2, women: 1, men: 1 })).toBe('fits')
  expect(says(['women'], {})).toBe('fits')
})

it('a unit for families takes a mother and a father, and no man by himself', () => {
  expect(says(['families'], { party: 2, women: 1, men: 1 })).toBe('fits')
  expect(says(['families'], { men: 1 })).toBe('men')
})

it('what a trans person says leads: the unit that they chose takes them, whatever else was counted', () => {
  expect(says(['trans'], { women: 1, safeIn: 'trans' })).toBe('fits')
  expect(says(['women'], { women: 1, safeIn: 'trans' })).toBe('unit')
  expect(says(['women'], { women: 1, safeIn: 'women' })).toBe('fits')
})

it('a family that no single room holds gets neighbouring rooms of the family unit', () => {
  const rooms = [1, 2].map((id) => room(['families'], { id, number: id, beds: [id * 10, id * 10 + 1] }))
  expect(choicesFor(rooms, wanted({ party: 4, women: 1, men: 1 }), [])).toEqual([[10, 11, 20, 21]])
  const forWomen = rooms.map((one) => ({ ...one, takes: ['women' as const] }))
  expect(choicesFor(forWomen, wanted({ party: 4, women: 1, men: 1 }), [])).toEqual([])
})
