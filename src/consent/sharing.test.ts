// Who gets pages and who a part from now on, walked over every kind of place and every purpose.
import { expect, it } from 'vitest'
import { organisationKinds } from '../organisations/kinds.ts'
import { asksForPages, dayByDay, mayHavePart, usualSharing } from './sharing.ts'
import { purposes } from './terms.ts'

const authorities = [
  'police',
  'immigration',
  'prosecution',
  'competent_authority',
  'labour_inspectorate',
  'ministry',
  'funder',
  'embassy',
] as const

it('an authority, whatever it is asked for, gets pages, and is offered a part only where it has to give its reasons', () => {
  for (const kind of authorities)
    for (const purpose of purposes) {
      expect(usualSharing(kind, purpose), `${kind} ${purpose}`).toBe('pages')
      const reasons = kind === 'competent_authority' && purpose === 'identification'
      expect(mayHavePart(kind, purpose), `${kind} ${purpose}`).toBe(reasons)
    }
})

it('a clinic that cares for her day by day gets a part, and pages for anything else', () => {
  expect(usualSharing('clinic', 'health_care')).toBe('part')
  expect(usualSharing('clinic', 'identification')).toBe('pages')
  expect(usualSharing('clinic', null)).toBe('pages')
  expect(usualSharing(undefined, 'health_care')).toBe('pages')
})

it('a referral begins with pages, whoever is asked', () => {
  for (const kind of organisationKinds)
    for (const purpose of purposes) expect(usualSharing(kind, purpose, true)).toBe('pages')
})

it('what an authority once got as a part is asked for again as pages, and what a shelter lives with is not', () => {
  expect(asksForPages('police', 'safety')).toBe(true)
  expect(asksForPages('shelter', 'shelter')).toBe(false)
  expect(asksForPages('police', 'carrying'), 'who carries a case reads it').toBe(false)
  for (const kind of Object.keys(dayByDay)) expect(authorities).not.toContain(kind)
})
