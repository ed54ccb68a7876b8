// The packs that this software brings along, by their ids. A country adds one file to jurisdictions/, one line here, and what it
// is called at set-up (`setup.pack.<id>`); everything else finds it here.

import { coe } from './coe.ts'
import { palermo } from './palermo.ts'
import { uk } from './uk.ts'
import { lastsAtLeast, neverLate, type Pack } from '../src/jurisdiction/define.ts'

export const packs: ReadonlyMap<string, Pack> = new Map([palermo, coe, uk].map((pack) => [pack.id, pack]))

/** A pack by its id. Throws where there is none: a case never runs without rules. */
export function packOf(id: string): Pack {
  const pack = packs.get(id)
  if (!pack) throw new Error(`there is no pack ${id}`)
  return pack
}

/** Clocks that are never late, each behind the id of its pack: as SQL compares `pack || ' ' || clock`. */
export const neverLateClocks: readonly string[] = [...packs.values()].flatMap((pack) =>
  neverLate(pack).map((clock) => `${pack.id} ${clock}`),
)

/** Whether a clock of a pack can be late at all. */
export const canBeLate = ({ pack, clock }: { pack: string; clock: string }): boolean =>
  !lastsAtLeast(packs.get(pack)?.clocks[clock])
