// What a `grant` says in the chain of a case, field by field: to whom, which parts or which pages, on which basis, until when.
import { agreedIn } from './agreed.ts'
import { isPerson } from './case-readers.ts'
import type { Basis, Grant } from './case-shape.ts'
import type { Said } from './chain.ts'
import { must } from './must.ts'
import { field } from './org-shape.ts'
import { isForPages, pagesIn, partsOfPages } from './pages-given.ts'
import { COMPARTMENTS, PRIVILEGED, WORKING, type Compartment } from './shapes.ts'

const DAY = /^\d{4}-\d\d-\d\d$/
const BASES: readonly string[] = ['consent', 'legal_duty', 'vital_interest', 'court_order'] satisfies Basis[]

/** The parts that a statement names, each once. */
export function compartmentsIn(said: Said, name: string): Compartment[] {
  const named = field.texts(said, name)
  must(named.length > 0 && named.every((one) => COMPARTMENTS.includes(one as Compartment)))
  must(new Set(named).size === named.length)
  return named as Compartment[]
}

/** The terms that a statement gives, or `bad-chain`. */
export function grantIn(said: Said): Grant {
  const until = field.text(said, 'until')
  const basis = field.text(said, 'basis')
  must(DAY.test(until) && BASES.includes(basis))
  const purpose = field.text(said, 'purpose')
  // Pages instead of parts, never both: whoever reads the words of a yes knows which of the two it was.
  const pages = said['pages'] === undefined ? [] : pagesIn(said)
  must(pages.length === 0 || (said['compartments'] === undefined && isForPages(basis, purpose)))
  const compartments = pages.length > 0 ? [] : compartmentsIn(said, 'compartments')
  // A court opens what it may; what a client told their lawyer it may not. (security.md §2.4)
  must(basis === 'consent' || ![...compartments, ...partsOfPages(pages)].includes(PRIVILEGED))
  // Whatever the basis: what was noted for oneself is shared by being put into the file first.
  must(![...compartments, ...partsOfPages(pages)].includes(WORKING))
  const from = isPerson(said) ? {} : { from: field.count(said, 'from') }
  // Her own yes is signed by herself; a worker says how it was given, and what for it was asked.
  const isToldYes = basis === 'consent' && !isPerson(said)
  must(isToldYes || said['agreed'] === undefined)
  const agreed = isToldYes ? { agreed: agreedIn(said['agreed']) } : {}
  const replaces = said['replaces'] === undefined ? {} : { replaces: field.texts(said, 'replaces') }
  return {
    to: field.count(said, 'to'),
    compartments,
    basis: basis as Basis,
    purpose,
    until,
    ...(pages.length > 0 && { pages }),
    ...from,
    ...agreed,
    ...replaces,
  }
}
