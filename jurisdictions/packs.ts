// The packs that this software brings along, by their ids. A country is a folder here with its pack.json, a line below (each
// after the pack that it builds on), and its hash (`npm run packs`).

import coe from './coe/pack.json' with { type: 'json' }
import eu from './eu/pack.json' with { type: 'json' }
import palermo from './palermo/pack.json' with { type: 'json' }
import uk from './uk/pack.json' with { type: 'json' }
import us from './us/pack.json' with { type: 'json' }
import {
  buildPack,
  lastsAtLeast,
  neverLate,
  uncheckedAs,
  type Pack,
  type PackFile,
} from '../src/jurisdiction/define.ts'

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

/** Laws that were signed and whose file cannot be had, each with the pack that goes on in its name. */
const standingFor = new Map<string, string>()
export const isUnchecked = (id: string): boolean => standingFor.has(id)
/** Whose rules are read under this name: its own, but where its file is lost. */
export const readAs = (id: string): string => standingFor.get(id) ?? id

/** What can go on in the name of a law whose file cannot be had, the best first: the changes before it, and what came with the program. */
export function standIns(id: string): string[] {
  const [, root, which] = /^(.+)-r(\d+)$/.exec(id) ?? []
  if (root === undefined) return id === baseline ? [] : [baseline]
  const before = Array.from({ length: Number(which) - 1 }, (_, at) => `${root}-r${Number(which) - 1 - at}`)
  return [...before, root, baseline]
}
const baseline = 'palermo'

/**
 * A law that was signed and whose file is lost, or that of one it builds on: whoever began under it goes on with the last rules that were
 * checked, which remind and end nothing. One that this program has read already is kept.
 */
function standIn(id: string): void {
  if (all.has(id)) return
  const by = standIns(id).find((one) => all.has(one) && !isUnchecked(one))!
  all.set(id, uncheckedAs(id, all.get(by)!))
  standingFor.set(id, by)
}

/**
 * Takes up the laws that the network changed for itself, in their order; what a log does not say is no law (in-force.ts). Nobody begins
 * under one that is named alone, because its file is lost.
 */
export function takeUp(laws: readonly (NetworkLaw | { lost: string })[]): void {
  for (const law of laws) {
    if ('lost' in law) standIn(law.lost)
    else if (isUnchecked(law.file.inherits ?? '')) standIn(law.file.id)
    else {
      all.set(law.file.id, buildPack(law.file, all.get(law.file.inherits ?? '')))
      standingFor.delete(law.file.id)
    }
  }
  changed = laws.filter((law): law is NetworkLaw => !('lost' in law) && !isUnchecked(law.file.id))
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
