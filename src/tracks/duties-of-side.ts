// Whose duty a clock of a machine is.
import type { ClockStart, Machine } from './define.ts'

/** The clocks of a machine that are the duty of a side. */
export function dutiesOfSide(side: ClockStart['owner'], { opens, moves }: Machine): string[] {
  return [opens, ...Object.values(moves)].flatMap(({ starts = [] }) =>
    starts.flatMap(({ clock, owner }) => (owner === side ? [clock] : [])),
  )
}
