// How many sleep together, by age: read from the files that belong together and are shared with whoever asks for a bed. Numbers alone
// leave the browser.
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { openLatest } from '../../client/records.ts'
import { askHouses } from './ask-houses.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import { today } from '../../client/time.ts'
import { ageBands, ageOn, bandOf, type AgeBand } from '../../cases/age.ts'
import { readBonds } from './links.ts'
import { isOpen } from '../../tracks/case-state.ts'

export type HouseholdSize = Record<AgeBand, number>

/** How many of each age; and the files of those whose age stands nowhere, which is asked and never guessed. */
export interface Found {
  size: HouseholdSize
  unknown: { id: string; reference: string }[]
}

/** Of one person: by their birth date where it is known here, else only that they are grown up, where their file was opened so. */
async function bandIn(session: Session, shared: SharedCase, day: string): Promise<AgeBand | undefined> {
  const isKnown = shared.held.includes('identity')
  const profile = isKnown ? await openLatest<{ birth?: string }>(session, shared, 'profile') : undefined
  if (profile?.birth) return bandOf(ageOn(profile.birth, day))
  return shared.case.ageGroup === 'adult' ? 'grown_up' : undefined
}

/** The person of a file and everybody whose bond stands on both sides and whose file is open. */
export async function sizeOf(session: Session, shared: SharedCase): Promise<Found> {
  const day = await today(session)
  const bonds = (await readBonds(session, shared)).filter(({ standing }) => standing === 'both')
  const others = await Promise.all(bonds.map((bond) => readCase(session, bond.case)))
  const together = [shared, ...others.filter(({ case: { state } }) => isOpen(state))]
  const bands = await Promise.all(together.map((one) => bandIn(session, one, day)))
  return {
    size: Object.fromEntries(
      ageBands.map((band) => [band, bands.filter((one) => one === band).length]),
    ) as HouseholdSize,
    unknown: together
      .filter((_one, at) => bands[at] === undefined)
      .map(({ case: { id, reference } }) => ({ id, reference })),
  }
}

/** What of a place was said besides who comes. */
export interface Wanted {
  urgency: 'now' | 'day' | 'routine'
  safe_in?: string
  needs?: readonly string[]
  women?: number
  men?: number
}

/** Asks houses for one place for all of them: how many, and how old. All are asked at once, and the first that offers has them. */
export async function askForBeds(
  session: Session,
  { caseId, id, ...wanted }: { caseId: string; id: string } & Wanted,
  size: HouseholdSize,
  houses: readonly [number, ...number[]],
): Promise<Pick<TrackNow, 'id'>[]> {
  const ages = {
    adults: size.grown_up,
    teens: size.from_12_to_17,
    children: size.from_3_to_11,
    babies: size.under_3,
  }
  const party = Object.values(ages).reduce((sum, count) => sum + count, 0)
  return askHouses(session, { caseId, id, asked: { ...wanted, party, ...ages } }, houses)
}
