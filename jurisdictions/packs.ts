// The packs that this software brings along, by their ids. A country is a folder here with its pack.json, a line below (each
// after the pack that it builds on), and its hash (`npm run packs`).

import coe from './coe/pack.json' with { type: 'json' }
import eu from './eu/pack.json' with { type: 'json' }
import palermo from './palermo/pack.json' with { type: 'json' }
import uk from './uk/pack.json' with { type: 'json' }
import us from './us/pack.json' with { type: 'json' }
import { buildPack, lastsAtLeast, neverLate, type Pack, type PackFile } from '../src/jurisdiction/define.ts'

/** As they are: a test and every start of a server hold them to the schema and to their hashes. */
export const shippedFiles = [palermo, coe, eu, uk, us] as unknown as readonly PackFile[]

function builtFrom(files: readonly PackFile[]): ReadonlyMap<string, Pack> {
  const packs = new Map<string, Pack>()
  for (const file of files)
    packs.set(file.id, buildPack(file, file.inherits === undefined ? undefined : packs.get(file.inherits)))
  return packs
}

export const packs = builtFrom(shippedFiles)

/** A pack by its id. Throws where there is none: a case never runs without rules. */
export function packOf(id: string): Pack {
  const pack = packs.get(id)
  if (!pack) throw new Error(`there is no pack ${id}`)
  return pack
}

/** What ends by itself and is asked for again only if the person wants it: no consent that ended is anybody's lateness. */
export const endsByItself: readonly string[] = ['consent.end', 'consent.reminder']

/** Clocks that are never late, each behind the id of its pack: as SQL compares `pack || ' ' || clock`. */
export const neverLateClocks: readonly string[] = [...packs.values()].flatMap((pack) =>
  [...neverLate(pack), ...endsByItself].map((clock) => `${pack.id} ${clock}`),
)

/** Whether a clock of a pack can be late at all. */
export const canBeLate = ({ pack, clock }: { pack: string; clock: string }): boolean =>
  !lastsAtLeast(packs.get(pack)?.clocks[clock]) && !endsByItself.includes(clock)
