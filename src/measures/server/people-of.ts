// Who is helped, in coarse numbers. A fact says four things about somebody under a random number that only their sealed case
// knows. What comes out are sums over blocks of whole months, one attribute at a time, and no exact number below ten: a block never
// changes again, small groups are shown together, and there is nothing to subtract. What is too small to be told exactly is told with
// an error that is the same each time, and with how large the error may be.

import { keySpace, perturbation, told } from '../../statistics/cell-keys.ts'
import { joinedMonths } from '../../statistics/joined-months.ts'
import { threshold } from '../../api/threshold.ts'
import { attributeNames, attributes, type Attribute } from '../counted-codes.ts'

/** How many people of a month have a code in one attribute; as the database gives it. */
export interface Sum {
  month: string
  attribute: Attribute
  code: string
  n: number
  /** The keys of these people together. */
  key: number
}

/** Small numbers on the dashboard: off by two as a rule and by eight at most, and never one or two. */
const small = perturbation({ variance: 4, most: 8, hidden: 2 })

/** So far off a number that is told roughly lies at most, 95 of 100 times. */
export const roughError = small.error95

/** A number that is told roughly. */
export interface Rough {
  code: string
  n: number
}

export interface Table {
  attribute: Attribute
  cells: { code: string; n: number }[]
  /** Everybody else of the block, together. */
  others: number
  /** Of them, roughly, which codes they have. */
  rough: Rough[]
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
  /** Those who wait, roughly. */
  waiting: { attribute: Attribute; rough: Rough[] }[]
}

/** Joins whole months into blocks of ten people or more, oldest first. Months that are not over must be left out. */
export function peopleOf(sums: readonly Sum[]): People {
  const { blocks, open } = joinedMonths(sums, threshold, peopleIn)
  return {
    blocks: blocks.map((block) => ({
      from: block[0]!.month,
      to: block.at(-1)!.month,
      people: peopleIn(block),
      tables: attributeNames.map((attribute) => tableOf(attribute, block)),
    })),
    waitingSince: open[0]?.month ?? null,
    waiting: attributeNames.map((attribute) => ({ attribute, rough: roughOf(countsOf(attribute, open)) })),
  }
}

/** Everybody has exactly one code in each attribute, so any attribute counts the people. */
const peopleIn = (sums: readonly Sum[]): number =>
  sums.reduce((sum, { attribute, n }) => sum + (attribute === 'age' ? n : 0), 0)

function countsOf(attribute: Attribute, sums: readonly Sum[]) {
  return attributes[attribute].map((code) => {
    const own = sums.filter((one) => one.attribute === attribute && one.code === code)
    return {
      code,
      n: own.reduce((sum, one) => sum + one.n, 0),
      key: own.reduce((sum, one) => (sum + one.key) % keySpace, 0),
    }
  })
}

const roughOf = (counts: readonly (Rough & { key: number })[]): Rough[] =>
  counts.map(({ code, n, key }) => ({ code, n: told(small, n, key) })).filter(({ n }) => n > 0)

function tableOf(attribute: Attribute, sums: readonly Sum[]): Table {
  const counted = countsOf(attribute, sums)
  // A lone small group could be found by subtraction, so the next larger one goes with it until ten are together.
  const shown = counted.filter(({ n }) => n >= threshold).toSorted((a, b) => b.n - a.n)
  let others = counted.reduce((sum, { n }) => sum + (n < threshold ? n : 0), 0)
  while (others > 0 && others < threshold && shown.length > 0) others += shown.pop()!.n
  const rest = counted.filter((one) => !shown.includes(one))
  return { attribute, cells: shown.map(({ code, n }) => ({ code, n })), others, rough: roughOf(rest) }
}
