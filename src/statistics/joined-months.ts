// Months that are joined until enough people stand in them. A block is told whole and never changes, so that two looks tell nothing of one person.

/** Blocks of rows, the oldest first, each with `least` people or more; and what waits to be joined with later months. */
export function joinedMonths<Row extends { month: string }>(
  rows: readonly Row[],
  least: number,
  peopleIn: (some: readonly Row[]) => number = ({ length }) => length,
): { blocks: Row[][]; open: Row[] } {
  const blocks: Row[][] = []
  let open: Row[] = []
  const byMonth = [...Map.groupBy(rows, ({ month }) => month)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  for (const [, more] of byMonth) {
    open = [...open, ...more]
    if (peopleIn(open) < least) continue
    blocks.push(open)
    open = []
  }
  return { blocks, open }
}
