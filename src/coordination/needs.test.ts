// Where help is missing, as Ines reads it and Ruben pays for it: in tens, and never in less.
import { expect, test } from 'vitest'
import { needsOf, nightsOutOf, type Asked, type NightOut } from './server/count-needs.ts'

const many = (n: number, more: Partial<Asked> = {}): Asked[] =>
  Array.from({ length: n }, () => ({
    month: '2026-03-01',
    service: 'food',
    district: 'harbour',
    outcome: 'waits',
    days: null,
    ...more,
  }))
const offered = () => true

test('months are joined until ten people stand in them, and what has not come to ten is not told', () => {
  const nine = many(9)
  expect(needsOf(nine, [], offered)).toEqual([])
  const april = many(4, { month: '2026-04-01' })
  const [need] = needsOf([...nine, ...april], [], offered)
  expect(need).toMatchObject({ asked: 13, from: '2026-03-01', to: '2026-04-01', by: { waits: 13, met: 0 } })
  // Three of May wait for others: nobody sees that they came.
  const may = many(3, { month: '2026-05-01' })
  expect(needsOf([...nine, ...april, ...may], [], offered)).toEqual([need])
})

test('a few who were told no are not told, nor found by subtraction', () => {
  const people = [...many(30), ...many(4, { outcome: 'no_money' }), ...many(20, { outcome: 'met', days: 6 })]
  const [need] = needsOf(people, [], offered)
  expect(need).toMatchObject({ asked: 54, middleDays: 6 })
  // Four alone would be what is left of the whole: the next one goes with them.
  expect(need!.by).toMatchObject({ no_money: null, met: null, waits: 30 })
})

test('those for whom nobody was asked make a need of their own, and the greatest need stands first', () => {
  const never = many(12, { service: 'translation' })
  const needs = needsOf(
    [...many(40, { outcome: 'met', days: 1 }), ...many(11, { district: 'north' })],
    never,
    (service) => service === 'food',
  )
  expect(
    needs.map(({ service, district, notAsked, isOffered }) => [service, district, notAsked, isOffered]),
  ).toEqual([
    ['translation', 'harbour', 12, false],
    ['food', 'north', null, true],
    ['food', 'harbour', null, true],
  ])
})

test('ten nights of one person on the street are told by nobody, and those of ten people are', () => {
  const night = (who: number, more: Partial<NightOut> = {}): NightOut => ({
    month: '2026-03-01',
    district: 'harbour',
    place: 'on_street',
    who,
    people: 1,
    ...more,
  })
  const ten = Array.from({ length: 10 }, () => night(1))
  expect(nightsOutOf(ten).get('harbour')).toEqual({ police_cell: null, on_street: null, where_harmed: null })
  const others = Array.from({ length: 8 }, (_, at) => night(at + 2))
  expect(nightsOutOf([...ten, ...others]).get('harbour')!.on_street).toBeNull()
  // A mother with two children of April makes ten; who comes in May waits for others.
  const april = night(10, { month: '2026-04-01', people: 3 })
  const may = night(11, { month: '2026-05-01' })
  const told = nightsOutOf([...ten, ...others, april, may, night(12, { place: 'police_cell' })])
  expect(told.get('harbour')).toEqual({ police_cell: null, on_street: 21, where_harmed: null })
})
