// What a table of figures can be about, and the codes of each: people who are helped, and where people are met.

import { foundProfessions } from '../api/professions.ts'
import { foundChannels, foundSections } from '../identification/found.ts'
import { venues } from '../identification/venues.ts'
import { attributes, rowsOfPerson } from './counted-codes.ts'

export const figureAttributes = {
  ...attributes,
  venue: venues,
  section: foundSections,
  profession: foundProfessions,
  channel: foundChannels,
} as const

export type FigureAttribute = keyof typeof figureAttributes
export const figureNames = Object.keys(figureAttributes) as FigureAttribute[]

/** Facts about people who are helped are counted apart from those about where people are met. */
export const isOfPeople = (attribute: FigureAttribute): boolean => Object.hasOwn(attributes, attribute)

/** Of people only where one row says both: rows of one person are not tied to each other. */
export const canCross = (one: FigureAttribute, other: FigureAttribute): boolean => {
  if (one === other || isOfPeople(one) !== isOfPeople(other)) return false
  const rows: readonly (readonly string[])[] = Object.values(rowsOfPerson)
  return !isOfPeople(one) || rows.some((row) => row.includes(one) && row.includes(other))
}
