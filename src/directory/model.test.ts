// What an organisation may say of itself, and what it may not.
import { expect, test } from 'vitest'
import { Listing } from './model.ts'

test('a listing with an upside-down age or a script for an address is refused', () => {
  const listing = { id: '01890000-0000-7000-8000-000000000001', name: 'Meals', codes: ['food'] }
  expect(Listing.safeParse(listing).success).toBe(true)
  expect(Listing.safeParse({ ...listing, minAge: 40, maxAge: 20 }).success).toBe(false)
  expect(Listing.safeParse({ ...listing, url: 'javascript:alert(1)' }).success).toBe(false)
  expect(Listing.safeParse({ ...listing, address: '1 Main Street' }).success).toBe(false)
})
