// How a number is written that people are to dial, and what the public may be told of an organisation. No schema stands here,
// so the screens check with it too.
import { packs } from '../../jurisdictions/packs.ts'
import type { OrganisationKind } from './kinds.ts'

/** International (+44 808 157 0192), as it is dialled at home, or short (112): digits in groups, fifteen at the most. */
export const dialled = /^\+?[0-9](?: ?[0-9]){1,14}$/

/** A number as it is kept: what was typed in Arabic or Persian digits is in Latin ones, which every telephone dials. */
export const inDigits = (typed: string): string =>
  typed.trim().replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) % 16))

/** Code of a currency, as banks write it. */
export const currencyCode = /^[A-Z]{3}$/

/** Whether the public is told that it belongs to the network: a hotline always, or nobody could reach it; a shelter never. */
export const isListed = (kind: OrganisationKind, wanted: boolean): boolean =>
  kind === 'hotline' || (kind !== 'shelter' && wanted)

/** The packs that an organisation can work under: all that are registered. */
export const packIds = [...packs.keys()]
