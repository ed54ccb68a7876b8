// What an organisation is usually asked for stands in the form of a consent before anybody chooses.
import { expect, it } from 'vitest'
import { CARRYING } from '../sealing/case-shape.ts'
import { organisationKinds } from '../organisations/kinds.ts'
import { usualPurpose } from './terms.ts'

it('Amara who shares with a clinic is offered health care, and with the police nothing', () => {
  expect(usualPurpose('clinic')).toBe('health_care')
  expect(usualPurpose('legal_aid')).toBe('legal_help')
  for (const kind of ['police', 'embassy', 'funder', undefined] as const)
    expect(usualPurpose(kind)).toBeNull()
})

it('nobody is offered to carry a case because of what they are', () => {
  expect(organisationKinds.map(usualPurpose)).not.toContain(CARRYING)
})
