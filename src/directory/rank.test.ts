// What the directory does not say is asked; only what it says can be a no.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serviceCodes } from './kinds.ts'
import { servedGroups } from './codes.ts'
import { rank, reasons, type PersonalConstraints } from './rank.ts'

type Facts = Parameters<typeof rank>[0][number]

const silent: Facts = {
  id: 'b',
  name: 'Silent',
  codes: [],
  languages: null,
  serves: null,
  areas: null,
  minAge: null,
  maxAge: null,
  interpretation: false,
}
const harbour: Facts = {
  ...silent,
  id: 'a',
  name: 'Harbour',
  codes: ['food'],
  languages: ['es', 'en'],
  serves: ['women', 'families'],
  areas: ['north'],
  minAge: 18,
  maxAge: null,
}

const oneOf = (values: readonly string[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }), { nil: null })
const facts: fc.Arbitrary<Facts> = fc.record({
  id: fc.uuid(),
  name: fc.string(),
  codes: fc.uniqueArray(fc.constantFrom(...serviceCodes.slice(0, 4)), { maxLength: 3 }),
  languages: oneOf(['es', 'en', 'ar']),
  serves: oneOf(servedGroups),
  areas: oneOf(['north', 'south']),
  minAge: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
  maxAge: fc.option(fc.integer({ min: 60, max: 120 }), { nil: null }),
  interpretation: fc.boolean(),
})
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const criteria = fc.record({
  code: fc.constantFrom(...serviceCodes.slice(0, 4)),
  language: maybe(fc.constantFrom('es', 'en', 'ar')),
  area: maybe(fc.constantFrom('north', 'south')),
  serves: maybe(fc.constantFrom(...servedGroups)),
})
const person: fc.Arbitrary<PersonalConstraints> = fc.record({
  age: maybe(fc.integer({ min: 0, max: 120 })),
  group: maybe(fc.constantFrom('women' as const, 'men' as const, 'trans' as const)),
  withChildren: maybe(fc.boolean()),
  disability: maybe(fc.boolean()),
  understands: maybe(fc.array(fc.constantFrom('es', 'en', 'ar'), { maxLength: 2 })),
  notIn: maybe(fc.array(fc.constantFrom('north', 'south'), { maxLength: 2 })),
})

test('whoever ranks loses no service and invents none', () => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 12 }), criteria, person, (services, asked, someone) => {
      const ranked = rank(services, asked, someone)
      expect(new Set(ranked.map(({ service }) => service))).toEqual(new Set(services))
      expect(ranked).toHaveLength(services.length)
    }),
  )
})

test('a service that says nothing is never a no, whoever asks for whatever', () => {
  fc.assert(
    fc.property(criteria, person, (asked, someone) => {
      expect(rank([silent], asked, someone)[0]?.fit).toBe('ask')
    }),
  )
})

test('forgetting one fact about a service never turns it into a no', () => {
  fc.assert(
    fc.property(
      facts,
      criteria,
      person,
      fc.constantFrom('languages', 'serves', 'areas'),
      (service, asked, someone, fact) => {
        const before = rank([service], asked, someone)[0]
        const after = rank([{ ...service, [fact]: null }], asked, someone)[0]
        expect(before?.fit === 'not' || after?.fit !== 'not').toBe(true)
      },
    ),
  )
})

test('those that fit come first, then those to ask, then those that say no', () => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 12 }), criteria, person, (services, asked, someone) => {
      const fits = rank(services, asked, someone).map(({ fit }) => ['fits', 'ask', 'not'].indexOf(fit))
      expect(fits).toEqual(fits.toSorted((a, b) => a - b))
    }),
  )
})

test('the order does not depend on the order in which services came', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(facts, { maxLength: 8, selector: ({ id }) => id }),
      criteria,
      person,
      (services, asked, someone) => {
        expect(rank(services.toReversed(), asked, someone)).toEqual(rank(services, asked, someone))
      },
    ),
  )
})

test('Amira, 16, who understands Spanish and must not go north, sees why Harbour is not for her', () => {
  const why = reasons(
    harbour,
    { code: 'food', language: 'es' },
    { age: 16, understands: ['es'], notIn: ['north'], withChildren: true },
  )
  expect(Object.fromEntries(why.map(({ about, says }) => [about, says]))).toEqual({
    need: 'yes',
    language: 'yes',
    age: 'no',
    children: 'yes',
    understood: 'yes',
    safety: 'no',
  })
})

test('a language that is not listed is a question where interpreters come, and a no where they do not', () => {
  expect(reasons(harbour, { language: 'ar' })).toEqual([{ about: 'language', says: 'no' }])
  expect(reasons({ ...harbour, interpretation: true }, { language: 'ar' })).toEqual([
    { about: 'language', says: 'ask' },
  ])
})

test('Spanish of Mexico is understood where Spanish is spoken', () => {
  expect(reasons(harbour, { language: 'es-MX' })).toEqual([{ about: 'language', says: 'yes' }])
})
