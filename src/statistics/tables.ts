// Tables of counts: attributes crossed with each other over some periods, always with all totals. A cell is a box: codes that are asked
// for, and the periods; a total leaves a code open. Pure; it knows nothing of what is counted.

/** One code for each attribute of the table; nothing where all of them stand together. */
export type Codes = readonly (string | null)[]

export interface Shape {
  attributes: readonly string[]
  periods: readonly string[]
}

export interface Box extends Shape {
  codes: Codes
}

export interface Cell {
  codes: Codes
  /** Nothing where it is not told. */
  n: number | null
}

export interface Table extends Shape {
  cells: readonly Cell[]
}

/** The codes of each attribute, whether anybody has them or not. */
export type Domain = Readonly<Record<string, readonly string[]>>

/** How many have these codes in one period. */
export interface Count {
  period: string
  codes: readonly string[]
  n: number
}

/** The true counts of attributes that are crossed, in the order in which they are asked for. */
export type Counts = (attributes: readonly string[]) => readonly Count[]

/** Every combination of what stands in the lists. */
export function combinations<T>(lists: readonly (readonly T[])[]): T[][] {
  let all: T[][] = [[]]
  for (const list of lists) all = all.flatMap((start) => list.map((next) => [...start, next]))
  return all
}

/** The codes of all cells of a table: each combination, and each total. */
export const codesOf = ({ attributes }: Pick<Shape, 'attributes'>, domain: Domain): Codes[] =>
  combinations(attributes.map((attribute) => [...domain[attribute]!, null]))

export const keyOf = (codes: Codes): string => JSON.stringify(codes)

/** The true numbers of all cells, totals too, by the key of their codes. */
export function trueCells(shape: Shape, domain: Domain, counts: Counts): Map<string, number> {
  const cells = new Map(codesOf(shape, domain).map((codes) => [keyOf(codes), 0]))
  const periods = new Set(shape.periods)
  for (const { period, codes, n } of counts(shape.attributes)) {
    if (!periods.has(period)) continue
    for (const box of combinations(codes.map((code) => [code, null]))) {
      const key = keyOf(box)
      cells.set(key, (cells.get(key) ?? 0) + n)
    }
  }
  return cells
}

/** The number of attributes that a cell leaves open. */
export const openIn = (codes: Codes): number => codes.filter((code) => code === null).length

/** Whatever is told is told down to a multiple of `base`: one person more or less mostly changes nothing. */
export const roundDown = (n: number, base: number): number => n - (n % base)
