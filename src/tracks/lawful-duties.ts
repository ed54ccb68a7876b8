// The law of a case, looked up when a move is made: which pack it is, and how old the person is where that matters.

import { sql } from '../database/sql.ts'
import type { Ctx } from '../http/context.ts'
import { hashOfLaw } from '../jurisdiction/shipped.ts'
import { startsNow } from './advance.ts'
import type { ClockStart, Input, Machine } from './define.ts'
import { asksAge, withLaw, type Effects } from './duties-of-law.ts'
import { packOf, packs } from '../../jurisdictions/packs.ts'

/** A track, as far as its law asks. */
interface UnderLaw {
  pack: string
  case_id: string | null
}

/** How old the person is; looked up only where a move's duties hang on it. */
export async function ageFor(
  ctx: Ctx,
  machine: Machine,
  move: string,
  { pack, case_id: id }: UnderLaw,
): Promise<string | undefined> {
  if (id === null || !asksAge(machine, move, packOf(pack))) return undefined
  const found = await ctx.tx.maybe<{ age_group: string }>(
    sql`select age_group from app.case_facts(${id}, ${ctx.now})`,
  )
  return found?.age_group
}

/** The clocks that opening starts: the machine's, and what the law of the case adds. */
export async function begunByOpening(
  ctx: Ctx,
  machine: Machine,
  track: UnderLaw & { subkind: string | null; state: string },
  input: Input,
): Promise<readonly ClockStart[]> {
  const { subkind, state: to, pack } = track
  const starts = (machine.opens.starts ?? []).filter((start) =>
    startsNow(start, input, subkind ?? undefined, {}),
  )
  const opened = { move: 'opened', was: '', to, age: await ageFor(ctx, machine, 'opened', track), input }
  return withLaw(machine, opened, packOf(pack), { starts, stops: [], drops: [] }).starts
}

/** The duties that run after a move: none begins twice, and whoever does both owes the carrier's once. */
export function owedAfter(
  { carried_by: carrier, owner_circle }: { carried_by?: number | null; owner_circle: number },
  running: readonly { clock: string }[],
  { starts, stops, drops }: Effects,
): string[] {
  const isOwed = ({ owner }: ClockStart) => owner !== 'carrier' || (carrier ?? owner_circle) !== owner_circle
  const left = running.map(({ clock }) => clock).filter((one) => ![...stops, ...drops].includes(one))
  return [...new Set([...left, ...starts.filter(isOwed).map(({ clock }) => clock)])]
}

/** How a signed step names the law by which its duties were worked out. */
export const lawOfStep = (pack: string, age: string | undefined) => ({
  pack,
  hash: hashOfLaw(pack),
  ...(age !== undefined && { age }),
})

/** Every move that begins or does a duty of some law, and every kind of track on which one can run. */
const namesIn = (): ReadonlySet<string> =>
  new Set(
    [...packs.values()].flatMap(({ clocks }) =>
      Object.values(clocks).flatMap(({ starts = [], stops = [] }) => [
        ...starts.flatMap(({ on }) => [on, on.split('.')[0]!]),
        ...stops,
      ]),
    ),
  )
let known = { packs: 0, names: namesIn() }

/** Whether a move can begin, do or end a duty of any law: then the running ones are read. */
export function touchesLaw(kind: string, move: string): boolean {
  if (known.packs !== packs.size) known = { packs: packs.size, names: namesIn() }
  return known.names.has(kind) || known.names.has(`${kind}.${move}`)
}
