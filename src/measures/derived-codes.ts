// What is counted of a person and stands in their file already: nobody is asked twice. Pure, in the browser of who carries the case.

import { countedAs, readFrom, type InStandard } from '../caseload/htcds/counted-as.ts'
import { controls } from '../caseload/ictip/person-codes.ts'
import { attributes, type Attribute, type Control } from './counted-codes.ts'
import { isPresumed } from '../identification/presumed.ts'

type Code<Name extends Attribute> = (typeof attributes)[Name][number]

/** Presumed or identified, on the day on which they are counted; help depends on neither. */
export function standingOf(tracks: readonly { kind: string; state: string }[]): Code<'standing'> {
  const states = tracks.filter(({ kind }) => kind === 'identification').map(({ state }) => state)
  if (states.includes('identified')) return 'identified'
  if (states.some(isPresumed)) return 'presumed'
  return states.includes('not_identified') ? 'rejected' : 'none'
}

/** Countries of the European Union, as ISO 3166-1 calls them. */
const union = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

/** A coarse group of citizenship, out of the countries that a file names; the country itself is never told. */
export function citizenshipOf(countries: string, own: string): { citizenship?: Code<'citizenship'> } {
  const named = countries
    .split(';')
    .map((one) => one.trim().toUpperCase())
    .filter(Boolean)
  if (named.length === 0) return {}
  if (named.includes(own.toUpperCase())) return { citizenship: 'own' }
  const isOfRegion = union.includes(own.toUpperCase()) && named.some((one) => union.includes(one))
  return { citizenship: isOfRegion ? 'region' : 'other' }
}

/** One code for each person: who was held by several things is none of them more than the others. */
export const controlOf = (held: readonly Control[]): Code<'control'> =>
  held.length > 1 ? 'several' : (held[0] ?? 'unknown')

/** A kind of work that is not asked here, in a file that holds one: those in which few are found are counted as one. */
export const listedSector = (sector: string): Code<'sector'> =>
  attributes.sector.find((one) => one === sector) ?? 'other'

/** What a file that came from another system says of it, in the codes of HTCDS. Kinds of work that are not asked here are one: `other`. */
export function fromStandard(values: Readonly<Record<string, string>>): {
  sector?: Code<'sector'>
  control: Control[]
} {
  const said = (name: InStandard) => values[countedAs[name].field] ?? ''
  const [sector, ...more] = readFrom('sector', said('sector'), attributes.sector)
  return {
    ...(sector && more.length === 0 && { sector }),
    control: readFrom('control', said('control'), controls),
  }
}
