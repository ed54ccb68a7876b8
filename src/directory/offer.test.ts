// What an organisation says of its own service, from the keyboard to the directory.
import { expect, test } from 'vitest'
import { Listing } from './model.ts'
import { emptyOffer, listingOf, noHours, offerOf, unsaidOf, wrongIn, type Offer } from './offer.ts'

const id = '01890000-0000-7000-8000-0000000000b1'
const advice: Offer = { ...emptyOffer(id, false), name: ' Advice on pay ', codes: ['legal_civil'] }

test('what Ines leaves open is not said at all, so that nobody reads it as a no', () => {
  expect(wrongIn(advice)).toEqual([])
  expect(Listing.parse(listingOf(advice))).toEqual({
    id,
    name: 'Advice on pay',
    codes: ['legal_civil'],
    confidential: false,
  })
  expect(unsaidOf(advice)).toEqual(['languages', 'serves', 'areas'])
})

test('what she says comes back into the form as she said it', () => {
  const full: Offer = {
    ...advice,
    name: 'Advice on pay',
    description: 'Claims for wages.',
    languages: ['en', 'es'],
    serves: ['women'],
    areas: ['harbour'],
    minAge: '16',
    maxAge: '25',
    phone: '020 7946 0101',
    url: 'https://example.org/pay',
    email: 'pay@example.org',
    hours: [{ days: ['MO', 'TU'], opens: '09:00', closes: '17:00', note: 'By appointment' }],
  }
  const listing = Listing.parse(listingOf(full))
  const kept = { ...listing, places: [], providerPlaces: [] }
  expect(offerOf(kept as never)).toEqual(full)
})

test('a web address, ages and times are read as people type them, in Arabic digits too', () => {
  const typed: Offer = {
    ...advice,
    minAge: '١٦',
    url: 'www.example.org',
    hours: [{ ...noHours, days: ['MO'], opens: '٩:٠٠', closes: '17.30' }],
  }
  expect(wrongIn(typed)).toEqual([])
  expect(Listing.parse(listingOf(typed))).toMatchObject({
    minAge: 16,
    url: 'https://www.example.org/',
    hours: [{ days: ['MO'], opens: '09:00', closes: '17:30' }],
  })
})

test.each([
  ['name', { name: 'x' }],
  ['codes', { codes: [] }],
  ['age', { minAge: '30', maxAge: '20' }],
  ['age', { minAge: 'old' }],
  ['url', { url: 'javascript:alert(1)' }],
  ['email', { email: 'nobody' }],
  ['hours', { hours: [noHours] }],
  ['hours', { hours: [{ ...noHours, days: ['MO'], opens: '9' }] }],
  ['hours', { hours: [{ ...noHours, days: ['MO'], opens: '09:00' }] }],
])('%s is named where it is wrong: %o', (field, part) => {
  expect(wrongIn({ ...advice, ...part })).toEqual([field])
})

test('a confidential place is published without anything by which it could be found, whatever was typed before', () => {
  const place: Offer = {
    ...emptyOffer(id, true),
    name: 'Rooms',
    codes: ['emergency_housing'],
    phone: '555 0123',
    url: 'nowhere',
    hours: [noHours],
  }
  expect(wrongIn(place)).toEqual([])
  expect(Listing.parse(listingOf(place))).toEqual({
    id,
    name: 'Rooms',
    codes: ['emergency_housing'],
    confidential: true,
  })
})
