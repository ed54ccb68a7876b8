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

const all = new Map(builtFrom(shippedFiles))
export const packs: ReadonlyMap<string, Pack> = all

/** A law that two members of the network signed: it stands in the place of another from a day on. */
export interface NetworkLaw {
  file: PackFile
  over: string
  since: string
}
let changed: readonly NetworkLaw[] = []

/** Takes up the laws that the network changed for itself, in their order; what a log does not say is no law (in-force.ts). */
export function takeUp(laws: readonly NetworkLaw[]): void {
  for (const { file } of laws) all.set(file.id, buildPack(file, all.get(file.inherits ?? '')))
  changed = laws
}

/** Keeps a law that a browser has read and checked, so that whatever is shown of it has its words. */
export function learn(pack: Pack): void {
  if (!all.has(pack.id)) all.set(pack.id, pack)
}

/** What stands in the place of a pack on a day: itself, where nobody changed it. Whatever runs already keeps what it began with. */
export function packOn(id: string, day: string): string {
  const next = changed.findLast(({ over, since }) => over === id && since <= day)
  return next ? packOn(next.file.id, day) : id
}

/** The packs in whose place another stands on a day, each with that one. */
export const replacedOn = (day: string): [over: string, by: string][] =>
  [...all.keys()].map((id): [string, string] => [id, packOn(id, day)]).filter(([over, by]) => over !== by)

/** A pack by its id. Throws where there is none: a case never runs without rules. */
export function packOf(id: string): Pack {
  const pack = packs.get(id)
  if (!pack) throw new Error(`there is no pack ${id}`)
  return pack
}

/** A pack as a browser knows it: of one that the network changed, that in whose place it stands; the changed file is read where it is needed. */
export const nearest = (id: string): Pack | undefined => packs.get(id) ?? packs.get(id.replace(/-r\d+$/, ''))

/** What ends by itself and is asked for again only if the person wants it: no consent that ended is anybody's lateness. */
export const endsByItself: readonly string[] = ['consent.end', 'consent.reminder']

/** Clocks that are never late, each behind the id of its pack: as SQL compares `pack || ' ' || clock`. */
export const neverLateClocks = (): string[] =>
  [...packs.values()].flatMap((pack) =>
    [...neverLate(pack), ...endsByItself].map((clock) => `${pack.id} ${clock}`),
  )

/** Whether a clock of a pack can be late at all. */
export const canBeLate = ({ pack, clock }: { pack: string; clock: string }): boolean =>
  !lastsAtLeast(nearest(pack)?.clocks[clock]) && !endsByItself.includes(clock)
