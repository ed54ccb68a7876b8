// What a grant says of pages: copies of what stood in the file on one day, each with a key of its own. What is written later is in
// none of them. (docs/decisions/0045)
import { cardOf, firstReader } from './case-readers.ts'
import { CARRYING, type CaseNow, type GivenPage, type Grant } from './case-shape.ts'
import type { Said } from './chain.ts'
import { must } from './must.ts'
import { COMPARTMENTS, UNTOLD, type Compartment } from './shapes.ts'
import { KEY_BYTES } from './suite.ts'
import { fromText } from './text.ts'

/** Pages of one grant at most: a statement is short, and nobody listens to more. */
const MOST_PAGES = 40

const isHash = (value: unknown): value is string => {
  try {
    return typeof value === 'string' && fromText(value).length === KEY_BYTES
  } catch {
    return false
  }
}

function partsIn(value: unknown): Compartment[] {
  must(Array.isArray(value) && value.length > 0 && new Set(value).size === value.length)
  must(value.every((one) => COMPARTMENTS.includes(one as Compartment)))
  return value as Compartment[]
}

/** The pages that a statement names, or `bad-chain`. */
export function pagesIn(said: Said): GivenPage[] {
  const named = said['pages']
  must(Array.isArray(named) && named.length > 0 && named.length <= MOST_PAGES)
  const pages = named.map((one: unknown): GivenPage => {
    must(typeof one === 'object' && one !== null && Object.keys(one).toSorted().join() === 'hash,page,parts')
    const { page, hash, parts } = one as Record<string, unknown>
    must(typeof page === 'string' && page.length > 0 && page.length <= 200 && isHash(hash))
    return { page, hash, parts: partsIn(parts) }
  })
  must(new Set(pages.map(({ page }) => page)).size === pages.length)
  return pages
}

/** Broken glass opens a part for days, and who carries a case reads it: neither is a matter of pages. */
export const isForPages = (basis: string, purpose: string): boolean =>
  basis !== 'vital_interest' && purpose !== CARRYING

/** The parts from which pages were copied. */
export const partsOfPages = (pages: readonly GivenPage[] = []): Compartment[] => [
  ...new Set(pages.flatMap(({ parts }) => parts)),
]

/** Who was not told that a part was begun does not judge who may copy from it. */
export const isUntold = ({ partial, commits }: CaseNow, part: Compartment): boolean =>
  partial && !commits.has(part)

/** The same of a part of which only those who read it are told. */
export const isKeptFrom = (now: CaseNow, part: Compartment): boolean =>
  UNTOLD.includes(part) && isUntold(now, part)

/** Remembers pages under their names: one that was given once is the same page whoever gives it again. */
export function withPages(now: CaseNow, { pages: given = [] }: Grant): CaseNow {
  const pages = new Map(now.pages)
  for (const one of given) {
    const before = pages.get(one.page)
    must(!before || (before.hash === one.hash && before.parts.join() === one.parts.join()))
    pages.set(one.page, one)
  }
  return { ...now, pages }
}

/** Who reads pages of these parts without a grant: whoever reads a part first, and the person whose card holds all of them. */
export function keepersOf(now: CaseNow, parts: readonly Compartment[]): number[] {
  const card = cardOf(now)
  const own = card && parts.every((one) => card.compartments.includes(one)) ? [card.circle] : []
  return [...new Set([...parts.map((one) => firstReader(now, one)), ...own])]
}

/** Who reads a page on a day: those who keep it, and the recipients of grants in force that name it. A frozen card reads nothing. */
export function readersOfPage(now: CaseNow, name: string, day: string): number[] {
  const page = now.pages.get(name)
  if (!page || now.state === 'erased') return []
  const given = [...now.grants.values()].filter(
    ({ pages, until }) => until >= day && pages?.some((one) => one.page === name),
  )
  const all = [...keepersOf(now, page.parts), ...given.map(({ to }) => to)]
  return [...new Set(all)].filter((circle) => !(now.person?.frozen && circle === now.person.circle))
}
