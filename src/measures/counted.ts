// Who is helped, in coarse numbers. A fact says four things about somebody under a random number that only their sealed case
// knows. What comes out are sums over blocks of whole months, one attribute at a time, and no number below ten: a block never
// changes again, small groups are shown together, and there is nothing to subtract.

import { threshold } from './scorecard.ts'
import { attributeNames, attributes, type Attribute } from './counted-codes.ts'

/** How many people of a month have a code in one attribute; as the database gives it. */
export interface Sum {
  month: string
  attribute: Attribute
  code: string
  n: number
}

export interface Table {
  attribute: Attribute
  cells: { code: string; n: number }[]
  /** Everybody else of the block, together; which of the other codes they have is not said. */
  others: number
}

export interface Block {
  from: string
  to: string
  people: number
  tables: Table[]
}

export interface People {
  blocks: Block[]
  /** Since which month fewer than ten wait to be shown with later ones. */
  waitingSince: string | null
}

/** Joins whole months into blocks of ten people or more, oldest first. Months that are not over must be left out. */
export function peopleOf(sums: readonly Sum[]): People {
  const blocks: Block[] = []
  let open: Sum[] = []
  const byMonth = [...Map.groupBy(sums, ({ month }) => month)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  for (const [month, more] of byMonth) {
    open = [...open, ...more]
    if (peopleIn(open) < threshold) continue
    blocks.push({
      from: open[0]!.month,
      to: month,
      people: peopleIn(open),
      tables: attributeNames.map((attribute) => tableOf(attribute, open)),
    })
    open = []
  }
  return { blocks, waitingSince: open[0]?.month ?? null }
}

/** Everybody has exactly one code in each attribute, so any attribute counts the people. */
const peopleIn = (sums: readonly Sum[]): number =>
  sums.reduce((sum, { attribute, n }) => sum + (attribute === 'age' ? n : 0), 0)

function tableOf(attribute: Attribute, sums: readonly Sum[]): Table {
  const counted = attributes[attribute].map((code) => ({
    code: code as string,
    n: sums.reduce((sum, one) => sum + (one.attribute === attribute && one.code === code ? one.n : 0), 0),
  }))
  // A lone small group could be found by subtraction, so the next larger one goes with it until ten are together.
  const cells = counted.filter(({ n }) => n >= threshold).toSorted((a, b) => b.n - a.n)
  let others = counted.reduce((sum, { n }) => sum + (n < threshold ? n : 0), 0)
  while (others > 0 && others < threshold && cells.length > 0) others += cells.pop()!.n
  return { attribute, cells, others }
}
