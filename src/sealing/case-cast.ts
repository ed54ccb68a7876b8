// Olena's case, as the tests of its chain tell it: who works where, her card, and a chain that is spoken into, one statement
// after the other, by the rules.
import { expect } from 'vitest'
import { caseRules } from './case-chain.ts'
import { personName, readersOf } from './case-readers.ts'
import { NO_CASE, type CaseNow, type People } from './case-shape.ts'
import { NO_HEAD, replay, state, type Checked } from './chain.ts'
import { newKeyPair, newSecret, type SigPair } from './keys.ts'
import { toText } from './text.ts'
import type { Compartment } from './vault-shape.ts'

export const place = { network: 'lumenia', about: 'case', id: 'case-1' } as const
export const at = '2026-03-01T10:00Z'
export const today = '2026-03-01'
export const until = '2026-09-01'
export const [SHELTER, CLINIC, LAWYERS, ELSEWHERE, OLENA] = [1, 2, 3, 4, 50]
/** A team of the shelter: Mira is in it, and Amara is not. */
export const TEAM = 11
/** Amara's, of the same house. */
export const NIGHT = 12

export type Speaker = { id: string; sig: SigPair; from?: number }
export const speaker = async (id: string, from?: number): Promise<Speaker> => ({
  id,
  sig: (await newKeyPair('sig')).pair,
  ...(from && { from }),
})
export const mira = await speaker('mira', SHELTER)
export const amara = await speaker('amara', SHELTER)
export const sato = await speaker('sato', CLINIC)
export const lindiwe = await speaker('lindiwe', LAWYERS)
export const kofi = await speaker('kofi', ELSEWHERE)
export const olena = await speaker(personName(OLENA))
export const card = { circle: OLENA, enc: toText(newSecret()), sig: toText(olena.sig.publicKey) }
const workers = [mira, amara, sato, lindiwe, kofi]

/** Who of a house speaks for which circle of it. */
export const isPlaced = (id: string, organisation: number, circle: number): boolean =>
  organisation === circle ||
  (organisation === SHELTER && ((circle === TEAM && id === 'mira') || (circle === NIGHT && id === 'amara')))
export const isOfHouse = (organisation: number, circle: number): boolean =>
  organisation === circle || ([TEAM, NIGHT].includes(circle) && organisation === SHELTER)

/** Each organisation has the circle of its number; that Kofi's claims Olena's number too is a lie that must not help it. */
const people: People = {
  keyOf({ id, organisation, log }) {
    const isTheirs = (one: Speaker) => one.id === id && one.from === organisation
    const found = log < (left.get(id) ?? Infinity) ? workers.find(isTheirs) : undefined
    return found && { sig: found.sig.publicKey }
  },
  placeIn: ({ id, organisation }, circle) =>
    (circle === OLENA ? organisation === ELSEWHERE : isPlaced(id, organisation, circle)) ? {} : undefined,
  houseHas: ({ organisation }, circle) =>
    circle === OLENA ? organisation === ELSEWHERE : isOfHouse(organisation, circle),
  sizeOf: () => 2,
  isBound: () => true,
  hashAt: () => '',
}
/** Who has left, and at which statement of their log. */
export const left = new Map<string, number>()
/** Made anew for each statement, as by each who replays it. */
export const rules = () => caseRules(people)
export const fresh: Checked<CaseNow> = { ...NO_HEAD, now: NO_CASE }
export const commits = (...names: Compartment[]) =>
  Object.fromEntries(names.map((name) => [name, toText(newSecret())]))

/** The chain as far as it goes now. */
export let checked: Checked<CaseNow>
/** Goes on from an earlier moment, or from nothing. */
export const goOnFrom = (moment: Checked<CaseNow>): void => {
  checked = moment
}
/** Says the next thing; answers the code where it is refused, and then nothing is changed. */
export async function says(by: Speaker, said: { t: string; [field: string]: unknown }): Promise<string> {
  const from = by.from === undefined ? {} : { from: by.from, log: 5 }
  const { statement } = await state(place, checked, { by, said: { at, ...from, ...said } })
  try {
    checked = await replay(place, [statement], rules(), { from: checked })
  } catch (refusal) {
    return (refusal as Error).message
  }
  return 'taken'
}
/** What a worker's word rests on; Olena signs for herself. */
export const agreed = { how: 'spoken', language: 'uk', text: 'ab'.repeat(32) }
export const given = { basis: 'consent', purpose: 'care', until }
export function grants(
  by: Speaker,
  fields: { grant: string; to: number; compartments: readonly string[] } & Record<string, unknown>,
): Promise<string> {
  const said = { t: 'grant', ...given, ...fields }
  return says(by, by.from !== undefined && said.basis === 'consent' ? { agreed, ...said } : said)
}
export const readers = (compartment: Compartment, day = today) => readersOf(checked.now, compartment, day)

/** Mira has opened the case, Olena has her card, the clinic her health and the lawyers her legal matters. */
export async function begin(): Promise<void> {
  checked = fresh
  expect(
    await says(mira, { t: 'open', owner: SHELTER, commits: commits('identity', 'health', 'legal') }),
  ).toBe('taken')
  expect(await says(mira, { t: 'person', ...card, compartments: ['identity', 'health'] })).toBe('taken')
  expect(await grants(mira, { grant: 'doctor', to: CLINIC, compartments: ['health'] })).toBe('taken')
  expect(await grants(mira, { grant: 'lawyer', to: LAWYERS, compartments: ['legal'] })).toBe('taken')
}

/** Everything that goes with the case when it is handed on; what somebody else began does not. */
export const everything: Compartment[] = ['identity', 'health', 'legal']
/** Olena says yes, in front of Mira, that a circle carries her case from now on. */
export const yesTo = (to: number, fields = {}) =>
  grants(mira, { grant: 'carry', to, compartments: everything, purpose: 'carrying', ...fields })
export const handsOn = (by: Speaker, to: number, grant = 'carry') => says(by, { t: 'transfer', to, grant })
