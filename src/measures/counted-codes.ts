// The coarse things that are counted about a person, and the codes of each. They stand apart from the sums, so that the screens load no
// more than words need. What is told of one person lies in three rows that nothing ties to each other: who they are, how they were
// registered, and what held them. Two attributes are crossed only where one row says both. The second row holds nothing that is sealed
// in a case: whoever has the database can find a case by where it came from, who carries it and how far it is. The third shares nothing
// with the others but the month, so that nobody lays it beside the first in a month of few people.
//
// Codes follow HTCDS 2.0 and IC-TIP (International Classification for Administrative Data on Trafficking in Persons) where these have them:
// docs/htcds.md. Kinds of work are sections of ISIC, those in which people are found; a country is never told.

import {
  abroad,
  citizenships,
  controls,
  detectors,
  entityTypes,
  exploitations,
  genders,
  recruiters,
  worked,
} from '../caseload/ictip/person-codes.ts'

export const attributes = {
  age: ['child', 'adult', 'unknown'],
  gender: genders,
  exploitation: exploitations,
  abroad,
  citizenship: citizenships,
  detected: detectors,
  registered: [...entityTypes, 'unknown'],
  standing: ['identified', 'presumed', 'rejected', 'none', 'unknown'],
  sector: worked,
  control: [...controls, 'several', 'unknown'],
  recruiter: recruiters,
} as const

export type Attribute = keyof typeof attributes
export const attributeNames = Object.keys(attributes) as Attribute[]

/** What one row says of a person. */
export const rowsOfPerson = {
  person: ['age', 'gender', 'exploitation', 'abroad', 'citizenship'],
  registration: ['age', 'detected', 'registered', 'standing'],
  means: ['sector', 'control', 'recruiter'],
} as const satisfies Record<string, readonly Attribute[]>

/** What is asked of whoever counts somebody, in this order; `control` several times. */
export const asked = [
  'age',
  'gender',
  'citizenship',
  'exploitation',
  'sector',
  'control',
  'recruiter',
  'abroad',
] as const satisfies readonly Attribute[]
export type Asked = (typeof asked)[number]

/** What somebody is held by, as a file says it: as many as are true. */
export type Control = (typeof controls)[number]
